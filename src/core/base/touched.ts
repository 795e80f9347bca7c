/** How far a change of one note reaches: into which claims' ratings, and into which files' problems. */
import type { NoteDifference } from './changes.js';
import { keyOfClaim } from './claimKey.js';
import { citedKeys, type Lookups } from './lookups.js';
import type { NoteRecord, Piece } from './records.js';
import type { ClaimKey, FileName } from './types.js';
import { attackedItem } from './undercuts.js';

/** Claims whose rating a piece touches: its target, or for an undercut those of the evidence that it attacks, and so on. */
export function claimsTouched(pieces: Iterable<Piece>, lookups: Lookups): Set<ClaimKey> {
  const keys = new Set<ClaimKey>();
  const seen = new Set<Piece>();
  const waiting = [...pieces];
  for (let piece = waiting.pop(); piece; piece = waiting.pop()) {
    if (seen.has(piece)) continue;
    seen.add(piece);
    if (piece.target && 'claim' in piece.target) keys.add(keyOfClaim(piece.target.claim, lookups));
    else if (piece.target && 'ref' in piece.target) keys.add(piece.target.ref.id);
    waiting.push(...(attackedItem(piece, lookups)?.pieces ?? []));
  }
  return keys;
}

/** Claims whose rating may differ with a note: `pieces` are those that came with it, or went. */
export function claimsTouchedBy(
  difference: NoteDifference,
  pieces: readonly Piece[],
  lookups: Lookups,
): Set<ClaimKey> {
  const keys = claimsTouched(
    [
      ...pieces,
      ...[...difference.ids].flatMap((id) => lookups.naming.get(id)),
      ...[...difference.studies].flatMap((citekey) => lookups.citing.get(citekey)),
    ],
    lookups,
  );
  for (const id of difference.ids) keys.add(id);
  for (const key of difference.ownKeys) keys.add(key);
  return keys;
}

/** Files whose problems may differ with a note. */
export function filesTouchedBy(difference: NoteDifference, lookups: Lookups): Set<FileName> {
  const files = new Set<FileName>();
  for (const id of difference.ids) {
    for (const piece of lookups.naming.get(id)) files.add(piece.item.file);
    for (const definition of lookups.definitions.get(id)) {
      files.add('claim' in definition ? definition.claim.file : definition.evidence.file);
    }
  }
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
export function filesSharing(record: NoteRecord | undefined, lookups: Lookups): FileName[] {
  const ids = [
    ...(record?.claims ?? []).flatMap(({ id }) => id ?? []),
    ...(record?.items ?? []).flatMap(({ id, named }) => (named ? id : [])),
  ];
  const definitions = ids.map((id) => lookups.definitions.get(id)).filter(({ length }) => length > 1);
  const citekey = record?.note.citekey?.value;
  return [
    ...definitions.flat().map((one) => ('claim' in one ? one.claim.file : one.evidence.file)),
    ...(citekey === undefined ? [] : lookups.studies.get(citekey).map(({ file }) => file)),
  ];
}

/** Keys that only one of two versions of a note cites. */
export function differingKeys(before: NoteRecord | undefined, after: NoteRecord | undefined): string[] {
  const [old, now] = [before, after].map((record) => (record ? citedKeys(record) : new Set<string>()));
  return [...(old ?? []), ...(now ?? [])].filter((key) => old?.has(key) !== now?.has(key));
}
