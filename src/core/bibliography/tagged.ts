/**
 * The tagged formats of PubMed (`.nbib`) and EndNote (`.enw`): lines of a tag and a value. Scanned record by record, and read into CSL by
 * one table each. The formats: https://pubmed.ncbi.nlm.nih.gov/help/#pubmed-format, with NLM's list of elements
 * (https://www.nlm.nih.gov/bsd/mms/medlineelements.html), and EndNote's "Export format" (refer).
 */
import { problem, type Problem } from '../problem.js';
import { endnoteName } from './endnoteNames.js';
import { keyed, type UnkeyedRecord } from './madeKeys.js';
import { nameOf, withoutEmpty, yearFirstDate } from './plainFields.js';
import type { CslItem, CslName, ReferenceEntry } from './types.js';

export interface Tagged {
  entries: ReferenceEntry[];
  problems: Problem[];
  recognised: boolean;
}

interface Dialect {
  line: RegExp;
  /** The tag that starts a record. */
  first: string;
  /** What only the head of a record whose first tag is damaged can be, behind an empty line. */
  lostHead: RegExp;
  type: readonly string[];
  id: string | undefined;
  author: readonly string[];
  year: readonly string[];
  title: readonly string[];
  nameOf: (written: string) => CslName;
}

export const nbib: Dialect = {
  line: /^([A-Z]{2,4}) {0,2}- (.*)$/,
  first: 'PMID',
  // Nothing within a record stands behind an empty line.
  lostHead: /^/,
  type: ['PT'],
  id: undefined,
  author: ['FAU', 'AU', 'CN'],
  // Of its print, which stands first, else of its publication online.
  year: ['DP', 'DEP'],
  title: ['TI', 'BTI', 'TT'],
  nameOf,
};

