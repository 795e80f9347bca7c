import type { Range } from '../position.js';
import type { Problem } from '../problem.js';
import { sameData } from '../sameData.js';
import { settings, type SettingName } from './settings.js';

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
  /** Paths of bibliographies; empty: those that notes name, else all in the folder. */
  bibliography: { path: string; range: Range }[];
  style: string;
  rubric: string;
  /** Paths of appraisal tools beside the shipped ones. */
  appraisalTools: { path: string; range: Range }[];
  facets: Record<string, Facet>;
  /** A project's own names for known designs. */
  designs: Record<string, string>;
  /** Outcomes beside the known ones. */
  outcomes: string[];
  citekeyPattern: string;
  /** Path of the template of a new literature note. */
  noteTemplate: string | null;
  queries: Record<string, string>;
  /** Where the text of each query stands, with its quotation marks. */
  queryRanges: Record<string, Range>;
  /** Megabytes (10⁶ bytes). */
  maxNoteSize: number;
  /** Where the value of each setting that is written stands. */
  ranges: Partial<Record<SettingName, Range>>;
  lineStarts: number[];
  problems: Problem[];
}

/** What holds without a corroborate.json. */
export const defaultConfig: Config = {
  notes: [],
  ignore: [],
  bibliography: [],
  style: settings.style.default,
  rubric: settings.rubric.default,
  appraisalTools: [],
  facets: {},
  designs: {},
  outcomes: [],
  citekeyPattern: settings.citekeyPattern.default,
  noteTemplate: settings.noteTemplate.default,
  queries: {},
  queryRanges: {},
  maxNoteSize: settings.maxNoteSize.default,
  ranges: {},
  lineStarts: [0],
  problems: [],
};

/** Settings as they are read anew; what is in them as before stays the very same object, so that whoever made something of it can tell. */
export function keptWhereSame(before: Config, after: Config): Config {
  const kept = Object.fromEntries(
    Object.entries(after).map(([name, value]) => {
      const was: unknown = before[name as keyof Config];
      return [name, sameData(was, value) ? was : value];
    }),
  ) as unknown as Config;
  return Object.entries(kept).every(([name, value]) => value === before[name as keyof Config])
    ? before
    : kept;
}

/** Whether ratings and the problems of notes are the same under both: where something stands in the file is nothing to them, nor are saved queries. */
export const sameForNotes = (one: Config, other: Config): boolean =>
  sameData(saidOfNotes(one), saidOfNotes(other));

function saidOfNotes(config: Config): unknown {
  const { lineStarts: _lines, problems: _problems, ranges: _ranges, ...said } = config;
  const { queries: _queries, queryRanges: _places, ...rest } = said;
  const paths = (those: Config['bibliography']): string[] => those.map(({ path }) => path);
  return {
    ...rest,
    bibliography: paths(rest.bibliography),
    appraisalTools: paths(rest.appraisalTools),
  };
}
