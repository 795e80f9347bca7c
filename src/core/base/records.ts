/**
 * What the base keeps of a note: its claims, its evidence items, and the pieces of evidence that the items stand for.
 * A record rests on its own note alone; what ids mean is looked up in the base.
 */
import { claimTypes, type ClaimType } from '../designs.js';
import type { ClaimAnnotation, EvidenceItem, Note, Ref, Source } from '../notes/types.js';
import type { Relation } from '../notes/relations.js';
import type { SignedParts } from './changes.js';
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
  id: string;
  /** False where the id was made. */
  named: boolean;
  pieces: readonly Piece[];
  /** Undercuts nested under it. */
  implicit: readonly Piece[];
}

/** One empty list for all records that have nothing of a kind, of which there are more than of others. */
const none: readonly never[] = [];

/** What a piece bears on: a written ref, or what its place decides. */
export type PieceTarget = { ref: Ref } | { claim: ClaimRecord } | { evidence: ItemRecord } | null;

export interface Piece {
  id: string;
  item: ItemRecord;
  relation: Relation;
  target: PieceTarget;
  source: Source;
}

export interface NoteRecord {
  file: FileName;
  note: Note;
  claims: ClaimRecord[];
  items: ItemRecord[];
  /** Made when the note is first compared with another state of it. */
  signed?: SignedParts;
}

/** A comma-separated attribute as a list. */
export function listOf(value: string | undefined): readonly string[] {
  if (value === undefined) return none;
  return value.includes(',')
    ? value.split(',').flatMap((part) => part.trim() || [])
    : [value.trim()].filter(Boolean);
}

/** The claims and evidence of one note, joined within the note. */
export function recordNote(file: FileName, note: Note): NoteRecord {
  const made = new Map<string, number>();
  /** The same words twice in one note get numbers, so that every id is one item's. */
  const unique = (name: string): string => {
    const seen = made.get(name) ?? 0;
    made.set(name, seen + 1);
    return seen === 0 ? name : `${name}-${seen + 1}`;
  };
  const claims = note.claims.map((annotation) => recordClaim(file, annotation, unique));
  const items = note.evidence.map((item): ItemRecord => {
    const id = item.id?.value ?? unique(`e-${hash(file + '\n' + wordsOf(item))}`);
    return { file, item, id, named: item.id !== undefined, pieces: none, implicit: none };
  });
  const implicit = new Map<ClaimRecord | ItemRecord, Piece[]>();
  for (const record of items) record.pieces = piecesOf(record, claims, items, implicit);
  for (const [over, pieces] of implicit) over.implicit = pieces.slice();
  return { file, note, claims, items };
}

function recordClaim(
  file: FileName,
  annotation: ClaimAnnotation,
  unique: (name: string) => string,
): ClaimRecord {
  const { attributes } = annotation;
  const written = attributes.type?.value;
  const type = claimTypes.find((known) => known === written) ?? 'effect';
  const countries = listOf(attributes.countries?.value).map((country) => country.toUpperCase());
  const flags = listOf(attributes.flags?.value);
  return {
    file,
    annotation,
    id: annotation.id?.value ?? null,
    ownKey: unique(`${file}#${annotation.id?.value ?? hash(annotation.text)}`),
    type,
    topics: listOf(attributes.topic?.value),
    countries,
    flags,
    implicit: none,
  };
}

/** Makes the pieces of an item, and puts those that its place gives a target under that in `implicit`. */
function piecesOf(
  record: ItemRecord,
  claims: ClaimRecord[],
  items: ItemRecord[],
  implicit: Map<ClaimRecord | ItemRecord, Piece[]>,
): Piece[] {
  const { item } = record;
  const pieces: Piece[] = [];
  for (const group of item.relations) {
    const targets: PieceTarget[] =
      group.refs.length > 0 ? group.refs.map((ref) => ({ ref })) : [implicitTarget(item, claims, items)];
    for (const target of targets) {
      const over =
        target && ('claim' in target ? target.claim : 'evidence' in target ? target.evidence : null);
      for (const source of item.sources) {
        const piece: Piece = {
          id: pieces.length === 0 ? record.id : `${record.id}/${pieces.length + 1}`,
          item: record,
          relation: group.relation,
          target,
          source,
        };
        pieces.push(piece);
        if (!over) continue;
        const others = implicit.get(over);
        if (others) others.push(piece);
        else implicit.set(over, [piece]);
      }
    }
  }
  // A copy has no room to spare, and there are as many lists as pieces.
  return pieces.slice();
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
