/** Tables of references as Zotero, Covidence and Rayyan export them: CSV by RFC 4180, the first row naming the columns. */
import type { Problem } from '../problem.js';
import { problem } from '../problem.js';
import { keyed, type UnkeyedRecord } from './madeKeys.js';
import { nameOf, withoutEmpty, yearFirstDate } from './plainFields.js';
import type { CslItem, ReferenceEntry } from './types.js';

interface Row {
  cells: string[];
  start: number;
  end: number;
  firstCell: { start: number; end: number };
  /** False where a quotation mark never closes. */
  closed: boolean;
}

/** What a column holds, by the names that the tools give it, in lower case. */
const columns: Readonly<Record<string, readonly string[]>> = {
  key: ['key', 'citation key'],
  type: ['item type'],
  title: ['title'],
  author: ['author', 'authors'],
  editor: ['editor', 'editors'],
  translator: ['translator'],
  date: ['date', 'publication year', 'published year', 'year'],
  year: ['publication year', 'published year', 'year'],
  'container-title': ['publication title', 'journal'],
  'container-title-short': ['journal abbreviation'],
  volume: ['volume'],
  issue: ['issue'],
  page: ['pages'],
  publisher: ['publisher'],
  'publisher-place': ['place'],
  'collection-title': ['series'],
  edition: ['edition'],
  number: ['number'],
  DOI: ['doi'],
  URL: ['url'],
  ISBN: ['isbn'],
  ISSN: ['issn'],
  PMID: ['pubmed_id'],
  PMCID: ['pmc_id'],
  language: ['language'],
  abstract: ['abstract note', 'abstract'],
  keyword: ['manual tags', 'keywords', 'tags'],
};

/** Whether the first row of a table is that of a list of references. */
export function isReferenceTable(head: string): boolean {
  const names = (rowAt(head, 0)?.cells ?? []).map((cell) => cell.trim().toLowerCase());
  const has = (field: string): boolean => columns[field]?.some((name) => names.includes(name)) === true;
  return names.length > 3 && has('title') && has('author') && has('date');
}

export function scanCsv(text: string): {
  entries: ReferenceEntry[];
  strings: string;
  problems: Problem[];
  recognised: boolean;
} {
  const problems: Problem[] = [];
  const head = rowAt(text, text.charCodeAt(0) === 0xfeff ? 1 : 0);
  if (!head) return { entries: [], strings: '', problems, recognised: false };
  const records: UnkeyedRecord[] = [];
  const broken = new Set<number>();
  const fields = columnsOf(head.cells);
  for (let row = rowAt(text, head.end); row; row = rowAt(text, row.end)) {
    if (row.cells.every((cell) => cell.trim() === '')) continue;
    const { cells } = row;
    const cell = (field: string): string => plainCell(cells[fields.get(field) ?? -1] ?? '');
    const key = cell('key');
    if (!row.closed) {
      broken.add(row.start);
      problems.push(problem('bad-bibliography-entry', row.firstCell, unclosed));
    }
    records.push({
      start: row.start,
      headEnd: row.firstCell.end,
      end: row.end,
      type: cell('type').toLowerCase(),
      id:
        key !== '' && !/\s/.test(key)
          ? { text: key, start: Math.max(row.start, text.indexOf(key, row.start)) }
          : undefined,
      author: cell('author').split(/;| and /)[0] ?? '',
      year: /\d{4}/.exec(cell('date'))?.[0] ?? '',
      title: cell('title'),
    });
  }
  const entries = keyed(text, records).map((entry) =>
    broken.has(entry.range.start) ? { ...entry, broken: unclosed } : entry,
  );
  return { entries, strings: text.slice(head.start, head.end), problems, recognised: true };
}

/** A cell without the apostrophe that keeps a spreadsheet from taking it for a formula. */
const plainCell = (cell: string): string =>
  cell.trim().replace(/^'(?='*(?:\s*[=+\-@＝＋－＠]|[\t\r\n]))/, '');

const unclosed =
  'a quotation mark in this row is never closed; add it, or write it twice where it is part of the text';

const columnsOf = (names: string[]): Map<string, number> => {
  const found = names.map((name) => name.trim().toLowerCase());
  const fields = new Map<string, number>();
  for (const [field, aliases] of Object.entries(columns)) {
    const at = aliases.map((alias) => found.indexOf(alias)).find((index) => index >= 0);
    if (at !== undefined) fields.set(field, at);
  }
  return fields;
};