export const enw: Dialect = {
  line: /^(%[0-9A-Z@!#$&()*+<>?[\]^~]) ?(.*)$/,
  first: '%0',
  // An abstract may have empty lines between and behind its paragraphs: what follows is of the same record, unless it is what records start with.
  lostHead:
    /^%(?:[AT] |(?![0-9A-Z@!#$&()*+<>?[\]^~](?: |$)))|^.{0,3} ?(?:journal article|book|book section|conference paper|thesis|report|web page)$/i,
  type: ['%0'],
  id: '%F',
  author: ['%A'],
  year: ['%D'],
  title: ['%T'],
  nameOf: endnoteName,
};

/** Finds the records. A value may go on in lines that carry no tag. */
export function scanTagged(text: string, dialect: Dialect): Tagged {
  const records: UnkeyedRecord[] = [];
  const problems: Problem[] = [];
  let open: UnkeyedRecord | undefined;
  let behindEmpty = false;
  for (const { start, end, line } of linesOf(text)) {
    const [, tag, written = ''] = dialect.line.exec(line) ?? [];
    const value = written.trim();
    if (tag === dialect.first) {
      open = { start, headEnd: end, end, type: '', id: undefined, author: '', year: '', title: '' };
      records.push(open);
    }
    const empty = line.trim() === '';
    if (
      open &&
      !empty &&
      behindEmpty &&
      tag !== dialect.first &&
      dialect.lostHead.test(line) &&
      !(open.title === '' && tag !== undefined && [...dialect.author, ...dialect.title].includes(tag))
    ) {
      const message = `a record starts with ${dialect.first}, and here something else stands; mend this line`;
      problems.push(problem('bad-bibliography-entry', { start, end: Math.max(end, start + 1) }, message));
      open = undefined;
    }
    behindEmpty = empty;
    if (!open || empty) continue;
    open.end = end;
    if (tag === undefined || value === '') continue;
    if (dialect.type.includes(tag)) open.type ||= value.toLowerCase();
    else if (tag === dialect.id && !/\s/.test(value))
      open.id ??= { text: value, start: start + line.indexOf(value) };
    else if (dialect.author.includes(tag)) open.author ||= familyOf(dialect.nameOf(value));
    else if (dialect.year.includes(tag)) open.year ||= /\d{4}/.exec(value)?.[0] ?? '';
    else if (dialect.title.includes(tag)) open.title ||= value;
  }
  return { entries: keyed(text, records), problems, recognised: records.length > 0 };
}

/** What a key is made of. */
const familyOf = ({ family, literal }: CslName): string => family ?? literal ?? '';

function* linesOf(text: string): Generator<{ start: number; end: number; line: string }> {
  const next = /\r\n|\r|\n/g;
  for (let start = text.charCodeAt(0) === 0xfeff ? 1 : 0; start < text.length;) {
    next.lastIndex = start;
    const found = next.exec(text);
    const stop = found?.index ?? text.length;
    const line = text.slice(start, stop).trimEnd();
    yield { start, end: start + line.length, line };
    start = found ? next.lastIndex : text.length;
  }
}

/** All values by their tag, in order, lines that go on joined. */
function valuesOf(source: string, { line: pattern }: Dialect): Map<string, string[]> {
  const values = new Map<string, string[]>();
  let last: string[] | undefined;
  for (const { line } of linesOf(source)) {
    const [, tag, value = ''] = pattern.exec(line) ?? [];
    if (tag === undefined) {
      const before = last?.pop();
      if (before !== undefined) last?.push(`${before} ${line.trim()}`.trim());
      continue;
    }
    last = values.get(tag) ?? [];
    values.set(tag, last);
    last.push(value.trim());
  }
  return values;
}

/** The publication types (PT) that say what a work is; the others say what it is about or how it was made. */
const pubmedTypes: Readonly<Record<string, string>> = {
  book: 'book',
  'book chapter': 'chapter',
  preprint: 'article',
  dataset: 'dataset',
  'technical report': 'report',
  'academic dissertation': 'thesis',
  'newspaper article': 'article-newspaper',
};

/** An article, but for what has the title of a book. */
function pubmedType(values: ReadonlyMap<string, string[]>, kinds: readonly string[]): string {
  const [known] = kinds.flatMap((kind) => pubmedTypes[kind] ?? []);
  if (known !== undefined) return known;
  if (!values.has('BTI')) return 'article-journal';
  return values.has('TI') ? 'chapter' : 'book';
}

/** Without its full stop, and without the brackets in which NLM puts a title that it translated. */
const pubmedTitle = (written = ''): string =>
  written.replace(/(?<=[^.])\.$/, '').replace(/^\[([^[\]]*)\]$/, '$1');

export function readNbib(source: string): Omit<CslItem, 'id'> {
  const values = valuesOf(source, nbib);
  const one = (...tags: string[]): string | undefined =>
    tags.map((tag) => values.get(tag)?.[0]).find(Boolean);
  const doi = [...(values.get('AID') ?? []), ...(values.get('LID') ?? [])].find((id) => id.endsWith('[doi]'));
  const kinds = (values.get('PT') ?? []).map((kind) => kind.toLowerCase());
  const authors = values.get('FAU') ?? values.get('AU') ?? [];
  return withoutEmpty({
    type: pubmedType(values, kinds),
    title: pubmedTitle(one('TI', 'BTI', 'TT')),
    'original-title': values.has('TI') ? pubmedTitle(one('TT')) : undefined,
    author: [...authors.map(nameOf), ...(values.get('CN') ?? []).map((literal) => ({ literal }))],
    editor: (values.get('FED') ?? values.get('ED') ?? []).map(nameOf),
    'container-title': values.has('TI') ? one('JT', 'TA', 'BTI') : one('JT', 'TA'),
    'container-title-short': one('TA'),
    'collection-title': one('CTI'),
    'volume-title': one('VTI'),
    edition: one('EN'),
    issued: yearFirstDate(one('DP') ?? one('DEP')?.replace(/^(\d{4})(\d\d)(\d\d)$/, '$1-$2-$3')),
    volume: one('VI'),
    issue: one('IP'),
    page: one('PG'),
    publisher: one('PB'),
    'publisher-place': one('PL'),
    DOI: doi?.replace(/\s*\[doi\]$/, ''),
    PMID: one('PMID'),
    PMCID: one('PMC'),
    ISBN: one('ISBN')?.split(' ')[0],
    ISSN: one('IS')?.split(' ')[0],
    language: one('LA'),
    abstract: one('AB'),
    keyword: (values.get('OT') ?? values.get('MH') ?? []).join(', '),
    // That there is a notice of it says as much as the type does.
    status:
      kinds.find((kind) => kind === 'retracted publication') ??
      (one('RIN', 'RRI') === undefined ? undefined : 'retracted publication'),
  });
}

/** EndNote's reference types (its `%0`), as CSL has them; all others are documents. */
const endnoteTypes: Readonly<Record<string, string>> = {
  'journal article': 'article-journal',
  'electronic article': 'article-journal',
  book: 'book',
  'edited book': 'book',
  'electronic book': 'book',
  'book section': 'chapter',
  'conference paper': 'paper-conference',
  'conference proceedings': 'paper-conference',
  thesis: 'thesis',
  report: 'report',
  'government document': 'report',
  'newspaper article': 'article-newspaper',
  'magazine article': 'article-magazine',
  'web page': 'webpage',
  dataset: 'dataset',
  'computer program': 'software',
  manuscript: 'manuscript',
  'unpublished work': 'manuscript',
};

export function readEnw(source: string): Omit<CslItem, 'id'> {
  const values = valuesOf(source, enw);
  const one = (...tags: string[]): string | undefined =>
    tags.map((tag) => values.get(tag)?.[0]).find(Boolean);
  const type = endnoteTypes[(one('%0') ?? '').toLowerCase()] ?? 'document';
  const number = one('%@');
  return withoutEmpty({
    type,
    title: one('%T'),
    author: (values.get('%A') ?? []).map(endnoteName),
    editor: (values.get('%E') ?? []).map(endnoteName),
    translator: (values.get('%?') ?? []).map(endnoteName),
    'container-title': one('%J', '%B'),
    'collection-title': one('%S'),
    issued: yearFirstDate(one('%D') ?? one('%8')),
    volume: one('%V'),
    issue: type === 'report' ? undefined : one('%N'),
    number: type === 'report' ? one('%N') : undefined,
    page: one('%P'),
    publisher: one('%I'),
    'publisher-place': one('%C'),
    edition: one('%7'),
    genre: one('%9'),
    DOI: one('%R'),
    URL: one('%U'),
    ISSN: type === 'book' || type === 'chapter' ? undefined : number,
    ISBN: type === 'book' || type === 'chapter' ? number : undefined,
    language: one('%G'),
    abstract: one('%X'),
    keyword: (values.get('%K') ?? []).join(', '),
    note: one('%Z'),
  });
}
