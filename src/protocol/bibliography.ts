/** Bibliographies: exports, citations, studies, references that come in. */
import type { Direction, Quality } from './claims.js';
import type { EditorRange, Target } from './places.js';

export type ExportFormat =
  'markdown' | 'html' | 'text' | 'rtf' | 'docx' | 'bibtex' | 'ris' | 'csl-json' | 'csv';

/** What references stand under, one under each that it belongs to. */
export type ReferenceGrouping = 'claim' | 'topic' | 'strength' | 'design';

/** What an export is of: these together, or without any the whole workspace. */
export interface ExportScope {
  /** Keys of claims: the references of their evidence. */
  claims?: string[];
  /** URIs of notes: what they cite; of one alone in its order of citation. */
  notes?: string[];
  /** These references, cited or not. */
  citekeys?: string[];
  /** Without what is only cited or mentioned. */
  evidenceOnly?: boolean;
}
export interface BibliographyParams extends ExportScope {
  /** Told of how far it is under this id, where one is given. */
  progress?: string;
  format: ExportFormat;
  /** A citation style by its id; absent: that of corroborate.json, else APA. */
  style?: string;
  /** Under each reference what it says for and against which claim. */
  annotated?: boolean;
  groupBy?: ReferenceGrouping;
  /** In place of a bibliography a table of claims against references. */
  table?: boolean;
}
export interface BibliographyResult {
  /** Empty for Word. */
  text: string;
  /** The Word document in base 64. */
  document?: string;
  count: number;
  /** Keys that are cited and could not be exported, with the reason. */
  missing: { citekey: string; reason: string }[];
  /** One sentence on the form that it has, where that is not the usual one. */
  note?: string;
  /** One sentence on why there is nothing, where the style cannot be used. */
  failure?: string;
}

/** How far a long export is. */
export interface ExportProgress {
  /** As the request gave it. */
  id: string;
  step: 'reading' | 'comparing' | 'formatting' | 'writing';
  /** References read so far, or claims compared with them, of all; 0 where a step is not counted. */
  done: number;
  of: number;
}

/** What an export may be written as. */
export interface ExportChoices {
  formats: { format: ExportFormat; label: string; extension: string; styled: boolean }[];
  /** The shipped styles. */
  styles: { id: string; title: string }[];
  /** The one that corroborate.json names, as it is written there; it may be the path of a file. */
  style: string;
}

/** A study as the Studies view lists it. */
export interface StudyLine {
  /** `citekey`, or `citekey#study` where a paper has several. */
  key: string;
  citekey: string;
  /** "Jakobsen & Andersen 2013"; the key where no bibliography has it. */
  citation: string;
  title: string | null;
  /** False where no note says what was done. */
  described: boolean;
  /** False where its quality is neither given nor appraised. */
  appraised: boolean;
  design: string | null;
  n: number | null;
  quality: Quality;
  /** What it bears on, with the place of each piece of evidence; without mentions. */
  bearsOn: { relation: Direction; claim: string; key: string; target: Target }[];
  /** Where it is described, else where its entry is. */
  target: Target | null;
}

/** A note that an export may be of. */
export interface CitingNote {
  uri: string;
  /** Its path in the folder. */
  name: string;
  references: number;
}

/** Three references as a style prints them. */
export interface PreviewParams extends ExportScope {
  style: string;
}
export interface PreviewResult {
  lines: string[];
  failure?: string;
}

/** References as they are cited in running text, and as a bibliography lists them. */
export interface CiteParams {
  citekeys: string[];
  /** Absent: that of corroborate.json, else APA. */
  style?: string;
}
export interface CiteResult {
  /** "(Ostrom, 1996)", "[1]", or the words of a footnote; all of them in one. */
  citation: string;
  /** A line each. */
  references: string;
  /** The title of the style. */
  style: string;
  failure?: string;
}

/** References that are found elsewhere: by a DOI at a service that people agreed to ask, or in Zotero on this machine. */
export type FindParams = { doi: string; service: string } | { zotero: string; words: string };
export interface FindResult {
  /** Each with the text that `addReferences` takes. */
  found: { label: string; detail: string; text: string }[];
  /** One sentence on why nothing could be asked. */
  failure?: string;
}

export interface AddParams {
  /** BibTeX, RIS, CSL-JSON … */
  text: string;
  /** The bibliography that they are added to; default: the first of the workspace. */
  file?: string;
}
export interface AddResult {
  /** The bibliographies in use; only `writable` ones are added to. */
  files: { uri: string; name: string; references: number; writable: boolean }[];
  /** What is put where; absent where nothing is added. `create` where the file is not there yet. */
  edit?: { uri: string; create: boolean; range: EditorRange; newText: string };
  added: { citekey: string; citation: string }[];
  /** Keys of those that are there already. */
  known: string[];
  /** A sentence on each that cannot be read. */
  unread: string[];
}

/** The citation key at a place of a note or a bibliography. */
export interface ReferenceAt {
  citekey: string | null;
}
