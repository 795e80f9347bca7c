/** How far a change of one note reaches: into which claims' ratings, and into which files' problems. */
import type { NoteDifference } from './changes.js';
import { keyOfClaim } from './claimKey.js';
import type { Lookups } from './lookups.js';
import type { ItemRecord, NoteRecord, Piece } from './records.js';
import type { ClaimKey, FileName } from './types.js';
import { attackedItem } from './undercuts.js';

/** Claims whose rating a piece touches: its target, or for an undercut those of the evidence that it attacks, and so on. */
export function claimsTouched(pieces: Iterable<Piece>, lookups: Lookups): Set<ClaimKey> {
  const keys = new Set<ClaimKey>();
  const waiting = [...pieces];
  if (waiting.length === 0) return keys;
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
  return keys;
}

/** Claims whose rating may differ with a note: `pieces` are those that came with it, or went. */
export function claimsTouchedBy(
  difference: NoteDifference,
  pieces: readonly Piece[],
  lookups: Lookups,
): Set<ClaimKey> {
  const touching = pieces.slice();
  for (const id of difference.ids) for (const piece of lookups.naming.get(id)) touching.push(piece);
  for (const citekey of difference.studies)
    for (const piece of lookups.citing.get(citekey)) touching.push(piece);
  const keys = claimsTouched(touching, lookups);
  for (const id of difference.ids) {
    keys.add(id);
    const definitions = lookups.definitions.get(id);
    // Which of them is meant may be another now, and the others go by their own keys.
    if (definitions.length > 1) for (const one of definitions) if ('claim' in one) keys.add(one.claim.ownKey);
  }
  for (const key of difference.ownKeys) keys.add(key);
  return keys;
}

/** Files whose problems may differ with a note. */
export function filesTouchedBy(difference: NoteDifference, lookups: Lookups): Set<FileName> {
  const files = new Set<FileName>();
  for (const id of difference.ids) for (const file of lookups.namedIn.get(id)) files.add(file);
  for (const file of reviewsHolding(difference.studies, lookups)) files.add(file);
  for (const citekey of difference.studies) {
    for (const file of lookups.citedIn.get(citekey)) files.add(file);
    for (const study of lookups.studies.get(citekey)) files.add(study.file);
  }
  return files;
}

/** Notes of reviews that include a paper, directly or by way of other reviews: what they make a circle with may have changed. */
function reviewsHolding(citekeys: Iterable<string>, lookups: Lookups): Set<FileName> {
  const files = new Set<FileName>();
  const seen = new Set<string>();
  const waiting = [...citekeys];
  for (let citekey = waiting.pop(); citekey !== undefined; citekey = waiting.pop()) {
    if (seen.has(citekey)) continue;
    seen.add(citekey);
    for (const review of lookups.holding.get(citekey)) {
      files.add(review.file);
      waiting.push(review.citekey);
    }
  }
  return files;
}

/** Notes that define an id or describe a paper of this one too: each names the place in the other, which may have moved. */
export function filesSharing(record: NoteRecord, lookups: Lookups): Set<FileName> {
  const files = new Set<FileName>();
  const addDefining = (id: string): void => {
    const definitions = lookups.definitions.get(id);
    if (definitions.length < 2) return;
    for (const one of definitions) files.add('claim' in one ? one.claim.file : one.evidence.file);
  };
  for (const { id } of record.claims) if (id !== null) addDefining(id);
  for (const { id } of record.items) if (id !== null) addDefining(id);
  const citekey = record.note.citekey?.value;
  if (citekey !== undefined) for (const { file } of lookups.studies.get(citekey)) files.add(file);
  return files;
}

/** Members of only one of two sets. */
export const inOneOnly = (one: ReadonlySet<string>, other: ReadonlySet<string>): string[] => [
  ...[...one].filter((key) => !other.has(key)),
  ...[...other].filter((key) => !one.has(key)),
];
