/** Claims with their ratings, as lists, the map and an opened claim show them; and ratings without some studies. */
import type { Target } from './places.js';
import type { QueryMistake } from './queries.js';
import type { Status } from './status.js';

export type Verdict = 'supported' | 'not-supported' | 'contradicted' | 'contested' | 'untested';
export type Direction = 'supports' | 'contradicts' | 'null' | 'qualifies';
export type Quality = 'high' | 'moderate' | 'low' | 'unclear';

/** One mark of the Claim Map: one independent study, or one that is listed and not counted. */
export interface Mark {
  /** The unit's id; for one that is not counted the study's key. */
  id: string;
  direction: Direction;
  quality: Quality;
  /** 3, 2, 1; 0 where it is not counted. */
  weight: number;
  /** Publications behind it. */
  publications: number;
  counted: boolean;
  year: number | null;
  /** "Jakobsen & Andersen 2013". */
  label: string;
}

export interface Counts {
  supports: number;
  contradicts: number;
  qualifies: number;
  null: number;
  notCounted: number;
}

/** Strength as a scale shows it: `rank` bars of `of`. */
export interface Strength {
  level: string;
  label: string;
  rank: number;
  of: number;
}

/** A claim in a list. */
export interface ClaimSummary {
  key: string;
  id: string | null;
  text: string;
  topics: string[];
  type: string;
  verdict: Verdict;
  strength: Strength;
  /** The reviewer's own rating, where there is one; `rank` as in `Strength`, absent where the scale has no such level. */
  own: { strength: string; label: string; because: string | null; rank?: number } | null;
  counts: Counts;
  marks: Mark[];
  target: Target;
  /** For people: "claims.md:42". */
  place: string;
}

/** One piece of evidence as a list shows it. */
export interface EvidenceSummary {
  id: string;
  relation: Direction | 'mentions' | 'undercuts';
  citekey: string;
  study: string;
  /** The unit of the rating that it is part of; null where it is not counted. */
  unit: string | null;
  /** "Jakobsen & Andersen 2013"; the key where no bibliography has it. */
  citation: string;
  /** In words: "randomised controlled trial"; null where it is not described. */
  design: string | null;
  n: number | null;
  k: number | null;
  countries: string[];
  quality: Quality | null;
  locator: string | null;
  quote: string | null;
  /** The annotator's own words, shown where there is no quote. */
  comment: string | null;
  undercut: boolean;
  target: Target;
}

export interface Dimension {
  name: 'quality' | 'size' | 'consistency' | 'context';
  /** The value as the rating has it: "high". */
  value: string;
  /** Dots filled, of dots. */
  rank: number;
  of: number;
  /** The fact behind it: "6 of 8 weigh as high". */
  fact: string;
  causes: Cause[];
}

/** A rule of the rubric as the opened claim lists it. */
export interface RuleLine {
  rule: string;
  label: string;
  fitted: boolean;
  /** What it lacked, or why it fitted. */
  words: string;
  causes: Cause[];
}

/** An adjustment or cap that applied: "Strong → Medium: reason". */
export interface AdjustmentLine {
  words: string;
  causes: Cause[];
}

/** Studies that a step of the rating rests on. */
export interface Cause {
  /** What they have in common: "weigh as high". */
  words: string;
  /** Ids of marks. */
  units: string[];
}

/** What a number of further studies of high quality, all of one kind, would change. */
export interface ChangeLine {
  direction: 'supports' | 'null' | 'contradicts';
  /** Whether they are from a country that has studies, or each from another. */
  from: 'known' | 'new';
  count: number;
  /** Null where as many change nothing. */
  becomes: { strength: string; verdict: Verdict } | null;
}

/** Studies that a question leaves out, with all that they undercut. */
export interface LeftOut {
  /** Keys of studies; a citation key stands for all studies of its paper. */
  studies: string[];
  /** All studies of low quality, as they bear on each claim. */
  lowQuality: boolean;
}

/** A strength and a verdict in short. */
export interface ShortRating {
  /** As the scale labels it. */
  strength: string;
  verdict: Verdict;
}

/** What the rating would be without some of its studies. */
export interface WhatIfLine {
  /** Names the line among those of its claim. */
  id: string;
  leftOut: LeftOut;
  /** "Jakobsen & Andersen 2013", "the 3 studies of low quality". */
  label: string;
  becomes: ShortRating;
  changes: boolean;
}

/** A claim that would be rated otherwise. */
export interface ChangedClaim {
  key: string;
  text: string;
  before: ShortRating;
  after: ShortRating;
  /** Whether its strength would be lower. */
  falls: boolean;
}

export interface WhatIfResult {
  /** The deepest fall first. */
  changed: ChangedClaim[];
}

/** A component of GRADE-CERQual with the concern that the reviewer recorded. */
export interface CerqualLine {
  component: string;
  concern: string;
}

/** An opened claim. */
export interface ClaimDetail {
  summary: ClaimSummary;
  /** One sentence that a reader starts with. */
  sentence: string;
  /** The same for a paper: hedged as the strength allows, with citations in Pandoc's form. */
  paperSentence: string;
  rubric: { id: string; title: string };
  /** Support's share of the weight, 0 to 1; null without units. Thresholds of the verdict in the same unit. */
  share: number | null;
  thresholds: { notSupported: number; supported: number };
  dimensions: Dimension[];
  rules: RuleLine[];
  adjustments: AdjustmentLine[];
  /** For each direction the fewest further studies that change the rating; each alone. */
  changes: ChangeLine[];
  /** The nearest ways to a higher level: "Strong: two more independent studies …". */
  waysUp: string[];
  /** Without all studies of low quality, where there are some, and without each study alone: those that change the rating first. */
  whatIf: WhatIfLine[];
  /** Sign test and pooled effect as sentences, each with its caveat. */
  numbers: string[];
  /** Concerns that the reviewer recorded; empty where there are none. */
  cerqual: CerqualLine[];
  notes: string[];
  /** Marks of the counted units and the listed ones, as in the summary, with their reasons. */
  units: { mark: Mark; why: string[] }[];
  evidence: EvidenceSummary[];
}

export interface ClaimsParams {
  /** Only claims that a query finds, or, where it asks for other things, that these bear on. */
  query?: string;
  /** Words that a claim shows: in its text, its id, its topics, or its evidence's citations and quotes. */
  filter?: string;
  /** Only claims whose own rating differs from the suggested one. */
  differing?: boolean;
}
export interface ClaimsResult {
  claims: ClaimSummary[];
  /** What is wrong with the query; then it filters nothing. Names that nothing has, too. */
  mistakes?: QueryMistake[];
  /** Before filtering. */
  total: number;
  /** Of all, those whose own rating differs from the suggested one. */
  differing: number;
  /** Independent studies and listed ones linked to any claim. */
  studies: number;
  status: Status;
}

export interface ClaimAt {
  claim: string | null;
  evidence: string | null;
  /** The evidence's unit, for the underline below its mark. */
  unit: string | null;
  place: string;
}
