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
  for (const id of difference.ids) for (const piece of lookups.piecesNaming(id)) touching.push(piece);
  for (const citekey of studies) for (const piece of lookups.piecesCiting(citekey)) touching.push(piece);
  addClaimsTouched(keys, touching, lookups);
  for (const id of difference.ids) {
    keys.add(id);
    const definitions = lookups.definitions(id);
    // Which of them is meant may be another now, and the others go by their own keys.
    if (definitions.length > 1) for (const one of definitions) if ('claim' in one) keys.add(one.claim.ownKey);
  }
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
    for (const { facts } of lookups.descriptions(citekey))
      if (facts.id !== undefined) keys.add(`${citekey}#${facts.id}`);
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
  for (const id of difference.ids) for (const file of lookups.files.named.get(id)) files.add(file);
  addReviewsHolding(files, studies, lookups);
  for (const citekey of studies) {
    for (const file of lookups.files.cited.get(citekey)) files.add(file);
    for (const study of lookups.descriptions(citekey)) files.add(study.file);
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
  const addDefining = (id: string): void => {
    const definitions = lookups.definitions(id);
    if (definitions.length < 2) return;
    for (const one of definitions) files.add('claim' in one ? one.claim.file : one.evidence.file);
  };
  for (const { id } of record.claims) if (id !== null) addDefining(id);
  for (const { id } of record.items) if (id !== null) addDefining(id);
  const citekey = record.note.citekey?.value;
  if (citekey !== undefined) for (const { file } of lookups.descriptions(citekey)) files.add(file);
}
