import type { Problem } from '../problem.js';
import { problem } from '../problem.js';
import type { Inherited } from './bibtexValues.js';
import { lineageOf } from './bibtexValues.js';
import { readAs } from './citationJs.js';
import { polish } from './polish.js';
import { tidied } from './tidyValues.js';
import type { Bibliography, ParsedEntry, ReferenceEntry } from './types.js';

/**
 * Reads one entry into a CSL item, whose id is the citation key exactly. `@string`s, `crossref` and `xdata` are taken from the entry's
 * own bibliography. An entry that cannot be read is a problem at that entry; nothing is thrown, and nothing is looked up elsewhere.
 */
export function parseEntry(entry: ReferenceEntry, bibliography: Bibliography): ParsedEntry {
  if (entry.broken !== undefined) return { ok: false, problem: failed(entry, entry.broken) };
  try {
    const read = readers[bibliography.format](entry, bibliography);
    if (!read) return { ok: false, problem: failed(entry, 'there is nothing to read in this entry') };
    const type = typeof read['type'] === 'string' && read['type'] !== '' ? read['type'] : 'document';
    return { ok: true, item: polish({ ...read, id: entry.citekey, type }) };
  } catch (error) {
    return { ok: false, problem: failed(entry, reason(error)) };
  }
}

const readers = { bibtex: readBibtex, ris: readRis, 'csl-json': readCslJson } satisfies Record<
  Bibliography['format'],
  (entry: ReferenceEntry, bibliography: Bibliography) => Record<string, unknown> | undefined
>;

function failed(entry: ReferenceEntry, message: string): Problem {
  return problem('bad-bibliography-entry', entry.keyRange, `${entry.citekey} cannot be read: ${message}`);
}

function reason(error: unknown): string {
  if (error instanceof RangeError) return 'its braces are nested too deeply';
  const message = error instanceof Error ? error.message : '';
  if (message.includes('got EOF')) return 'a brace or a $ in one of its values has no partner';
  return 'one of its values is not valid BibTeX; look for odd braces, $ or commands';
}

/** Fields that no citation prints; rather than lose the reference, one that cannot be read is left out. */
const unprinted = new Set(['abstract', 'annotation', 'annote', 'comment', 'file', 'keywords', 'review']);

function readBibtex(entry: ReferenceEntry, bibliography: Bibliography): Record<string, unknown> | undefined {
  const lineage = lineageOf(entry, bibliography);
  try {
    return chained(lineage, (value) => value);
  } catch {
    // Usually a lone $ that stands for dollars. Then no $ of this entry is taken for mathematics.
    for (const { values } of lineage)
      for (const name of unprinted) {
        const value = values.get(name);
        if (value !== undefined && !readable(name, value)) values.set(name, plainDollars(value));
        if (value !== undefined && !readable(name, values.get(name) ?? '')) values.delete(name);
      }
    try {
      return chained(lineage, (value) => value);
    } catch {
      return chained(lineage, plainDollars);
    }
  }
}

function readable(name: string, value: string): boolean {
  try {
    readAs('@biblatex/entries+list', [{ type: 'misc', label: '0', properties: { [name]: value } }]);
    return true;
  } catch {
    return false;
  }
}

function plainDollars(value: string): string {
  return value.replace(/\\?\$/g, '\\$');
}

/**
 * The labels are numbers, so that no citation key can mean something to the reader of values. A `@techreport` is a `@report`: that it is
 * technical is printed only where its author says so.
 */
function chained(
  lineage: readonly Inherited[],
  mend: (value: string) => string,
): Record<string, unknown> | undefined {
  const entries = lineage.map(({ type, values }, index) => {
    const properties: Record<string, string> = {};
    for (const [name, value] of tidied(values)) {
      if (name !== 'crossref' && /^[a-z]/.test(name) && name !== 'constructor')
        properties[name] = mend(value);
    }
    if (index + 1 < lineage.length) properties['crossref'] = String(index + 1);
    return { type: type === 'techreport' ? 'report' : type, label: String(index), properties };
  });
  return readAs('@biblatex/entries+list', entries)[0];
}

function readRis(entry: ReferenceEntry): Record<string, unknown> | undefined {
  // Some databases write one space, or two behind the dash; the standard has two before and one behind.
  const lines = entry.source.replace(/^([A-Z][A-Z0-9]) {1,2}-(?: +|$)/gm, '$1  - ');
  return readAs('@ris/file', lines)[0];
}

function readCslJson(entry: ReferenceEntry): Record<string, unknown> | undefined {
  const value: unknown = JSON.parse(entry.source);
  return typeof value === 'object' && value !== null ? { ...value } : undefined;
}
