/** Queries: saved, ready and recent ones, what they find, and what becomes of it. */
import type { StudyLine } from './bibliography.js';
import type { ClaimSummary, EvidenceSummary } from './claims.js';
import type { EditorRange, Target } from './places.js';

/** What stands in evidence blocks of a note, in order, without their fences. */
export interface BlockAnswersParams {
  uri: string;
  texts: string[];
}
/** The answer as Markdown that Pandoc reads; or what is wrong, with offsets into the block's text in UTF-16 units. */
export type BlockAnswerText = { markdown: string } | { problems: QueryMistake[] };

/** What is wrong with a query, at its place in it. */
export interface QueryMistake {
  message: string;
  offset: number;
  length: number;
  /** False where the query can be run all the same: it gives a name that nothing has. */
  grave: boolean;
}

export type QuerySpace = 'claims' | 'evidence' | 'studies' | 'references';

/** A query under a name, with how much it finds now. */
export interface NamedQuery {
  name: string;
  /** As for an evidence block: options may stand on lines of their own. */
  text: string;
  /** What it asks, in words; the query where it has none. */
  title: string;
  /** Null where there is a mistake, and where counting would take long. */
  count: number | null;
  /** Of what the count is; gaps are combinations of two attributes. */
  space: QuerySpace | 'gaps' | null;
  mistake: QueryMistake | null;
}
export interface NamedQueriesParams {
  /** Queries that were run lately. */
  recent: string[];
  /** Whether those that are ready to use are asked for, too. */
  ready: boolean;
}
export interface NamedQueriesResult {
  /** For each workspace folder its corroborate.json, there or not, with the queries that it saves. */
  files: { uri: string; folder: string; saved: NamedQuery[] }[];
  ready: NamedQuery[];
  recent: NamedQuery[];
}

export interface QueryParams {
  text: string;
  /** So many things at most. */
  limit: number;
}
/** Evidence with the claim that it bears on. */
export type FoundEvidence = EvidenceSummary & { claim: string | null };
export interface ReferenceLine {
  citekey: string;
  citation: string;
  title: string | null;
  target: Target;
}
export type QueryFound =
  | { space: 'claims'; items: ClaimSummary[] }
  | { space: 'evidence'; items: FoundEvidence[] }
  | { space: 'studies'; items: StudyLine[] }
  | { space: 'references'; items: ReferenceLine[] }
  /** Combinations of two attributes that nothing has: "co-design · collective". */
  | { space: 'gaps'; items: string[] };
export interface QueryResult {
  /** Before the limit. */
  count: number;
  /** Null where the query has a mistake. */
  found: QueryFound | null;
  /** With something found: names that nothing has. */
  mistakes: QueryMistake[];
}

/** What is written for a query so far. */
export interface QueryHelpParams {
  text: string;
  /** Where the caret is, in UTF-16 units; absent: nothing is offered. */
  offset?: number;
}
export interface QueryOffer {
  label: string;
  detail?: string;
  /** What takes the place of the `length` units at `start`. */
  text: string;
  start: number;
  length: number;
}
export interface QueryHelp {
  offers: QueryOffer[];
  mistakes: QueryMistake[];
}

/** A change of the queries that a corroborate.json saves. */
export interface EditSavedParams {
  uri: string;
  change:
    | { kind: 'add'; name: string; text: string }
    | { kind: 'change'; name: string; text: string }
    | { kind: 'rename'; name: string; to: string }
    | { kind: 'delete'; name: string };
}
/** `create` where the file is not there yet. */
export type EditSavedResult = { create: boolean; range: EditorRange; newText: string } | { failure: string };

/** What becomes of what a query found. */
export interface QueryDocumentParams {
  text: string;
  as: 'answer' | 'csv' | 'note' | 'table';
}
export type QueryDocument =
  { text: string; count: number; isNothing: boolean; citekeys: string[] } | { mistakes: QueryMistake[] };

/** The edit that writes the answer to the evidence block at a place below it. */
export interface FreezeParams {
  uri: string;
  line: number;
}
/** `version` is that of the open document that the range is of, null where it is not open. */
export type FreezeResult =
  { range: EditorRange; newText: string; version: number | null } | { failure: string };
