/**
 * What a rating takes and gives. Both are plain JSON: `corroborate rate` reads the one and prints the other.
 * docs/rating.md explains the steps.
 */
import type { ClaimType } from '../designs.js';
import type { Quality } from '../notes/types.js';

/** A relation that bears on a rating; `mentions` and `undercuts` are accepted and make no link. */
export type RatedRelation = 'supports' | 'contradicts' | 'null' | 'qualifies' | 'mentions' | 'undercuts';

/** What a unit found. */
export type Direction = 'supports' | 'contradicts' | 'null' | 'qualifies';

/** A study as a rating sees it. Absent is unknown. */
export interface RatedStudy {
  /** Its id, else its citation key. */
  key: string;
  design?: string;
  /** For a review: the design of what it pools. */
  of?: string;
  n?: number;
  k?: number;
  countries?: string[];
  dataset?: string;
  quality?: Quality;
  outcome?: string;
  includes?: string[];
}

/** An effect as published; pooling puts it on the analysis scale. */
export interface RatedEffect {
  metric: string;
  value: number;
  se?: number;
  ci?: [number, number];
  /** Confidence of `ci`; default .95. */
  level?: number;
  /** Participants behind it: the precision of a correlation that gives nothing else. */
  n?: number;
  /** True where more of it speaks against the claim ("reduces cost"). */
  reverse?: boolean;
}

/** A piece of evidence as a rating sees it: relation and overrides of the study's facts. */
export interface RatedEvidence {
  study: string;
  relation: RatedRelation;
  quality?: Quality;
  n?: number;
  k?: number;
  outcome?: string;
  design?: string;
  countries?: string[];
  /** True where another piece of evidence undercuts this one (and is not itself undercut). */
  undercut?: boolean;
  effect?: RatedEffect;
  /** Further effects of the same passage. */
  effects?: RatedEffect[];
}

export interface RatedClaim {
  id: string;
  /** Default: effect. */
  type?: ClaimType;
  /** The context that the claim is meant for. */
  countries?: string[];
  /** Names of the flags that are set, as a list or by name. */
  flags?: string[] | Record<string, boolean>;
  evidence: RatedEvidence[];
}

export type Verdict = 'supported' | 'not-supported' | 'contradicted' | 'contested' | 'untested';
export const verdicts: readonly Verdict[] = [
  'supported',
  'not-supported',
  'contradicted',
  'contested',
  'untested',
];

export type Grade = 'high' | 'moderate' | 'low';

/** One independent study: a study, or several publications of one dataset, with one vote. */
export interface Unit {
  /** The dataset, else the study's key. */
  id: string;
  /** Keys of its publications, sorted. */
  studies: string[];
  relation: Direction;
  /** Design × quality for this claim. */
  grade: Grade;
  /** The grade's weight in the rubric: 3, 2, 1. */
  weight: number;
  /** The best appraised quality of its publications; `unclear` where none is appraised. For display. */
  quality: Quality;
  /** Participants: the largest known n of its publications. */
  n?: number;
  countries: string[];
  /** The reasons for its grade, one sentence each. */
  why: string[];
}

export interface NotCounted {
  study: string;
  relation: Direction;
  why: string[];
}

/** A step of the computation; the ledger read from top to bottom is the rating. */
export interface LedgerStep {
  rule: string;
  from: string | null;
  to: string;
  reason: string;
}

/** A rule that did not match, and what it lacked. */
export interface TriedRule {
  rule: string;
  /** `start`, `adjust` or `cap`. */
  step: 'start' | 'adjust' | 'cap';
  /** The level it would give, cap at, or the change it would make. */
  level?: string;
  by?: number;
  reason: string;
  missed: readonly MissedCondition[];
}

/** One unmet condition: the fact, what it is, what the rule asks for. */
export interface MissedCondition {
  fact: string;
  /** Null where the fact is missing. */
  is: FactValue;
  /** As written in the rubric: a value, `{ in: […] }`, `{ ">=": 3 }` … */
  needs: unknown;
  /** In the reader's words: "a relevant context (3 countries)". */
  words: string;
}

export type FactValue = string | number | boolean | number[] | null;

/** Facts by name, as docs/rating.md lists them. Missing is null; a flag that is not set is absent. */
export type Facts = Record<string, FactValue>;

/** Verdict + strength + ledger of one claim under one rubric. */
export interface Rating {
  rubric: string;
  verdict: Verdict;
  /** A level of the rubric's scale. */
  strength: string;
  ledger: LedgerStep[];
  tried: TriedRule[];
  facts: Facts;
  /** Sorted by id. */
  units: Unit[];
  notCounted: NotCounted[];
  /** Studies whose passages say different things of them: which facts, `effect` where several effects of one metric differ. */
  differing: { study: string; facts: string[] }[];
  /** What a reader should know beside the ledger. */
  notes: string[];
}

// ---- rubrics ----

export interface ScaleLevel {
  id: string;
  /** From 0 (no evidence) upwards. */
  rank: number;
  label: string;
}

/** `{ quality: "high", size: { in: ["large"] }, k: { ">=": 3 } }`, with all, any, not. */
export type Condition = { [fact: string]: unknown };

/** A rating scheme as data. rubrics/*.json are of this shape; core/rating checks it at load. */
export interface Rubric {
  schemaVersion: number;
  id: string;
  version: string;
  title: string;
  source: { citation: string; url?: string };
  note?: string;
  scale: ScaleLevel[];
  study: {
    appropriateness: Record<ClaimType, Record<string, number>>;
    bands: { strong: number; moderate: number; weak: number };
    grade: Record<Quality, { strong: Grade; moderate: Grade; weak: Grade }>;
    smallSample?: { below: number; steps: number; exempt: string[] };
    weights: Record<Grade, number>;
    experimental: string[];
    reviews: string[];
    score?: Record<string, number>;
    scoreLowQualitySteps?: number;
    scoreOnlySupporting?: boolean;
  };
  body: {
    withinDatasetAgreement: number;
    nullCountsAgainst: boolean;
    mixedToSupport: number;
    size: { id: string; min: number }[];
    reviewSizeCap: number;
    quality: { highShareMin: number; lowShareOver: number };
    consistency: {
      high: number;
      moderate: number;
      dropIfParticipantsDisagree: boolean;
      participantsKnownShare: number;
    };
    verdictThreshold: number;
    context: { minCountries: number; inContextShare: number };
    pool: { minStudies: number; method: string; ci: string; level: number };
  };
  start: { id: string; when: Condition; level: string; reason: string; extension?: boolean }[];
  adjust: { id: string; when: Condition; by: number; reason: string; extension?: boolean }[];
  caps: { id: string; when: Condition; atMost: string; reason: string; extension?: boolean }[];
}
