/** The names that stand in a note, by how they stand there. */
import type { Note } from '../notes/types.js';
import type { NoteRecord, PieceTarget } from './records.js';
import { sameEnds } from './sameEnds.js';

/**
 * The ways in which a name may stand in a note. The one table: files are looked up by each of them. Of most names there is one use in a
 * note, since there are many of them: what takes two is said of the second.
 */
export const nameUses = [
  /** An id of a claim or of evidence. */
  'defined',
  /** Such an id of a claim, too. */
  'claim',
  /** Such an id that it defines more than once, too. */
  'definedTwice',
  /** The own key of a claim without an id. */
  'nameless',
  /** An id that its evidence names as what it bears on. */
  'target',
  /** One that its undercuts name, too. */
  'attacked',
  /** The id of a claim that it restates. */
  'restated',
  /** An id that it names in another way: in a link, or in evidence without a source. */
  'named',
  /** A citation key, the source of evidence. */
  'source',
  /** The source of an undercut, too. */
  'attacking',
  /** The citation key of its own paper, where it describes a study of that. */
  'described',
  /** Such a key where its studies have ids, too. */
  'divided',
  /** The citation key of its own paper, where it describes no study. */
  'own',
  /** A citation key that it cites in another way. */
  'cited',
  /** A citation key that its reviews include. */
  'included',
  /** A bibliography that it names, as written. */
  'bibliography',
] as const;

export type NameUse = (typeof nameUses)[number];

/** The uses of ids that name what they stand for, and of citation keys that cite. */
export const idUses = ['defined', 'target', 'restated', 'named'] as const satisfies NameUse[];
export const citekeyUses = ['source', 'described', 'own', 'cited'] as const satisfies NameUse[];

/** What a piece of evidence bears on, by the names of both. */
export interface Bearing {
  /** Of its source. */
  citekey: string;
  /** An id, or the own key of a claim without one. */
  on: string;
}

export interface NamesIn {
  readonly uses: Readonly<Record<NameUse, ReadonlySet<string>>>;
  /** Of each piece that bears on something with a name. */
  readonly bearings: readonly Bearing[];
}

const none: ReadonlySet<string> = new Set();

/** Something for each of the uses. */
export function ofEachUse<Value>(made: (use: NameUse) => Value): Record<NameUse, Value> {
  const all: Partial<Record<NameUse, Value>> = {};
  for (const use of nameUses) all[use] = made(use);
  return all as Record<NameUse, Value>;
}

/** None are in a note that is not there. */
export const noNames: NamesIn = { uses: ofEachUse(() => none), bearings: [] };

/** What takes the names of one note. */
export interface NameTaker {
  /** Whether a name of the note stands there already. */
  has(use: NameUse, name: string): boolean;
  add(use: NameUse, name: string): void;
  bear(citekey: string, on: string): void;
}

export function namesIn(record: NoteRecord): NamesIn {
  const uses: Record<NameUse, ReadonlySet<string>> = { ...noNames.uses };
  const bearings: Bearing[] = [];
  tellNames(record, {
    has: (use, name) => uses[use].has(name),
    add(use, name) {
      const names = uses[use] as Set<string>;
      if (names === none) uses[use] = new Set([name]);
      else names.add(name);
    },
    bear: (citekey, on) => bearings.push({ citekey, on }),
  });
  return { uses, bearings };
}

/** Tells all names of a note, some of them more than once. */
export function tellNames({ note, claims, items }: NoteRecord, to: NameTaker): void {
  const add = (use: NameUse, name: string): void => to.add(use, name);
  const define = (id: string): void => add(to.has('defined', id) ? 'definedTwice' : 'defined', id);
  for (const { id, ownKey } of claims) {
    add(id === null ? 'nameless' : 'claim', id ?? ownKey);
    if (id !== null) define(id);
  }
  for (const { id, item, pieces } of items) {
    if (id !== null) define(id);
    if (pieces.length === 0)
      for (const { refs } of item.relations) for (const ref of refs) add('named', ref.id);
    for (const { relation, target, source } of pieces) {
      add('source', source.citekey);
      const on = target && nameOf(target);
      if (target && 'ref' in target) add('target', target.ref.id);
      if (on !== null) to.bear(source.citekey, on);
      if (relation !== 'undercuts') continue;
      add('attacking', source.citekey);
      if (target && 'ref' in target) add('attacked', target.ref.id);
    }
  }
  for (const { ref } of note.occurrences) add('restated', ref.value);
  for (const { id } of note.links ?? []) add('named', id);
  addOwn(note, add);
  for (const citations of [note.citations, note.crossReferences ?? []])
    for (const group of citations)
      for (const { citekey } of group.items) if (!to.has('source', citekey)) add('cited', citekey);
  for (const { value } of note.bibliography) add('bibliography', value);
}

