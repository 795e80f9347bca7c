/** Records as the outside sees them. */
import { compareText } from '../compareText.js';
import type { Rubric } from '../rating/types.js';
import type { Lookups } from './lookups.js';
import { cerqualOf, ownRatingOf } from './ownRating.js';
import { idOfItem, idOfPiece, valuesOf, type ClaimRecord, type Piece } from './records.js';
import { studyOfPiece } from './studies.js';
import type { Claim, ClaimKey, Evidence } from './types.js';

export function toClaim(record: ClaimRecord, key: ClaimKey, lookups: Lookups, rubric: Rubric): Claim {
  const own = ownRatingOf(record, rubric);
  const cerqual = cerqualOf(record);
  const { annotation, file, id, type, topics, countries, flags } = record;
  return {
    key,
    id,
    text: annotation.text,
    type,
    topics: [...topics],
    countries: [...countries],
    flags: [...flags],
    ...(own && { ownRating: own }),
    ...(cerqual && { cerqual }),
    attributes: valuesOf(annotation),
    file,
    range: annotation.range,
    textRange: annotation.textRange,
    occurrences: key === id ? inOrder(lookups.restated(id)) : [],
  };
}

/** By file and place, whatever was edited last. */
const inOrder = (occurrences: readonly Claim['occurrences'][number][]): Claim['occurrences'] =>
  occurrences.length < 2
    ? [...occurrences]
    : [...occurrences].sort((a, b) => compareText(a.file, b.file) || a.range.start - b.range.start);

/** The claim or evidence that a piece bears on, where it is defined. */
export function targetOf(
  piece: Piece,
  lookups: Lookups,
): { claim: ClaimRecord } | { evidence: string } | null {
  if (!piece.target) return null;
  if ('claim' in piece.target) return piece.target;
  if ('evidence' in piece.target) return { evidence: idOfItem(piece.target.evidence) };
  const definition = lookups.definition(piece.target.ref.id);
  if (!definition) return null;
  return 'claim' in definition ? definition : { evidence: idOfItem(definition.evidence) };
}

/** Whether a piece is a finding about a claim that is there: it is not only a mention, and not of other evidence. */
export function bearsOnClaim(piece: Piece, lookups: Lookups): boolean {
  if (piece.relation === 'mentions' || piece.relation === 'undercuts') return false;
  const target = targetOf(piece, lookups);
  return target !== null && 'claim' in target;
}

export function toEvidence(
  piece: Piece,
  lookups: Lookups,
  keyOf: (claim: ClaimRecord) => ClaimKey,
  undercut: boolean,
): Evidence {
  const { item, file } = piece.item;
  const target = targetOf(piece, lookups);
  return {
    id: idOfPiece(piece),
    relation: piece.relation,
    target: target && ('claim' in target ? { claim: keyOf(target.claim) } : target),
    targetId: targetIdOf(piece),
    citekey: piece.source.citekey,
    study: studyOfPiece(piece, lookups).key,
    mode: piece.source.mode,
    ...(piece.source.locator && { locator: piece.source.locator }),
    ...(item.quote && { quote: item.quote.text }),
    ...(item.comment !== undefined && { comment: item.comment }),
    effects: item.effects,
    attributes: valuesOf(item),
    undercut,
    file,
    range: item.range,
    headRange: item.headRange,
  };
}

function targetIdOf({ target }: Piece): string | null {
  if (!target) return null;
  if ('ref' in target) return target.ref.id;
  return 'claim' in target ? target.claim.id : target.evidence.id;
}
