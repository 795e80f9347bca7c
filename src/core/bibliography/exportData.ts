/** References as data, for other programs: RIS, CSL-JSON, and a table with the columns that Zotero exports. */
import { itemTypes } from './csv.js';
import { yearOf } from './shortCitation.js';
import { plainText } from './text.js';
import type { CslDate, CslItem, CslName } from './types.js';

export function exportCslJson(items: readonly CslItem[]): string {
  return `${JSON.stringify(items, null, 2)}\n`;
}

/** `van der Meer, Tom, Jr.` or the name of a body. */
function nameText(name: CslName): string {
  if (name.literal !== undefined) return plainText(name.literal);
  const family = [name['dropping-particle'], name['non-dropping-particle'], name.family]
    .filter(Boolean)
    .join(' ');
  return plainText([family, name.given, name.suffix].filter(Boolean).join(', '));
}

const namesOf = (names: CslName[] | undefined): string[] => (names ?? []).map(nameText).filter(Boolean);

/** `2010-05-12`, as much of it as is known; the words where it is no date. */
function dateText(date: CslDate | undefined, separator: string): string {
  const [first] = date?.['date-parts'] ?? [];
  if (!first) return plainText(date?.literal ?? date?.raw);
  return first
    .map((part, index) => (index === 0 ? String(part) : String(part).padStart(2, '0')))
    .join(separator);
}

/** CSL's types as RIS has them (https://en.wikipedia.org/wiki/RIS_(file_format), type of reference); all others are GEN. */
const risTypes: Readonly<Record<string, string>> = {
  article: 'JOUR',
  'article-journal': 'JOUR',
  'article-magazine': 'MGZN',
  'article-newspaper': 'NEWS',
  book: 'BOOK',
  chapter: 'CHAP',
  dataset: 'DATA',
  'entry-dictionary': 'DICT',
  'entry-encyclopedia': 'ENCYC',
  legislation: 'STAT',
  manuscript: 'UNPB',
  motion_picture: 'MPCT',
  'paper-conference': 'CPAPER',
  patent: 'PAT',
  'post-weblog': 'BLOG',
  report: 'RPRT',
  software: 'COMP',
  thesis: 'THES',
  webpage: 'ELEC',
};

export function exportRis(items: readonly CslItem[]): string {
  return items.map(risRecord).join('\r\n');
}

function risRecord(item: CslItem): string {
  const [from, to] = String(item.page ?? '').split(/[-–]+/);
  const fields: [string, unknown][] = [
    ['TY', risTypes[item.type] ?? 'GEN'],
    ['ID', item.id],
    ['TI', item.title],
    ...namesOf(item.author).map((name): [string, string] => ['AU', name]),
    ...namesOf(item.editor).map((name): [string, string] => ['ED', name]),
    ['PY', yearOf(item) === 'n.d.' ? '' : yearOf(item)],
    ['DA', /^\d{4}/.test(dateText(item.issued, '/')) ? dateText(item.issued, '/') : ''],
    ['T2', item['container-title']],
    ['T3', item['collection-title']],
    ['VL', item.volume],
    ['IS', item.issue ?? item['number']],
    ['SP', from],
    ['EP', to],
    ['ET', item['edition']],
    ['PB', item.publisher],
    ['CY', item['publisher-place']],
    ['SN', item['ISSN'] ?? item['ISBN']],
    ['DO', item.DOI],
    ['UR', item.URL],
    ['LA', item['language']],
    ['AB', item.abstract],
    ...plainText(item['keyword'])
      .split(/\s*,\s*/)
      .map((word): [string, string] => ['KW', word]),
  ];
  const lines = fields.flatMap(([tag, value]) => {
    const text = plainText(value);
    return text === '' ? [] : [`${tag}  - ${text}\r\n`];
  });
  return `${lines.join('')}ER  - \r\n`;
}

/** One row a reference under a head, as `readCsvRow` reads it again. */
export function referenceTable(items: readonly CslItem[]): string[][] {
  const names = Object.entries(itemTypes);
  const typeOf = (type: string): string => names.find(([, csl]) => csl === type)?.[0] ?? type;
  const columns: [string, (item: CslItem) => unknown][] = [
    ['Key', (item) => item.id],
    ['Item Type', (item) => typeOf(item.type)],
    ['Publication Year', (item) => (yearOf(item) === 'n.d.' ? '' : yearOf(item))],
    ['Author', (item) => namesOf(item.author).join('; ')],
    ['Title', (item) => item.title],
    ['Publication Title', (item) => item['container-title']],
    ['ISBN', (item) => item['ISBN']],
    ['ISSN', (item) => item['ISSN']],
    ['DOI', (item) => item.DOI],
    ['Url', (item) => item.URL],
    ['Abstract Note', (item) => item.abstract],
    ['Date', (item) => dateText(item.issued, '-')],
    ['Pages', (item) => item.page],
    ['Issue', (item) => item.issue],
    ['Volume', (item) => item.volume],
    ['Series', (item) => item['collection-title']],
    ['Publisher', (item) => item.publisher],
    ['Place', (item) => item['publisher-place']],
    ['Language', (item) => item['language']],
    ['Editor', (item) => namesOf(item.editor).join('; ')],
    ['Number', (item) => item['number']],
    ['Edition', (item) => item['edition']],
  ];
  return [
    columns.map(([name]) => name),
    ...items.map((item) => columns.map(([, value]) => plainText(value(item)))),
  ];
}