/** The name of what a piece bears on; none for the evidence that it stands under. */
function nameOf(target: NonNullable<PieceTarget>): string | null {
  if ('ref' in target) return target.ref.id;
  return 'claim' in target ? (target.claim.id ?? target.claim.ownKey) : null;
}

function addOwn({ citekey, studies }: Note, add: (use: NameUse, name: string) => void): void {
  if (!citekey) return;
  add(studies.length > 0 ? 'described' : 'own', citekey.value);
  if (studies.some(({ id }) => id !== undefined)) add('divided', citekey.value);
  for (const { includes } of studies) for (const held of includes) add('included', held);
}

/** Whether it is plain that two states of a note have the same names: all that has names in it was carried over, or is one and the same. */
export const hasSameNames = (one: NoteRecord, other: NoteRecord): boolean =>
  hasSameParts(one, other) &&
  isSameList(one.note.citations, other.note.citations) &&
  isSameList(one.note.crossReferences ?? [], other.note.crossReferences ?? []) &&
  !one.note.links &&
  !other.note.links &&
  isSameList(headNames(one.note), headNames(other.note));

/** Whether two states of a note have the same claims, evidence and restated claims. */
export const hasSameParts = (one: NoteRecord, other: NoteRecord): boolean =>
  isSameList(one.claims, other.claims) &&
  isSameList(one.items, other.items) &&
  isSameList(one.note.occurrences, other.note.occurrences);

/** The names in the head of a note, which is read anew each time. */
const headNames = ({ citekey, studies, bibliography }: Note): string[] => [
  citekey?.value ?? '',
  String(studies.length),
  ...studies.flatMap(({ id, includes }) => [id ?? '', ...includes]),
  ...bibliography.map(({ value }) => value),
];

function isSameList(one: readonly unknown[], other: readonly unknown[]): boolean {
  if (one.length !== other.length) return false;
  for (let i = 0; i < one.length; i++) if (one[i] !== other[i]) return false;
  return true;
}

/** Those of one note that another does not have. */
export function namesWithout(one: NamesIn, other: NamesIn): NamesIn {
  if (one === other || one === noNames) return noNames;
  if (other === noNames) return one;
  return {
    uses: ofEachUse((use) => difference(one.uses[use], other.uses[use])),
    bearings: bearingsWithout(one.bearings, other.bearings),
  };
}

function difference(one: ReadonlySet<string>, other: ReadonlySet<string>): ReadonlySet<string> {
  if (other.size === 0) return one;
  const rest = new Set<string>();
  for (const name of one) if (!other.has(name)) rest.add(name);
  return rest.size === 0 ? none : rest;
}

/** Several of one note may be alike: as many are left as the other has fewer. */
function bearingsWithout(one: readonly Bearing[], other: readonly Bearing[]): readonly Bearing[] {
  const { start, end } = sameEnds(one, other, (a, b) => a.citekey === b.citekey && a.on === b.on);
  const nameOf = ({ citekey, on }: Bearing): string => `${citekey}\n${on}`;
  const left = new Map<string, number>();
  for (const bearing of other.slice(start, other.length - end))
    left.set(nameOf(bearing), (left.get(nameOf(bearing)) ?? 0) + 1);
  return one.slice(start, one.length - end).filter((bearing) => {
    const count = left.get(nameOf(bearing)) ?? 0;
    if (count > 0) left.set(nameOf(bearing), count - 1);
    return count === 0;
  });
}

/** Every citation key in a note, its own included. */
export function citedKeys(record: NoteRecord): Set<string> {
  const { uses } = namesIn(record);
  return new Set(citekeyUses.flatMap((use) => [...uses[use]]));
}
