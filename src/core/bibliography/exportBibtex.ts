import { fieldsOf } from './bibtexEntry.js';
import type { StringDefinition } from './bibtexValues.js';
import { parentsOf, stringsOf } from './bibtexValues.js';
import { writeBiblatex } from './citationJs.js';
import { parseEntry } from './parse.js';
import type { Bibliography, ReferenceEntry } from './types.js';

/** A reference to be written, with the file that its `@string`s and parents are in. */
export interface ExportedReference {
  entry: ReferenceEntry;
  bibliography: Bibliography;
}

/** The definitions that are written so far, with what each stands for, by name. */
type Written = Map<string, { source: string; value: string }>;

/**
 * References as a `.bib` text: the `@string`s that they use, then the entries by citation key, each in its own source text byte for byte.
 * Parents (`crossref`, `xdata`) come along, and one key comes once. References from RIS and CSL-JSON are written as BibLaTeX. Where two
 * files define one `@string` differently, the later file's entries get the value in place of the name. An entry that cannot be read is
 * named in a comment, with the reason.
 */
export function exportBibtex(references: readonly ExportedReference[]): string {
  const steps = bibtexInSteps(references);
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}

/** The same with a stop before each entry, and the text at the end. */
export function* bibtexInSteps(references: readonly ExportedReference[]): Generator<undefined, string> {
  const strings: Written = new Map();
  const entries: string[] = [];
  for (const reference of withParents(references)) {
    yield;
    entries.push(written(reference, strings));
  }
  const head = [...strings.values()].map(({ source }) => source).join('\n');
  const parts = head === '' ? entries : [head, ...entries];
  return parts.map((part) => `${part}\n`).join('\n');
}

function written({ entry, bibliography }: ExportedReference, strings: Written): string {
  if (entry.broken !== undefined) return leftOut(entry, entry.broken);
  if (bibliography.format === 'bibtex') return withStrings(entry.source, bibliography, strings);
  const parsed = parseEntry(entry, bibliography);
  return parsed.ok
    ? writeBiblatex([{ ...parsed.item, 'citation-key': entry.citekey }])
    : leftOut(entry, parsed.problem.message);
}

function withParents(references: readonly ExportedReference[]): ExportedReference[] {
  const chosen = new Map<string, ExportedReference>();
  const waiting = [...references].reverse();
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { entry, bibliography } = next;
    if (chosen.has(entry.citekey)) continue;
    chosen.set(entry.citekey, next);
    if (bibliography.format !== 'bibtex') continue;
    // Behind all that was asked for, so that a parent never stands in for another file's entry of the same key.
    waiting.unshift(...parentsOf(entry, bibliography).map((parent) => ({ entry: parent, bibliography })));
  }
  return [...chosen.values()].sort((a, b) => (a.entry.citekey < b.entry.citekey ? -1 : 1));
}

function leftOut(entry: ReferenceEntry, why: string): string {
  return `% ${entry.citekey} is left out: ${why}`;
}

/** An entry's source; the definitions that it uses are added to those that are written. */
function withStrings(source: string, bibliography: Bibliography, written: Written): string {
  const own = stringsOf(bibliography);
  let result = source;
  const bare =
    own.size === 0 ? [] : fieldsOf(source).flatMap(({ parts }) => parts.filter((part) => part.bare));
  for (const { start, end } of bare.reverse()) {
    const name = source.slice(start, end).toLowerCase();
    const value = own.get(name)?.value;
    if (value === undefined || define(name, own, written)) continue;
    result = `${result.slice(0, start)}{${value}}${result.slice(end)}`;
  }
  return result;
}

/** Sees that a name is defined as its file does, behind the names that it uses; false where another file took it for something else. */
function define(name: string, own: ReadonlyMap<string, StringDefinition>, written: Written): boolean {
  const definition = own.get(name);
  if (!definition) return true;
  const { value, uses } = definition;
  const taken = written.get(name);
  if (taken) return taken.value === value;
  // Definitions use only those before them, so this ends; a long chain is written out instead of followed.
  const follows = uses.length < 8 && uses.every((used) => used !== name && define(used, own, written));
  written.set(name, { value, source: follows ? definition.source : `@string{${name} = {${value}}}` });
  return true;
}