/** The row that starts here, empty lines skipped; undefined at the end. */
function rowAt(text: string, from: number): Row | undefined {
  let i = from;
  while (i < text.length && (text[i] === '\n' || text[i] === '\r')) i++;
  if (i >= text.length) return undefined;
  const row: Row = { cells: [], start: i, end: i, firstCell: { start: i, end: i + 1 }, closed: true };
  for (;;) {
    const cellStart = i;
    if (text[i] === '"') {
      let value = '';
      for (let quote = i + 1; ;) {
        const next = text.indexOf('"', quote);
        if (next < 0) {
          row.closed = false;
          // Only the line is taken, so that the rows below are still there.
          const stop = lineEnd(text, cellStart);
          row.cells.push(text.slice(cellStart + 1, stop));
          row.end = stop;
          row.firstCell.end = Math.max(row.firstCell.end, Math.min(stop, row.start + 60));
          return row;
        }
        value += text.slice(quote, next);
        if (text[next + 1] !== '"') {
          i = next + 1;
          break;
        }
        value += '"';
        quote = next + 2;
      }
      // What follows a closing quotation mark belongs to the cell, as spreadsheets read it.
      const stop = cellEnd(text, i);
      row.cells.push(value + text.slice(i, stop));
      i = stop;
    } else {
      const stop = cellEnd(text, i);
      row.cells.push(text.slice(i, stop));
      i = stop;
    }
    if (row.cells.length === 1) row.firstCell = { start: cellStart, end: Math.max(i, cellStart + 1) };
    row.end = i;
    if (text[i] !== ',') return row;
    i++;
  }
}

const firstOf = (text: string, marks: RegExp, from: number): number => {
  marks.lastIndex = from;
  return marks.exec(text)?.index ?? text.length;
};
const cellEnd = (text: string, from: number): number => firstOf(text, /[,\r\n]/g, from);
const lineEnd = (text: string, from: number): number => firstOf(text, /[\r\n]/g, from);

/** Zotero's item types as CSL has them (https://www.zotero.org/support/kb/item_types_and_fields); journal articles where nothing is said. */
export const itemTypes: Readonly<Record<string, string>> = {
  journalarticle: 'article-journal',
  book: 'book',
  booksection: 'chapter',
  conferencepaper: 'paper-conference',
  report: 'report',
  thesis: 'thesis',
  preprint: 'article',
  newspaperarticle: 'article-newspaper',
  magazinearticle: 'article-magazine',
  webpage: 'webpage',
  blogpost: 'post-weblog',
  dataset: 'dataset',
  computerprogram: 'software',
  manuscript: 'manuscript',
  presentation: 'speech',
  encyclopediaarticle: 'entry-encyclopedia',
};

/** One row under its head, as CSL. */
export function readCsvRow(source: string, head: string): Omit<CslItem, 'id'> | undefined {
  const fields = columnsOf(rowAt(head, 0)?.cells ?? []);
  const cells = rowAt(source, 0)?.cells;
  if (!cells) return undefined;
  const cell = (field: string): string => plainCell(cells[fields.get(field) ?? -1] ?? '');
  const names = (field: string) =>
    cell(field)
      .split(cell(field).includes(';') ? ';' : / and /)
      .flatMap((name) => (name.trim() === '' ? [] : nameOf(name.trim())));
  const type = cell('type').toLowerCase();
  const special = new Set(['key', 'type', 'author', 'editor', 'translator', 'date', 'year', 'keyword']);
  const plain = Object.keys(columns).filter((field) => !special.has(field));
  return withoutEmpty({
    type: itemTypes[type] ?? (type === '' ? 'article-journal' : /^[a-z_-]+$/.test(type) ? type : 'document'),
    ...Object.fromEntries(plain.map((field) => [field, cell(field)])),
    // Rayyan writes what it could not tell apart behind the address.
    URL: cell('URL').split(/\s/)[0],
    author: names('author'),
    editor: names('editor'),
    translator: names('translator'),
    issued: yearFirstDate(/^\d{4}/.test(cell('date')) ? cell('date') : cell('year') || cell('date')),
    keyword: cell('keyword')
      .replaceAll(';', ',')
      .replace(/\s*,\s*/g, ', '),
  });
}
