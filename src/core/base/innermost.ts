import { touches } from '../position.js';
import type { Lookups } from './lookups.js';
import type { ClaimRecord, NoteRecord, Piece } from './records.js';
import { targetOf } from './views.js';

/** What stands at an offset of a note: the innermost evidence, and the claim that it bears on or that the offset lies in. */
export function innermostAt(
  record: NoteRecord,
  offset: number,
  lookups: Lookups,
): { claim?: ClaimRecord; piece?: Piece } {
  const item = smallest(
    record.items.filter(({ item: { range } }) => touches(range, offset)),
    ({ item: { range } }) => range.end - range.start,
  );
  // Of an item with several refs the one under the cursor, else the first.
  const piece =
    item?.pieces.find((one) => one.target && 'ref' in one.target && touches(one.target.ref.range, offset)) ??
    item?.pieces[0];
  const target = piece && targetOf(piece, lookups);
  const bornOn = target && 'claim' in target ? target.claim : undefined;
  const claim = bornOn ?? claimAround(record, offset);
  return { ...(claim && { claim }), ...(piece && { piece }) };
}

/** The claim whose carrier or section holds the offset: the smallest. */
function claimAround({ claims }: NoteRecord, offset: number): ClaimRecord | undefined {
  const scopeOf = ({ annotation }: ClaimRecord) => annotation.scope ?? annotation.range;
  return smallest(
    claims.filter((claim) => touches(scopeOf(claim), offset)),
    (claim) => scopeOf(claim).end - scopeOf(claim).start,
  );
}

function smallest<Value>(values: readonly Value[], size: (value: Value) => number): Value | undefined {
  return values.reduce<Value | undefined>(
    (best, value) => (best === undefined || size(value) < size(best) ? value : best),
    undefined,
  );
}
