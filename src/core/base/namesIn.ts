/** The names that stand in a note, by how they stand there. */
import type { Note } from '../notes/types.js';
import type { NoteRecord } from './records.js';

/** The ways in which a name may stand in a note. The one table: files are looked up by each of them. */
const uses = {
  /** Citation keys, the note's own included. */
  cited: ({ note }, names) => addCited(note, names),
  /** Ids that are defined, named or restated. */
  named: ({ note }, names) => addNamed(note, names),
  /** Ids of its claims and of its evidence. */
  defined({ claims, items }, names) {
    for (const { id } of claims) if (id !== null) names.add(id);
    for (const { id } of items) if (id !== null) names.add(id);
  },
  /** Ids that its evidence names as what it bears on. */
  target({ items }, names) {
    for (const { pieces } of items)
      for (const { target } of pieces) if (target && 'ref' in target) names.add(target.ref.id);
  },
  /** Citation keys of the sources of its evidence. */
  source({ items }, names) {
    for (const { pieces } of items) for (const { source } of pieces) names.add(source.citekey);
  },
  /** Ids of claims that it restates. */
  restated({ note }, names) {
    for (const { ref } of note.occurrences) names.add(ref.value);
  },
  /** The citation key of the paper that it is about. */
  own({ note }, names) {
    if (note.citekey) names.add(note.citekey.value);
  },
  /** The same, where it describes a study of that paper. */
  described({ note }, names) {
    if (note.citekey && note.studies.length > 0) names.add(note.citekey.value);
  },
  /** Citation keys that its reviews include. */
  included({ note }, names) {
    if (note.citekey) for (const { includes } of note.studies) for (const held of includes) names.add(held);
  },
  /** Bibliographies that it names, as written. */
  bibliography({ note }, names) {
    for (const { value } of note.bibliography) names.add(value);
  },
} satisfies Record<string, (record: NoteRecord, names: Set<string>) => void>;

export type NameUse = keyof typeof uses;
export const nameUses = Object.keys(uses) as NameUse[];

export type NamesIn = Record<NameUse, ReadonlySet<string>>;

const none: ReadonlySet<string> = new Set();

/** Something for each of the uses. */
export const ofEachUse = <Value>(made: (use: NameUse) => Value): Record<NameUse, Value> =>
  Object.fromEntries(nameUses.map((use) => [use, made(use)])) as Record<NameUse, Value>;

/** None are in a note that is not there. */
export const noNames: NamesIn = ofEachUse(() => none);

export function namesIn(record: NoteRecord): NamesIn {
  const names: NamesIn = { ...noNames };
  let empty = new Set<string>();
  for (const use of nameUses) {
    uses[use](record, empty);
    if (empty.size === 0) continue;
    names[use] = empty;
    empty = new Set();
  }
  return names;
}

/** Whether it is plain that two states of a note have the same names: all that has names in it was carried over, or is one and the same. */
export const hasSameNames = (one: NoteRecord, other: NoteRecord): boolean =>
  isSameList(one.claims, other.claims) &&
  isSameList(one.items, other.items) &&
  isSameList(one.note.citations, other.note.citations) &&
  isSameList(one.note.occurrences, other.note.occurrences) &&
  isSameList(one.note.crossReferences ?? [], other.note.crossReferences ?? []) &&
  !one.note.links &&
  !other.note.links &&
  isSameList(headNames(one.note), headNames(other.note));

/** The names in the head of a note, which is read anew each time. */
const headNames = ({ citekey, studies, bibliography }: Note): string[] => [
  citekey?.value ?? '',
  String(studies.length),
  ...studies.flatMap(({ includes }) => includes),
  ...bibliography.map(({ value }) => value),
];

function isSameList(one: readonly unknown[], other: readonly unknown[]): boolean {
  if (one.length !== other.length) return false;
  for (let i = 0; i < one.length; i++) if (one[i] !== other[i]) return false;
  return true;
}

/** Those of one note that another does not have. */
export function namesWithout(one: NamesIn, other: NamesIn): NamesIn {
  if (one === other) return noNames;
  return other === noNames ? one : ofEachUse((use) => difference(one[use], other[use]));
}

function difference(one: ReadonlySet<string>, other: ReadonlySet<string>): ReadonlySet<string> {
  if (other.size === 0) return one;
  const rest = new Set<string>();
  for (const name of one) if (!other.has(name)) rest.add(name);
  return rest.size === 0 ? none : rest;
}

function addNamed(note: Note, ids: Set<string>): void {
  for (const { id } of note.claims) if (id) ids.add(id.value);
  for (const { ref } of note.occurrences) ids.add(ref.value);
  for (const { id } of note.links ?? []) ids.add(id);
  for (const { id, relations } of note.evidence) {
    if (id) ids.add(id.value);
    for (const { refs } of relations) for (const ref of refs) ids.add(ref.id);
  }
}

function addCited(note: Note, keys: Set<string>): void {
  for (const group of note.citations) for (const item of group.items) keys.add(item.citekey);
  for (const group of note.crossReferences ?? []) for (const item of group.items) keys.add(item.citekey);
  for (const item of note.evidence) for (const source of item.sources) keys.add(source.citekey);
  if (note.citekey) keys.add(note.citekey.value);
}

export function citedKeys({ note }: NoteRecord): Set<string> {
  const keys = new Set<string>();
  addCited(note, keys);
  return keys;
}
