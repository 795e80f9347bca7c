/**
 * What the base keeps of a note: its claims, its evidence items, and the pieces of evidence that the items stand for.
 * A record rests on its own note alone; what ids mean is looked up in the base.
 */
import { claimTypes, type ClaimType } from '../designs.js';
import type { ClaimAnnotation, EvidenceItem, Note, Ref, Source } from '../notes/types.js';
import type { Relation } from '../notes/relations.js';
import type { ByName } from './byName.js';
import { definesTwice, formerOf, isCarriedOver, sharesParts } from './carryOver.js';
import type { NamesIn } from './namesIn.js';
import type { ClaimKey, FileName } from './types.js';

export interface ClaimRecord {
  file: FileName;
  annotation: ClaimAnnotation;
  id: string | null;
  /** Its key where it has no id, or where its id is another claim's. */
  ownKey: ClaimKey;
  type: ClaimType;
  topics: readonly string[];
  countries: readonly string[];
  flags: readonly string[];
  /** Evidence that stands under it without naming it. */
  implicit: readonly Piece[];
}

export interface ItemRecord {
  file: FileName;
  item: EvidenceItem;
  /** Null where it is not written: `idOfItem` makes one. */
  id: string | null;
  /** All items of the note, this one included. */
  siblings: readonly ItemRecord[];
  /** The id that was made, once someone has asked for it. */
  madeId?: string;
  pieces: readonly Piece[];
  /** Undercuts nested under it. */
  implicit: readonly Piece[];
}

/** One empty list for all records that have nothing of a kind, of which there are more than of others. */
const none: readonly never[] = [];

/** What a piece bears on: a written ref, or what its place decides. */
export type PieceTarget = { ref: Ref } | { claim: ClaimRecord } | { evidence: ItemRecord } | null;

export interface Piece {
  item: ItemRecord;
  relation: Relation;
  target: PieceTarget;
  source: Source;
}

/** Some records of one note. */
export interface Parts {
  claims: readonly ClaimRecord[];
  items: readonly ItemRecord[];
}

export interface NoteRecord extends Parts {
  file: FileName;
  note: Note;
  claims: ClaimRecord[];
  items: ItemRecord[];
  /** Items carried over from the state before whose made id is another now. */
  renamed?: readonly ItemRecord[];
  /** Made when the note is first compared with another state of it. */
  names?: NamesIn;
  /** The same: whether one id is defined twice in it. */
  definesTwice?: boolean;
  /** Made when something in it is first asked for by its name. */
  byName?: ByName;
}

/** A comma-separated attribute as a list. */
export function listOf(value: string | undefined): readonly string[] {
  if (value === undefined) return none;
  return value.includes(',')
    ? value.split(',').flatMap((part) => part.trim() || [])
    : [value.trim()].filter(Boolean);
}

/** Gives names; the same name again gets a number, so that every one is one thing's. */
function uniqueNames(): (name: string) => string {
  const made = new Map<string, number>();
  return (name) => {
    const seen = made.get(name) ?? 0;
    made.set(name, seen + 1);
    return seen === 0 ? name : `${name}-${seen + 1}`;
  };
}

/** The id of an item: as written, else made of its words. */
export function idOfItem(item: ItemRecord): string {
  if (item.id !== null) return item.id;
  if (item.madeId === undefined) makeIds(item.siblings);
  return item.madeId ?? '';
}

/** Makes the ids of all items of a note that have none, unless they are made already. */
function makeIds(items: readonly ItemRecord[]): void {
  if (items.every(({ id, madeId }) => id !== null || madeId !== undefined)) return;
  const unique = uniqueNames();
  for (const one of items)
    if (one.id === null) one.madeId = unique(`e-${hash(one.file + '\n' + wordsOf(one.item))}`);
}

/** The id of a piece: its item's; the further ones of an item are numbered. */
export function idOfPiece(piece: Piece): string {
  const { item } = piece;
  const index = item.pieces.indexOf(piece);
  return index > 0 ? `${idOfItem(item)}/${index + 1}` : idOfItem(item);
}

/** The id of the item that a piece with this id is of. No written id has a slash. */
export const itemIdIn = (pieceId: string): string => pieceId.replace(/\/\d+$/, '');

/**
 * The claims and evidence of one note, joined within the note. The records of `before`, its last state, that say the same stand for it
 * in the new one: they are told of their new places, and `before` is of no more use than to see what it had besides.
 */
export function recordNote(file: FileName, note: Note, before?: NoteRecord): NoteRecord {
  const unique = uniqueNames();
  const twice = before && definesTwice(note);
  const former = before && twice === false ? formerOf(before, note) : undefined;
  // Those that are carried over bring the ids with them that they had there, whoever asks for them first.
  if (former && before) makeIds(before.items);
  const claims = note.claims.map((annotation, i) =>
    recordClaim(file, annotation, unique(ownNameOf(file, annotation)), former?.claims[i]),
  );
  const items: ItemRecord[] = [];
  const now: Parts = { claims, items };
  const implicit = new Map<ClaimRecord | ItemRecord, Piece[]>();
  note.evidence.forEach((item, i) => {
    const old = former?.items[i];
    if (old && before && isCarriedOver(old.item, item, before, now)) {
      const isShared = sharesParts(old.item, item);
      old.item = item;
      old.siblings = items;
      old.implicit = none;
      items.push(old);
      if (!isShared) old.pieces = piecesOf(old, claims, items);
      addImplicit(old.pieces, implicit);
    } else {
      const id = item.id?.value ?? null;
      const record: ItemRecord = { file, item, id, siblings: items, pieces: none, implicit: none };
      items.push(record);
      record.pieces = piecesOf(record, claims, items);
      addImplicit(record.pieces, implicit);
    }
  });
  for (const [over, pieces] of implicit) over.implicit = pieces.slice();
  const record: NoteRecord = { file, note, claims, items };
  if (twice !== undefined) record.definesTwice = twice;
  const renamed = before ? renamedItems(before, items) : none;
  if (renamed.length > 0) record.renamed = renamed;
  return record;
}

