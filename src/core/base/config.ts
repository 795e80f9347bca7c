import type { Range } from '../position.js';
import type { Problem } from '../problem.js';

/** A facet that a project declares for its claims and studies. */
export interface Facet {
  label: string;
  values: string[];
  on: ('claim' | 'study')[];
}

/** corroborate.json, read and checked; every field has its default. */
export interface Config {
  /** Globs of notes; empty: all Markdown. */
  notes: string[];
  ignore: string[];
  /** Paths of bibliographies; empty: all in the folder. */
  bibliography: { path: string; range: Range }[];
  style: string;
  rubric: string;
  facets: Record<string, Facet>;
  /** A project's own names for known designs. */
  designs: Record<string, string>;
  /** Outcomes beside the known ones. */
  outcomes: string[];
  queries: Record<string, string>;
  lineStarts: number[];
  problems: Problem[];
}

/** What holds without a corroborate.json. */
export const defaultConfig: Config = {
  notes: [],
  ignore: [],
  bibliography: [],
  style: 'apa',
  rubric: 'dfid-2014',
  facets: {},
  designs: {},
  outcomes: [],
  queries: {},
  lineStarts: [0],
  problems: [],
};
