/** The fields of a BibTeX entry with their values put together: `#` joined, `@string`s and month names replaced, parents found. */
import type { Field } from './bibtexEntry.js';
import { definitionsIn, fieldsOf } from './bibtexEntry.js';
import { bibtexConfig } from './citationJs.js';
import type { Bibliography, ReferenceEntry } from './types.js';

/** Values by the field's name. */
export type FieldValues = Map<string, string>;

/** An entry with its values, or one that another inherits from. */
export interface Inherited {
  type: string;
  values: FieldValues;
}

/** A `@string` of a file. */
export interface StringDefinition {
  source: string;
  /** What it stands for, put together. */
  value: string;
  /** The words in it that may name other definitions. */
  uses: string[];
}

/** How far `crossref` is followed: to parents and grandparents, and one more. */
const deepest = 4;

/** Months and a few journals, which are there without being defined. */
const builtIn: ReadonlyMap<string, string> = new Map(Object.entries(bibtexConfig.constants.defaultStrings));

const isMonth = (name: string): boolean => /^(?:0?[1-9]|1[0-2])$/.test(builtIn.get(name) ?? '');

interface Memo {
  strings: ReadonlyMap<string, StringDefinition>;
  byKey: ReadonlyMap<string, ReferenceEntry>;
}
const memos = new WeakMap<Bibliography, Memo>();

function memoOf(bibliography: Bibliography): Memo {
  let memo = memos.get(bibliography);
  if (!memo) {
    // Of two entries with one key the first counts, as in BibTeX.
    const byKey = new Map(bibliography.entries.toReversed().map((entry) => [entry.citekey, entry]));
    memos.set(bibliography, (memo = { strings: readStrings(bibliography.strings), byKey }));
  }
  return memo;
}

/** What the `@string`s of a bibliography stand for, by lower-case name. */
export function stringsOf(bibliography: Bibliography): ReadonlyMap<string, StringDefinition> {
  return memoOf(bibliography).strings;
}

/** Each definition may use those before it. */
function readStrings(text: string): Map<string, StringDefinition> {
  const strings = new Map<string, StringDefinition>();
  for (const { name, parts, start, end } of definitionsIn(text)) {
    const bare = parts.filter((part) => part.bare);
    strings.set(name, {
      source: text.slice(start, end),
      value: joined(text, parts, strings),
      uses: bare.map((part) => text.slice(part.start, part.end).toLowerCase()),
    });
  }
  return strings;
}

function joined(
  text: string,
  parts: Field['parts'],
  strings: ReadonlyMap<string, StringDefinition>,
  field?: string,
): string {
  const pieces = parts.map(({ bare, start, end }) => {
    const piece = text.slice(start, end);
    if (!bare) return piece;
    const name = piece.toLowerCase();
    // A word that nothing defines is more likely a forgotten pair of braces than nothing.
    // The months' numbers mean something in `month` alone: `number = mar` is no number 3.
    const given = field !== undefined && field !== 'month' && isMonth(name) ? undefined : builtIn.get(name);
    return strings.get(name)?.value ?? given ?? piece;
  });
  return pieces.join('');
}

function valuesOf(entry: ReferenceEntry, { strings }: Memo): FieldValues {
  const values: FieldValues = new Map();
  for (const { name, parts } of fieldsOf(entry.source)) {
    const value = joined(entry.source, parts, strings, name).trim();
    // Of a field written twice the first counts, as in BibTeX.
    if (value !== '' && !values.has(name)) values.set(name, value);
  }
  return values;
}

function dataOf(values: FieldValues, { byKey }: Memo): ReferenceEntry[] {
  return (values.get('xdata') ?? '').split(',').flatMap((key) => byKey.get(key.trim()) ?? []);
}

/** The entries of the same file that an entry takes fields from, by `crossref` and `xdata`. */
export function parentsOf(entry: ReferenceEntry, bibliography: Bibliography): ReferenceEntry[] {
  const memo = memoOf(bibliography);
  const values = valuesOf(entry, memo);
  const parent = memo.byKey.get(values.get('crossref') ?? '');
  return [...(parent ? [parent] : []), ...dataOf(values, memo)].filter((each) => each !== entry);
}

/** An entry and those that it inherits from by `crossref`, nearest first; what they take by `xdata` is merged already. */
export function lineageOf(entry: ReferenceEntry, bibliography: Bibliography): [Inherited, ...Inherited[]] {
  const memo = memoOf(bibliography);
  const read = (each: ReferenceEntry): Inherited => {
    const values = valuesOf(each, memo);
    for (const data of dataOf(values, memo))
      for (const [name, value] of valuesOf(data, memo)) if (!values.has(name)) values.set(name, value);
    // Whether a title is English, and so to be put in sentence case, is asked of this field alone.
    const langid = values.get('langid');
    if (langid !== undefined && !values.has('language')) values.set('language', langid);
    return { type: each.type, values };
  };
  const lineage: [Inherited, ...Inherited[]] = [read(entry)];
  const seen = new Set([entry]);
  for (let last = lineage[0]; lineage.length < deepest;) {
    const parent = memo.byKey.get(last.values.get('crossref') ?? '');
    if (!parent || seen.has(parent)) break;
    seen.add(parent);
    const inherited = read(parent);
    inheritBookTitle(last, inherited);
    lineage.push(inherited);
    last = inherited;
  }
  return lineage;
}

const partTypes = new Set(['inbook', 'incollection', 'inproceedings', 'conference', 'inreference']);
const wholeTypes = new Set(['book', 'collection', 'proceedings', 'reference']);

/** BibLaTeX gives a part the title of its whole only between matching types; people write any part in any whole, and mean it. */
function inheritBookTitle(child: Inherited, parent: Inherited): void {
  if (!partTypes.has(child.type) || !wholeTypes.has(parent.type) || child.values.has('booktitle')) return;
  const { values } = parent;
  const title = values.get('booktitle') ?? values.get('title');
  const subtitle =
    values.get('booktitle') === undefined ? values.get('subtitle') : values.get('booksubtitle');
  if (title !== undefined) child.values.set('booktitle', title);
  if (subtitle !== undefined) child.values.set('booksubtitle', subtitle);
}