/** Has the made ids of items made anew where others came or went, since those with equal words are numbered; gives those that differ. */
function renamedItems(before: NoteRecord, items: readonly ItemRecord[]): readonly ItemRecord[] {
  if (items.length === before.items.length && items.every((item, i) => item === before.items[i])) return none;
  const made = new Map<ItemRecord, string>();
  for (const item of items) {
    if (item.madeId === undefined) continue;
    made.set(item, item.madeId);
    delete item.madeId;
  }
  return [...made].flatMap(([item, id]) => (idOfItem(item) === id ? [] : item));
}

/** A name for a claim within its file. */
const ownNameOf = (file: FileName, { id, text }: ClaimAnnotation): string =>
  `${file}#${id?.value ?? hash(text)}`;

function recordClaim(
  file: FileName,
  annotation: ClaimAnnotation,
  ownKey: ClaimKey,
  former: ClaimRecord | undefined,
): ClaimRecord {
  if (former?.ownKey === ownKey) {
    former.annotation = annotation;
    former.implicit = none;
    return former;
  }
  const { attributes } = annotation;
  const written = attributes.type?.value;
  const type = claimTypes.find((known) => known === written) ?? 'effect';
  const countries = listOf(attributes.countries?.value).map((country) => country.toUpperCase());
  const flags = listOf(attributes.flags?.value);
  return {
    file,
    annotation,
    id: annotation.id?.value ?? null,
    ownKey,
    type,
    topics: listOf(attributes.topic?.value),
    countries,
    flags,
    implicit: none,
  };
}

/** Makes the pieces of an item, or for one that was carried over tells its pieces of their new places. */
function piecesOf(record: ItemRecord, claims: ClaimRecord[], items: ItemRecord[]): readonly Piece[] {
  const { item, pieces: former } = record;
  const pieces: Piece[] = [];
  for (const group of item.relations) {
    const targets: PieceTarget[] =
      group.refs.length > 0 ? group.refs.map((ref) => ({ ref })) : [implicitTarget(item, claims, items)];
    for (const target of targets) {
      for (const source of item.sources) {
        const place = { item: record, relation: group.relation, target, source };
        const known = former[pieces.length];
        pieces.push(known ? Object.assign(known, place) : place);
      }
    }
  }
  // A copy has no room to spare, and there are as many lists as pieces.
  return pieces.slice();
}

/** Puts the pieces of an item that its place gives a target under that. */
function addImplicit(pieces: readonly Piece[], implicit: Map<ClaimRecord | ItemRecord, Piece[]>): void {
  for (const piece of pieces) {
    const { target } = piece;
    const over = target && ('claim' in target ? target.claim : 'evidence' in target ? target.evidence : null);
    if (!over) continue;
    const others = implicit.get(over);
    if (others) others.push(piece);
    else implicit.set(over, [piece]);
  }
}

function implicitTarget(item: EvidenceItem, claims: ClaimRecord[], items: ItemRecord[]): PieceTarget {
  if (!item.implicitTarget) return null;
  if ('claim' in item.implicitTarget) {
    const claim = claims[item.implicitTarget.claim];
    return claim ? { claim } : null;
  }
  const evidence = items[item.implicitTarget.evidence];
  return evidence ? { evidence } : null;
}

/** Attribute values by name, as written. */
export function valuesOf(annotation: { attributes: ClaimAnnotation['attributes'] }): Record<string, string> {
  const values: Record<string, string> = {};
  for (const [name, { value }] of Object.entries(annotation.attributes)) values[name] = value;
  return values;
}

/** What a claim's rating rests on, beside its evidence. */
export const signatureOfClaim = ({ type, countries, flags }: ClaimRecord): string =>
  JSON.stringify([type, countries, flags]);

/** What a rating sees of a piece: two pieces with one signature weigh alike. */
export const signatureOfPiece = ({ item: { file, item }, relation, source }: Piece): string =>
  JSON.stringify([file, relation, source.citekey, valuesOf(item), effectsOf(item)]);

const effectsOf = (item: EvidenceItem): string[] => item.effects.map(({ text }) => text);

const wordsOf = (item: EvidenceItem): string =>
  JSON.stringify([
    item.relations.map(({ relation, refs }) => [relation, refs.map(({ id }) => id)]),
    item.sources.map(({ citekey, locator }) => [citekey, locator?.value]),
    item.quote?.text ?? item.comment,
  ]);

/** FNV-1a, 32 bits, over UTF-16 units (Fowler, Noll and Vo): short names for things without one, nothing secret. */
function hash(text: string): string {
  let value = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) {
    value ^= text.charCodeAt(i);
    value = Math.imul(value, 0x01000193);
  }
  return (value >>> 0).toString(16).padStart(8, '0');
}
