/** References that somebody pastes or that come from elsewhere, made ready to stand in a `.bib` file: none that is there already, none that takes another's key. */
import { writeBiblatex } from './citationJs.js';
import { citekeyOf } from './citekey.js';
import { exportBibtex } from './exportBibtex.js';
import { parseEntry } from './parse.js';
import { scanBibliography } from './scan.js';
import { plainText } from './text.js';
import type { CslItem } from './types.js';

/** What the references are that are there already. */
export interface KnownReferences {
  has(citekey: string): boolean;
  /** The key of a reference with this DOI, in lower case. */
  byDoi(doi: string): string | undefined;
  /** The key of a reference with this title and year, as `titleAndYear` says them, whose DOI, if it has one, is not another than this. */
  byTitle(titleAndYear: string, doi: string | undefined): string | undefined;
}

export interface AddedReferences {
  /** BibLaTeX entries, each ending with a line break. */
  text: string;
  added: { citekey: string; item: CslItem }[];
  /** Those that are there already, by the key that they have there. */
  known: string[];
  /** One sentence on each that cannot be read. */
  unread: string[];
}

/** Letters and digits of a title, and the year: what two records of one work have in common. Empty without a title. */
export function titleAndYear(item: CslItem): string {
  const title = plainText(item.title)
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');
  return title === '' ? '' : `${title} ${String(item.issued?.['date-parts']?.[0]?.[0] ?? '')}`;
}

/** References in BibTeX, RIS, CSL-JSON or any other form that is read, by a project's pattern of keys. */
export function addReferences(pasted: string, pattern: string, existing: KnownReferences): AddedReferences {
  const result: AddedReferences = { text: '', added: [], known: [], unread: [] };
  const bibliography = scanBibliography('', withIds(pasted.trim()));
  const keys = new Set<string>();
  const dois = new Map<string, string>();
  const titles = new Map<string, { citekey: string; doi: string | undefined }>();
  const titled = (title: string, doi: string | undefined): string | undefined => {
    const other = title === '' ? undefined : titles.get(title);
    return other && !differ(other.doi, doi) ? other.citekey : undefined;
  };
  const texts: string[] = [];
  for (const entry of bibliography.entries) {
    const parsed = parseEntry(entry, bibliography);
    if (!parsed.ok) {
      result.unread.push(parsed.problem.message);
      continue;
    }
    const { item } = parsed;
    const doi = item.DOI?.toLowerCase();
    const title = titleAndYear(item);
    const there =
      (doi === undefined ? undefined : existing.byDoi(doi)) ??
      (title === '' ? undefined : existing.byTitle(title, doi)) ??
      dois.get(doi ?? '') ??
      titled(title, doi);
    if (there !== undefined) {
      if (!result.known.includes(there)) result.known.push(there);
      continue;
    }
    const citekey = citekeyOf(item, pattern, (key) => existing.has(key) || keys.has(key));
    keys.add(citekey);
    titles.set(title, { citekey, doi });
    if (doi !== undefined) dois.set(doi, citekey);
    result.added.push({ citekey, item: { ...item, id: citekey } });
    if (bibliography.format === 'bibtex') {
      // Its own words, with what it takes from `@string`s beside it; only the key is another.
      const { start, end } = entry.keyRange;
      const at = start - entry.range.start;
      const source = entry.source.slice(0, at) + citekey + entry.source.slice(at + end - start);
      texts.push(
        exportBibtex([
          { entry: { ...entry, citekey, source }, bibliography: { ...bibliography, entries: [] } },
        ]),
      );
    } else texts.push(`${writeBiblatex([{ ...item, id: citekey, 'citation-key': citekey }])}\n`);
  }
  if (bibliography.entries.length === 0)
    result.unread.push(
      bibliography.problems[0]?.message ??
        'Paste BibTeX, RIS or CSL-JSON, or a DOI such as 10.1080/14719037.2014.930505',
    );
  result.text = texts.join('\n');
  return result;
}

/** Crossref's own names of types, which its records in CSL-JSON keep (https://api.crossref.org/types). */
const crossrefTypes: Readonly<Record<string, string>> = {
  'journal-article': 'article-journal',
  'book-chapter': 'chapter',
  'proceedings-article': 'paper-conference',
  'posted-content': 'article',
  'edited-book': 'book',
  'reference-book': 'book',
  monograph: 'book',
  dissertation: 'thesis',
  'report-component': 'report',
};

const typeOf = (type: unknown): string =>
  typeof type === 'string' ? (crossrefTypes[type] ?? type) : 'document';

/** CSL-JSON as services give it: one record alone is a list of one, and one without an id gets one. */
function withIds(text: string): string {
  if (!/^[[{]/.test(text)) return text;
  try {
    const value: unknown = JSON.parse(text);
    const list: unknown[] = Array.isArray(value) ? value : [value];
    return JSON.stringify(
      list.map((item, index) =>
        typeof item === 'object' && item !== null
          ? { id: `record-${index + 1}`, ...item, type: typeOf((item as { type?: unknown }).type) }
          : item,
      ),
    );
  } catch {
    // What is wrong with it is told when it is read.
    return text;
  }
}

/** Two works under one title, as a preprint and its article are: each has a DOI of its own. */
export const differ = (a: string | undefined, b: string | undefined): boolean =>
  a !== undefined && b !== undefined && a !== b;

/** The edit that puts entries at the end of a `.bib` text, with one empty line between. */
export function appended(text: string, entries: string): { offset: number; newText: string } {
  const eol = /\r\n/.test(text) ? '\r\n' : '\n';
  const trailing = /[\r\n\s]*$/.exec(text.slice(-1000))?.[0] ?? '';
  const breaks = trailing.split('\n').length - 1;
  const before = text.trim() === '' ? '' : eol.repeat(Math.max(0, 2 - breaks));
  return { offset: text.length, newText: before + entries.replace(/\r?\n/g, eol) };
}

/** The DOI that a pasted text is, without the address before it; undefined where it is none. */
export function pastedDoi(text: string): string | undefined {
  const bare = text.trim().replace(/^(?:https?:\/\/(?:dx\.)?doi\.org\/|doi:\s*)/i, '');
  return /^10\.\d{4,9}(?:\.\d+)*\/\S+$/.test(bare) ? bare : undefined;
}
