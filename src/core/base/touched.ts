/** How far a change of one note reaches: into which claims' ratings, and into which files' problems. */
import type { NoteDifference } from './changes.js';
import { keyOfClaim } from './claimKey.js';
import type { Lookups } from './lookups.js';
import type { ItemRecord, NoteRecord, Piece } from './records.js';
import type { Change, ClaimKey, FileName } from './types.js';
import { attackedItem } from './undercuts.js';

/** Adds the claims whose rating a piece touches: its target, or for an undercut those of the evidence that it attacks, and so on. */
export function addClaimsTouched(keys: Set<ClaimKey>, pieces: Iterable<Piece>, lookups: Lookups): void {
  const waiting = [...pieces];
  if (waiting.length === 0) return;
  /** Those that have been attacked: only they may come up again. */
  const seen = new Set<ItemRecord>();
  for (let piece = waiting.pop(); piece; piece = waiting.pop()) {
    if (piece.target && 'claim' in piece.target) keys.add(keyOfClaim(piece.target.claim, lookups));
    else if (piece.target && 'ref' in piece.target) keys.add(piece.target.ref.id);
    const attacked = attackedItem(piece, lookups);
    if (!attacked || seen.has(attacked)) continue;
    seen.add(attacked);
    for (const one of attacked.pieces) waiting.push(one);
  }
}

/** Adds the claims whose rating rests on evidence from any of these sources. */
export function addClaimsOfSources(keys: Set<ClaimKey>, citekeys: Iterable<string>, lookups: Lookups): void {
  const undercuts: Piece[] = [];
  const named = new Set<string>();
  for (const citekey of citekeys) {
    lookups.addNamesBorneOn(citekey, named);
    for (const piece of lookups.undercutsCiting(citekey)) undercuts.push(piece);
  }
  for (const name of named) addClaimsOf(keys, name, lookups);
  addClaimsTouched(keys, undercuts, lookups);
}

/** Adds what an id stands for. Where several claims have it, it may mean another of them now, and the others go by their own keys. */
export function addClaimsOf(keys: Set<ClaimKey>, id: string, lookups: Lookups): void {
  keys.add(id);
  if (!lookups.isDefinedOften(id)) return;
  for (const one of lookups.definitions(id)) if ('claim' in one) keys.add(one.claim.ownKey);
}

/**
 * Adds what may differ with a note, as the lookups have it: the ratings of claims, and the problems of files. `pieces` are those that came
 * with it, or went. Gives the keys whose studies differ.
 */
export function addTouchedBy(
  { claims, files }: Pick<Change, 'claims' | 'files'>,
  difference: NoteDifference,
  pieces: readonly Piece[],
  lookups: Lookups,
): ReadonlySet<string> {
  const studies = withOwnKeys(difference.studies, lookups);
  addClaimsTouchedBy(claims, difference, studies, pieces, lookups);
  addFilesTouchedBy(files, difference, studies, lookups);
  return studies;
}

function addClaimsTouchedBy(
  keys: Set<ClaimKey>,
  difference: NoteDifference,
  studies: ReadonlySet<string>,
  pieces: readonly Piece[],
  lookups: Lookups,
): void {
  const touching = pieces.slice();
  // All other pieces that name an id touch nothing but the claim of that id.
  for (const id of difference.ids) for (const piece of lookups.undercutsNaming(id)) touching.push(piece);
  addClaimsTouched(keys, touching, lookups);
  addClaimsOfSources(keys, studies, lookups);
  for (const id of difference.ids) addClaimsOf(keys, id, lookups);
  for (const key of difference.ownKeys) keys.add(key);
}

/**
 * Keys of papers whose studies differ, and all that name a study of theirs: `@paper#study` is one by its own key, unless there is a paper
 * of that key.
 */
function withOwnKeys(citekeys: ReadonlySet<string>, lookups: Lookups): ReadonlySet<string> {
  if (citekeys.size === 0) return citekeys;
  const keys = new Set(citekeys);
  for (const citekey of citekeys) {
    const described = lookups.files.divided.has(citekey) ? lookups.descriptions(citekey) : [];
    for (const { facts } of described) if (facts.id !== undefined) keys.add(`${citekey}#${facts.id}`);
    const hash = citekey.lastIndexOf('#');
    if (hash > 0) keys.add(citekey.slice(0, hash));
  }
  return keys;
}

function addFilesTouchedBy(
  files: Set<FileName>,
  difference: NoteDifference,
  studies: ReadonlySet<string>,
  lookups: Lookups,
): void {
  for (const id of difference.ids) lookups.addFilesNaming(id, files);
  addReviewsHolding(files, studies, lookups);
  for (const citekey of studies) {
    lookups.addFilesCiting(citekey, files);
    lookups.files.described.addTo(files, citekey);
  }
}

/** Notes of reviews that include a paper, directly or by way of other reviews: what they make a circle with may have changed. */
function addReviewsHolding(files: Set<FileName>, citekeys: Iterable<string>, lookups: Lookups): void {
  if (lookups.files.included.size === 0) return;
  const seen = new Set<string>();
  const waiting = [...citekeys];
  for (let citekey = waiting.pop(); citekey !== undefined; citekey = waiting.pop()) {
    if (seen.has(citekey)) continue;
    seen.add(citekey);
    for (const review of lookups.reviewsHolding(citekey)) {
      files.add(review.file);
      waiting.push(review.citekey);
    }
  }
}

/** Adds the notes that define an id or describe a paper of this one too: each names the place in the other, which may have moved. */
export function addFilesSharing(files: Set<FileName>, record: NoteRecord, lookups: Lookups): void {
  const { defined, described } = lookups.files;
  for (const { id } of record.claims) if (id !== null) defined.addTo(files, id);
  for (const { id } of record.items) if (id !== null) defined.addTo(files, id);
  const citekey = record.note.citekey?.value;
  if (citekey !== undefined) described.addTo(files, citekey);
}
