/** The names of other things that stand in a note. */
import type { NoteRecord } from './records.js';

export interface NamesIn {
  /** Citation keys, the note's own included. */
  cited: ReadonlySet<string>;
  /** Ids that are defined, named or restated. */
  named: ReadonlySet<string>;
}

/** None are in a note that is not there. */
export const noNames: NamesIn = { cited: new Set(), named: new Set() };

export const namesIn = (record: NoteRecord): NamesIn => ({
  cited: citedKeys(record),
  named: namedIds(record),
});

/** Whether it is plain that two states of a note have the same names: all that has names in it was carried over, or is one and the same. */
export const hasSameNames = (one: NoteRecord, other: NoteRecord): boolean =>
  isSameList(one.claims, other.claims) &&
  isSameList(one.items, other.items) &&
  isSameList(one.note.citations, other.note.citations) &&
  isSameList(one.note.occurrences, other.note.occurrences) &&
  isSameList(one.note.crossReferences ?? none, other.note.crossReferences ?? none) &&
  one.note.citekey?.value === other.note.citekey?.value &&
  !one.note.links &&
  !other.note.links;

const none: readonly never[] = [];

function isSameList(one: readonly unknown[], other: readonly unknown[]): boolean {
  if (one.length !== other.length) return false;
  for (let i = 0; i < one.length; i++) if (one[i] !== other[i]) return false;
  return true;
}

/** Those of one note that another does not have. */
export const namesWithout = (one: NamesIn, other: NamesIn): NamesIn => ({
  cited: difference(one.cited, other.cited),
  named: difference(one.named, other.named),
});

function difference(one: ReadonlySet<string>, other: ReadonlySet<string>): ReadonlySet<string> {
  if (other.size === 0) return one;
  if (one === other) return noNames.named;
  const rest = new Set<string>();
  for (const name of one) if (!other.has(name)) rest.add(name);
  return rest;
}

function namedIds({ note }: NoteRecord): Set<string> {
  const ids = new Set<string>();
  for (const { id } of note.claims) if (id) ids.add(id.value);
  for (const { ref } of note.occurrences) ids.add(ref.value);
  for (const { id } of note.links ?? []) ids.add(id);
  for (const { id, relations } of note.evidence) {
    if (id) ids.add(id.value);
    for (const { refs } of relations) for (const ref of refs) ids.add(ref.id);
  }
  return ids;
}

export function citedKeys({ note }: NoteRecord): Set<string> {
  const keys = new Set<string>();
  for (const group of note.citations) for (const item of group.items) keys.add(item.citekey);
  for (const group of note.crossReferences ?? []) for (const item of group.items) keys.add(item.citekey);
  for (const item of note.evidence) for (const source of item.sources) keys.add(source.citekey);
  if (note.citekey) keys.add(note.citekey.value);
  return keys;
}
