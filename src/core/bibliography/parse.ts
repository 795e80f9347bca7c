import type { Problem } from '../problem.js';
import { problem } from '../problem.js';
import type { FieldValues, Inherited } from './bibtexValues.js';
import { lineageOf } from './bibtexValues.js';
import { readAs } from './citationJs.js';
import { largestItem, readCslYaml } from './cslYaml.js';
import { readCsvRow } from './csv.js';
import { polish } from './polish.js';
import { encodedAddress, tidied } from './tidyValues.js';
import { readEnw, readNbib } from './tagged.js';
import type { Bibliography, ParsedEntry, ReferenceEntry } from './types.js';

/**
 * Reads one entry into a CSL item, whose id is the citation key exactly. `@string`s, `crossref` and `xdata` are taken from the entry's
 * own bibliography. An entry that cannot be read is a problem at that entry; nothing is thrown, and nothing is looked up elsewhere.
 */
export function parseEntry(entry: ReferenceEntry, bibliography: Bibliography): ParsedEntry {
  if (entry.broken !== undefined) return { ok: false, problem: failed(entry, entry.broken) };
  if (bibliography.format === 'csl-yaml' && entry.source.length > largestItem)
    return { ok: false, problem: failed(entry, tooLong) };
  try {
    const read = readers[bibliography.format](entry, bibliography);
    if (!read) return { ok: false, problem: failed(entry, 'there is nothing to read in this entry') };
    const type = typeof read['type'] === 'string' && read['type'] !== '' ? read['type'] : 'document';
    return { ok: true, item: polish({ ...read, id: entry.citekey, type }) };
  } catch (error) {
    return { ok: false, problem: failed(entry, reason(error, bibliography.format)) };
  }
}

const tooLong = `it has more than ${largestItem / 1000},000 characters, too many for YAML; shorten its abstract, or keep it as CSL-JSON`;

const readers = {
  bibtex: readBibtex,
  ris: readRis,
  'csl-json': readCslJson,
  'csl-yaml': ({ source }) => readCslYaml(source),
  nbib: ({ source }) => readNbib(source),
  enw: ({ source }) => readEnw(source),
  csv: ({ source }, { strings }) => readCsvRow(source, strings),
} satisfies Record<
  Bibliography['format'],
  (entry: ReferenceEntry, bibliography: Bibliography) => Record<string, unknown> | undefined
>;

function failed(entry: ReferenceEntry, message: string): Problem {
  return problem('bad-bibliography-entry', entry.keyRange, `${entry.citekey} cannot be read: ${message}`);
}

function reason(error: unknown, format: Bibliography['format']): string {
  if (format === 'csl-yaml')
    return 'it is not valid YAML; look at its indentation, colons and quotation marks';
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

/** What stands alone, of which BibTeX prints no whole that it were a part of. */
const whole = new Set(['book', 'mvbook', 'manual', 'thesis', 'phdthesis', 'mastersthesis']);

/** What stands in no book, though it may be part of a series with a journal's name. */
const inNoBook = new Set(['unpublished', 'report', 'techreport']);

/** Fields that BibTeX and BibLaTeX ignore in an entry of this type, and that would name a wrong container. */
function ignored(type: string, name: string, values: FieldValues): boolean {
  const inJournal = values.has('journal') || values.has('journaltitle');
  if (name === 'booktitle') return whole.has(type) || inNoBook.has(type) || (type === 'article' && inJournal);
  return (name === 'journal' || name === 'journaltitle') && whole.has(type);
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
      if (
        name !== 'crossref' &&
        /^[a-z]/.test(name) &&
        name !== 'constructor' &&
        !ignored(type, name, values)
      )
        properties[name] = mend(value);
    }
    if (index + 1 < lineage.length) properties['crossref'] = String(index + 1);
    return { type: type === 'techreport' ? 'report' : type, label: String(index), properties };
  });
  const read = readAs('@biblatex/entries+list', entries)[0];
  const url = lineage.find(({ values }) => values.has('url'))?.values.get('url');
  if (typeof read?.['URL'] === 'string' && url !== undefined) read['URL'] = encodedAddress(url);
  const own = lineage[0]?.values;
  if (read && own) {
    read['URL'] ??= archiveAddress(own);
    // Approximate or uncertain (ISO 8601-2, as BibLaTeX has it): CSL calls both circa.
    const issued = read['issued'];
    if (typeof issued === 'object' && issued !== null && /\d[~?%]/.test(own.get('date') ?? ''))
      read['issued'] = { ...issued, circa: true };
    // BibLaTeX prints the part of a volume behind it: 169.3.
    const part = own.get('part');
    if (own.has('journal') || own.has('journaltitle'))
      if (part !== undefined && read['volume'] !== undefined) {
        read['volume'] = `${String(read['volume'])}.${part}`;
        delete read['part-number'];
      }
  }
  const number = own?.get('number');
  if (read && number !== undefined && !numbered.some((field) => field in read)) {
    // CSL gives every type a number; their reader gives one to reports and patents alone.
    read['number'] = readAs('@biblatex/entries+list', [
      { type: 'report', label: '0', properties: { number: mend(number) } },
    ])[0]?.['number'];
  }
  return read;
}

/** Where an archive keeps what it gave its own number (BibLaTeX manual, 3.14.7). */
const archives: Readonly<Record<string, string>> = {
  arxiv: 'https://arxiv.org/abs/',
  jstor: 'https://www.jstor.org/stable/',
  hdl: 'https://hdl.handle.net/',
};

function archiveAddress(values: FieldValues): string | undefined {
  const archive = values.get('eprinttype') ?? values.get('archiveprefix');
  const at = archives[archive?.toLowerCase() ?? ''];
  const number = values.get('eprint');
  return at === undefined || number === undefined || values.has('doi')
    ? undefined
    : encodedAddress(at + number);
}

/** Where the number of an entry may have gone. */
const numbered = ['number', 'issue', 'collection-number'];

function readRis(entry: ReferenceEntry): Record<string, unknown> | undefined {
  // Some databases write one space, or two behind the dash; the standard has two before and one behind.
  const lines = entry.source
    .replace(/^([A-Z][A-Z0-9]) {1,2}-(?: +|$)/gm, '$1  - ')
    // Ovid leaves month and day empty: "2021//".
    .replace(/^((?:PY|Y1|Y2|DA) {2}- \d{4}(?:\/\d{1,2})*)\/+[ \t]*$/gm, '$1');
  return readAs('@ris/file', lines)[0];
}

function readCslJson(entry: ReferenceEntry): Record<string, unknown> | undefined {
  const value: unknown = JSON.parse(entry.source);
  return typeof value === 'object' && value !== null ? { ...value } : undefined;
}
