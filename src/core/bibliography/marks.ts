/**
 * What an entry's source shows without being read: its DOI, the entries that it takes fields from, whether it is retracted or corrected.
 * Looked up by pattern, since a bibliography of ten thousand entries is checked on every change and read only where it is cited.
 */
import { readCsvRow } from './csv.js';
import type { Bibliography, BibliographyFormat, ReferenceEntry } from './types.js';

export interface EntryMarks {
  /** As written, without the address before it; absent where there is none. */
  doi?: string;
  /** The keys in `crossref` and `xdata`. */
  parents: string[];
  standing?: 'retracted' | 'corrected';
}

const doiPatterns: Readonly<Record<Exclude<BibliographyFormat, 'csv'>, RegExp>> = {
  bibtex: /[,\s]doi\s*=\s*(?:\{|")\s*([^}"]*)/i,
  ris: /^DO {1,2}- +(.*)$/m,
  'csl-json': /"DOI"\s*:\s*"([^"]*)"/,
  'csl-yaml': /^[ \t-]*DOI:[ \t]*["']?([^"'\r\n]+)/m,
  nbib: /^(?:LID|AID) *- (\S+) \[doi\]/m,
  enw: /^%R (.*)$/m,
};

const retractedTitle =
  /(?:title\s*=\s*[{"]+|^(?:TI|T1|TI {2}) *- +|"title"\s*:\s*"|^[ \t-]*title:[ \t]*["']?|^%T )\W*(?:retracted(?: article| paper)?|withdrawn)\s*[:\]}.—–-]/im;
const retractedNote =
  /\b(?:retracted publication|retraction in|has been retracted|was retracted|is retracted|status\W{1,8}retracted|retracted\s*=\s*\{(?:true|yes)\})|^RIN *- /im;
const correctedNote =
  /\b(?:erratum in|corrigendum in|correction in|corrected and republished in)\b|^(?:EIN|CRI) *- /im;

/** PubMed says it in tags of their own, and has abstracts in which clots and tissues retract. */
const pubmedRetracted = /^(?:PT *- *retracted publication|R(?:IN|RI) *- )/im;
const pubmedCorrected = /^(?:EIN|CRI|PRIN) *- /m;

const memo = new WeakMap<ReferenceEntry, EntryMarks>();

export function marksOf(entry: ReferenceEntry, bibliography: Bibliography): EntryMarks {
  let marks = memo.get(entry);
  if (!marks) memo.set(entry, (marks = readMarks(entry, bibliography)));
  return marks;
}

function readMarks({ source }: ReferenceEntry, { format, strings }: Bibliography): EntryMarks {
  const written =
    format === 'csv'
      ? readCsvRow(source, strings)?.['DOI']?.toString()
      : doiPatterns[format].exec(source)?.[1];
  const doi = written === undefined ? '' : withoutAddress(written);
  const standing = standingOf(source, format);
  return {
    ...(doi !== '' && { doi }),
    parents: format === 'bibtex' ? parentKeys(source) : [],
    ...(standing && { standing }),
  };
}

function standingOf(source: string, format: Bibliography['format']): EntryMarks['standing'] {
  const [retracted, corrected] =
    format === 'nbib' ? [pubmedRetracted, pubmedCorrected] : [retractedNote, correctedNote];
  if (retractedTitle.test(source) || retracted.test(source)) return 'retracted';
  return corrected.test(source) ? 'corrected' : undefined;
}

function parentKeys(source: string): string[] {
  const found = [...source.matchAll(/[,\s](?:crossref|xdata)\s*=\s*[{"]([^}"]*)/gi)];
  return found.flatMap(([, keys = '']) => keys.split(',').flatMap((key) => key.trim() || []));
}

/** People paste a DOI as an address or behind a label, and reference managers escape its characters. */
function withoutAddress(written: string): string {
  return written
    .trim()
    .replace(/^(?:https?:\/\/(?:[\w-]+\.)*doi\.org\/|doi:\s*)+/i, '')
    .replace(/\\([_&%#~{}])/g, '$1')
    .replace(/\{([^{}]*)\}/g, '$1');
}

/** Whether it is built as a DOI is (ISO 26324; the registrant's part as Crossref describes it). */
export function isDoi(doi: string): boolean {
  return /^10\.\d{4,9}(?:\.\d+)*\/\S+$/.test(doi);
}
