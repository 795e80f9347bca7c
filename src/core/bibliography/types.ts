/** What a bibliography holds. Entries are found at once and parsed when shown, cited or exported. */
import type { Range } from '../position.js';
import type { Problem } from '../problem.js';

export type BibliographyFormat = 'bibtex' | 'ris' | 'csl-json' | 'csl-yaml' | 'nbib' | 'enw' | 'csv';

/** An entry as the lexical scan finds it. */
export interface ReferenceEntry {
  citekey: string;
  keyRange: Range;
  /** The whole entry. */
  range: Range;
  /** Entry type as written, lower case: article, book … */
  type: string;
  /** The entry's own source text, what export writes back. */
  source: string;
  /** Why its source cannot be read or written back, where the scan found that its end or a value's end is missing. */
  broken?: string;
}

/** One bibliography file, scanned. */
export interface Bibliography {
  format: BibliographyFormat;
  lineStarts: number[];
  entries: ReferenceEntry[];
  /** What every entry of the file may need beside its own source: the `@string` definitions, or the head row of a CSV. */
  strings: string;
  problems: Problem[];
}

/** A name as CSL has it. */
export interface CslName {
  family?: string;
  given?: string;
  literal?: string;
  'non-dropping-particle'?: string;
  'dropping-particle'?: string;
  suffix?: string;
}

export interface CslDate {
  'date-parts'?: (number | string)[][];
  literal?: string;
  raw?: string;
}

/** A bibliographic record in CSL-JSON (https://docs.citationstyles.org). */
export interface CslItem {
  id: string;
  type: string;
  title?: string;
  author?: CslName[];
  editor?: CslName[];
  issued?: CslDate;
  'container-title'?: string;
  publisher?: string;
  volume?: string | number;
  issue?: string | number;
  page?: string;
  DOI?: string;
  URL?: string;
  abstract?: string;
  [field: string]: unknown;
}

/** An entry parsed, or why it could not be. */
export type ParsedEntry = { ok: true; item: CslItem } | { ok: false; problem: Problem };
