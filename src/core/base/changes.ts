/** What differs between two states of one note, so that an edit costs what it changes. */
import {
  idOfItem,
  signatureOfClaim,
  signatureOfPiece,
  valuesOf,
  type ClaimRecord,
  type NoteRecord,
  type Parts,
  type Piece,
} from './records.js';
import { sameEnds } from './sameEnds.js';

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

/** A part of a note, and in words all of it that matters to others: parts with one signature are alike. */
interface Signed<Part> {
  part: Part;
  signature: string;
}

/** What a note defines: a claim, or evidence with an id. */
interface Defined {
  id: string | null;
  /** A claim's. */
  ownKey: string | null;
}

/** The parts of a note that are compared. */
interface SignedParts {
  pieces: Signed<Piece>[];
  definitions: Signed<Defined>[];
  /** Each study by its paper's citation key. */
  studies: Signed<string>[];
}

/** The difference of two states of a note; an absent state has nothing. */
export function differenceOf(before: NoteRecord | undefined, after: NoteRecord | undefined): NoteDifference {
  const difference: NoteDifference = {
    gone: [],
    come: [],
    ids: new Set(),
    ownKeys: new Set(),
    studies: new Set(),
  };
  if (!before || !after) {
    if (before) addAll(before, difference, difference.gone);
    if (after) addAll(after, difference, difference.come);
    return difference;
  }
  // What was carried over says the same.
  const old = signedParts(before, without(before, after));
  const now = signedParts(after, without(after, before));
  [difference.gone, difference.come] = unmatched(old.pieces, now.pieces);
  for (const citekey of unmatched(old.studies, now.studies).flat()) difference.studies.add(citekey);
  for (const { id, ownKey } of unmatched(old.definitions, now.definitions).flat()) {
    if (id !== null) difference.ids.add(id);
    if (ownKey !== null) difference.ownKeys.add(ownKey);
  }
  // A rating names its evidence by id.
  for (const { pieces, implicit } of after.renamed ?? []) difference.come.push(...pieces, ...implicit);
  return difference;
}

/** The records of one state that another does not have. */
const without = (one: Parts, other: Parts): Parts => ({
  claims: missingFrom(other.claims, one.claims),
  items: missingFrom(other.items, one.items),
});

/** Those of a list that another does not have. Most of both are one and the same, in one order. */
function missingFrom<Part>(other: readonly Part[], list: readonly Part[]): readonly Part[] {
  const { start, end } = sameEnds(other, list, (a, b) => a === b);
  if (start + end === list.length) return [];
  const has = new Set(other.slice(start, other.length - end));
  return list.slice(start, list.length - end).filter((one) => !has.has(one));
}

/** Adds all that a note without another state differs by, its pieces to `pieces`. */
function addAll({ claims, items, note }: NoteRecord, difference: NoteDifference, pieces: Piece[]): void {
  for (const { id, ownKey } of claims) {
    if (id !== null) difference.ids.add(id);
    difference.ownKeys.add(ownKey);
  }
  for (const item of items) {
    if (item.id !== null) difference.ids.add(item.id);
    for (const piece of item.pieces) pieces.push(piece);
  }
  if (note.citekey && note.studies.length > 0) difference.studies.add(note.citekey.value);
}

/** Some parts of a note and its studies, signed. */
function signedParts({ note }: NoteRecord, some: Parts): SignedParts {
  const parts: SignedParts = { pieces: [], definitions: [], studies: [] };
  for (const claim of some.claims) {
    const { id, ownKey } = claim;
    parts.definitions.push({ part: { id, ownKey }, signature: ofClaim(claim) });
  }
  for (const { id, pieces } of some.items) {
    if (id !== null) parts.definitions.push({ part: { id, ownKey: null }, signature: `e ${id}` });
    for (const part of pieces) parts.pieces.push({ part, signature: ofPiece(part) });
  }
  signOrder(some, parts);
  const citekey = note.citekey?.value;
  if (citekey === undefined) return parts;
  for (const { ranges: _ranges, range: _range, ...said } of note.studies)
    parts.studies.push({ part: citekey, signature: JSON.stringify([citekey, said]) });
  return parts;
}

/** Of several definitions of one id the first is meant: each is signed with its turn, and with what it says. */
function signOrder({ claims, items }: Parts, { definitions }: SignedParts): void {
  const starts = [
    ...claims.map(({ annotation }) => annotation.range.start),
    ...items.filter(({ id }) => id !== null).map(({ item }) => item.range.start),
  ];
  const saying = [
    ...claims.map(() => ''),
    ...items.filter(({ id }) => id !== null).map(({ pieces }) => pieces.map(ofPiece).join('\n')),
  ];
  const byId = new Map<string, number[]>();
  definitions.forEach(({ part: { id } }, index) => {
    const those = id === null ? undefined : byId.get(id);
    if (those) those.push(index);
    else if (id !== null) byId.set(id, [index]);
  });
  for (const those of byId.values()) {
    if (those.length < 2) continue;
    those.sort((a, b) => (starts[a] ?? 0) - (starts[b] ?? 0));
    those.forEach((index, turn) => {
      const definition = definitions[index];
      if (definition) definition.signature += ` ${turn} ${saying[index] ?? ''}`;
    });
  }
}

const ofClaim = (claim: ClaimRecord): string =>
  JSON.stringify([
    claim.id ?? claim.ownKey,
    signatureOfClaim(claim),
    claim.annotation.text,
    valuesOf(claim.annotation),
  ]);

function ofPiece(piece: Piece): string {
  const { target, item } = piece;
  const bears =
    target === null
      ? ''
      : 'ref' in target
        ? `#${target.ref.id}`
        : 'claim' in target
          ? `c ${target.claim.ownKey}`
          : `e ${idOfItem(target.evidence)}`;
  return `${bears} ${idOfItem(item)} ${signatureOfPiece(piece)}`;
}

/** Members of each list that the other has no equal for, counting repeats. */
function unmatched<Part>(before: readonly Signed<Part>[], after: readonly Signed<Part>[]): [Part[], Part[]] {
  const left = new Map<string, number>();
  if (after.length > 0)
    for (const { signature } of before) left.set(signature, (left.get(signature) ?? 0) + 1);
  /** Whether another like it is left, which is then taken. */
  const take = ({ signature }: Signed<Part>): boolean => {
    const count = left.get(signature) ?? 0;
    if (count > 0) left.set(signature, count - 1);
    return count > 0;
  };
  const come = after.filter((one) => !take(one));
  const gone = after.length > 0 ? before.filter(take) : before;
  return [gone, come].map((some) => some.map(({ part }) => part)) as [Part[], Part[]];
}
