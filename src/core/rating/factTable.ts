/** Every fact that a rubric may ask for. The one table: conditions are checked against it, and docs/rating.md explains each. */
import { verdicts } from './types.js';

export interface FactKind {
  /** The fact in a reader's sentence. */
  noun: string;
  kind: 'number' | 'flag' | 'text' | 'interval';
  /** The values of a text; of some only the rubric knows them. */
  values?: readonly string[] | 'sizes' | 'levels';
}

const number = (noun: string): FactKind => ({ noun, kind: 'number' });
const flag = (noun: string): FactKind => ({ noun, kind: 'flag' });
const text = (noun: string, values: FactKind['values']): FactKind => ({ noun, kind: 'text', values });
const interval = (noun: string): FactKind => ({ noun, kind: 'interval' });
const grades = ['high', 'moderate', 'low', 'none'];

export const facts = {
  k: number('independent studies'),
  k_links: number('publications'),
  k_excluded: number('studies not counted'),
  k_supports: number('studies that support'),
  k_contradicts: number('studies that contradict'),
  k_null: number('studies that looked and did not find it'),
  k_mixed: number('studies that find it in part'),
  weight: number('weight'),
  support_share: number("support's share of the weight"),
  agreement: number('agreement'),
  verdict: text('verdict', verdicts),
  k_side: number('studies that carry the verdict'),
  k_low: number('studies graded low'),
  k_moderate: number('studies graded moderate'),
  k_high: number('studies graded high'),
  share_high: number('share of studies graded high'),
  share_low: number('share of studies graded low'),
  share_experimental: number('share of experiments'),
  share_indirect: number('share of indirect outcomes'),
  share_unappraised: number('share of studies not appraised'),
  quality: text('quality', grades),
  size_k: number('studies, those inside reviews included'),
  size: text('size', 'sizes'),
  consistency: text('consistency', grades),
  n_total: number('participants in all'),
  n_known: number('studies with a known n'),
  participants_disagree: flag('participants point the other way'),
  countries: number('countries'),
  context: text('context', ['relevant', 'partial', 'none']),
  sign_n: number('studies that point either way'),
  sign_p: number('p of the sign test'),
  sign_ci: interval('interval of the sign test'),
  k_pooled: number('pooled effects'),
  pooled: number('pooled effect'),
  pooled_abs: number('size of the pooled effect'),
  pooled_ci: interval('interval of the pooled effect'),
  I2: number('I²'),
  tau2: number('τ²'),
  pi: interval('prediction interval'),
  ci_excludes_null: flag('pooled interval excludes no effect'),
  pi_excludes_null: flag('prediction interval excludes no effect'),
  pooled_metric: text('metric of the pooled effect', undefined),
  score_max: number('best score'),
  score_ge_1: number('studies with a score of at least 1'),
  score_ge_2: number('studies with a score of at least 2'),
  score_ge_3: number('studies with a score of at least 3'),
  score_ge_4: number('studies with a score of at least 4'),
  score_ge_5: number('studies with a score of 5'),
  start: text('start level', 'levels'),
  downgrades: number('downgrades'),
} as const satisfies Record<string, FactKind>;

export const factNames = Object.keys(facts);

/** What a fact is: of the table, or a flag of the claim; undefined for any other name. */
export function factKind(name: string): FactKind | undefined {
  if (Object.hasOwn(facts, name)) return (facts as Record<string, FactKind>)[name];
  return /^flag_\w+$/.test(name) ? { noun: `the flag ${name.slice(5)}`, kind: 'flag' } : undefined;
}
