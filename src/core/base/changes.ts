/** What differs between two states of one note, so that an edit costs what it changes. */
import { signatureOfClaim, signatureOfPiece, type NoteRecord, type Piece } from './records.js';

export interface NoteDifference {
  /** Pieces that only the old state has, in the eyes of a rating. */
  gone: Piece[];
  /** Pieces that only the new state has. */
  come: Piece[];
  /** Ids that are defined by one state only, or as something else. */
  ids: Set<string>;
  /** Own keys of claims without an id, or with an id that another claim has, that differ. */
  ownKeys: Set<string>;
  /** Citation keys whose described studies differ. */
  studies: Set<string>;
}

/** The difference of two states of a note; an absent state has nothing. */
export function differenceOf(before: NoteRecord | undefined, after: NoteRecord | undefined): NoteDifference {
  if (!before) return { gone: [], come: piecesOf(after), ...allOf(after) };
  if (!after) return { gone: piecesOf(before), come: [], ...allOf(before) };
  const [gone, come] = unmatched(piecesOf(before), piecesOf(after), signatureOf);
  const definitions = unmatched(definitionsOf(before), definitionsOf(after), (one) => one.signature()).flat();
  const studies = unmatched(studiesOf(before), studiesOf(after), (one) => one.signature()).flat();
  return {
    gone,
    come,
    ids: new Set(definitions.flatMap(({ id }) => id ?? [])),
    ownKeys: new Set(definitions.flatMap(({ ownKey }) => ownKey ?? [])),
    studies: new Set(studies.map(({ citekey }) => citekey)),
  };
}

/** All that a note defines and describes: what differs where it comes or goes as a whole. */
function allOf(record: NoteRecord | undefined): Pick<NoteDifference, 'ids' | 'ownKeys' | 'studies'> {
  const ids = new Set<string>();
  const ownKeys = new Set<string>();
  const studies = new Set<string>();
  if (!record) return { ids, ownKeys, studies };
  for (const { id, ownKey } of record.claims) {
    if (id !== null) ids.add(id);
    ownKeys.add(ownKey);
  }
  for (const { id, named } of record.items) if (named) ids.add(id);
  const { citekey, studies: described } = record.note;
  if (citekey && described.length > 0) studies.add(citekey.value);
  return { ids, ownKeys, studies };
}

const piecesOf = (record: NoteRecord | undefined): Piece[] =>
  record?.items.flatMap(({ pieces }) => pieces) ?? [];

function signatureOf(piece: Piece): string {
  const { target, item } = piece;
  const bears =
    target === null
      ? ''
      : 'ref' in target
        ? `#${target.ref.id}`
        : 'claim' in target
          ? `c ${target.claim.id ?? target.claim.ownKey}`
          : `e ${target.evidence.id}`;
  return `${bears} ${item.id} ${signatureOfPiece(piece)}`;
}

interface Defined {
  id?: string;
  ownKey?: string;
  /** What it is, in words that are made only where there is something to compare. */
  signature: () => string;
}

function definitionsOf(record: NoteRecord | undefined): Defined[] {
  if (!record) return [];
  const claims = record.claims.map((claim): Defined => {
    const { id, ownKey, annotation } = claim;
    const values = () => Object.entries(annotation.attributes).map(([name, { value }]) => [name, value]);
    return {
      ...(id !== null && { id }),
      ownKey,
      signature: () => JSON.stringify([id ?? ownKey, signatureOfClaim(claim), annotation.text, values()]),
    };
  });
  const items = record.items
    .filter(({ named }) => named)
    .map(({ id }): Defined => ({ id, signature: () => `e ${id}` }));
  return [...claims, ...items];
}

function studiesOf(record: NoteRecord | undefined): { citekey: string; signature: () => string }[] {
  const citekey = record?.note.citekey?.value;
  if (!record || citekey === undefined) return [];
  return record.note.studies.map((facts) => {
    const { ranges: _ranges, range: _range, ...said } = facts;
    return { citekey, signature: () => JSON.stringify([citekey, said]) };
  });
}

/** Members of each list that the other has no equal for, counting repeats. */
function unmatched<Value>(
  before: Value[],
  after: Value[],
  name: (value: Value) => string,
): [Value[], Value[]] {
  if (before.length === 0 || after.length === 0) return [before, after];
  const left = new Map<string, number>();
  for (const value of before) left.set(name(value), (left.get(name(value)) ?? 0) + 1);
  const come = after.filter((value) => {
    const count = left.get(name(value)) ?? 0;
    if (count > 0) left.set(name(value), count - 1);
    return count === 0;
  });
  const gone = before.filter((value) => {
    const count = left.get(name(value)) ?? 0;
    if (count > 0) left.set(name(value), count - 1);
    return count > 0;
  });
  return [gone, come];
}
