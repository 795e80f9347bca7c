/** Step 5: everything that a rubric's rules may ask of a body of evidence, by name. docs/rating.md lists them. */
import { epsilon } from './conditions.js';
import type { Body, Independence } from './independence.js';
import { participantsOf } from './participants.js';
import { pooledFacts } from './pooling/pooledFacts.js';
import { scoreFacts } from './scores.js';
import { signTest, wilsonInterval } from './signTest.js';
import type { Direction, Facts, Grade, RatedClaim, Rubric } from './types.js';
import type { Weighing } from './verdict.js';

export function factsOf(
  claim: RatedClaim,
  independence: Independence,
  weighing: Weighing,
  rubric: Rubric,
): { facts: Facts; notes: string[] } {
  const { bodies, notCounted } = independence;
  const { side } = weighing;
  const directions: Record<Direction, number> = { supports: 0, contradicts: 0, null: 0, qualifies: 0 };
  for (const { unit } of bodies) directions[unit.relation] += 1;
  const grades: Record<Grade, number> = { high: 0, moderate: 0, low: 0 };
  for (const { unit } of side) grades[unit.grade] += 1;
  const sides = side.length;
  const known = side.flatMap(({ unit }) => unit.n ?? []);
  const isNKnown =
    side.length > 0 && known.length / side.length >= rubric.body.consistency.participantsKnownShare - epsilon;
  const sizeK = side.reduce((sum, { size }) => sum + size, 0);
  const participants = participantsOf(bodies, rubric);
  const consistency = consistencyOf(weighing.agreement, participants.disagree, rubric);
  const countries = new Set<string>();
  for (const { unit } of side) for (const country of unit.countries) countries.add(country);
  const pooled = pooledFacts(bodies, rubric);
  const scores = scoreFacts(independence, rubric);
  const sign = { x: directions.supports, n: directions.supports + directions.contradicts };
  const facts: Facts = {
    k: bodies.length,
    k_links: bodies.reduce((sum, { links }) => sum + links.length, 0),
    k_excluded: notCounted.length,
    k_supports: directions.supports,
    k_contradicts: directions.contradicts,
    k_null: directions.null,
    k_mixed: directions.qualifies,
    weight: weighing.weight,
    support_share: weighing.supportShare,
    agreement: weighing.agreement,
    verdict: weighing.verdict,
    k_side: side.length,
    k_low: grades.low,
    k_moderate: grades.moderate,
    k_high: grades.high,
    share_high: share(grades.high, sides),
    share_low: share(grades.low, sides),
    share_experimental: share(side.filter(({ experimental }) => experimental).length, sides),
    share_indirect: share(side.filter(({ indirect }) => indirect).length, sides),
    share_unappraised: share(side.filter(({ appraised }) => !appraised).length, sides),
    quality: qualityOf(share(grades.high, sides), share(grades.low, sides), rubric),
    size_k: sizeK,
    size: side.length === 0 ? 'none' : sizeOf(sizeK, rubric),
    consistency: consistency.level,
    n_total: isNKnown ? known.reduce((sum, n) => sum + n, 0) : null,
    n_known: known.length,
    participants_disagree: participants.disagree,
    countries: countries.size,
    context: contextOf(claim, side, countries.size, rubric),
    sign_n: sign.n,
    sign_p: signTest(sign.x, sign.n),
    sign_ci: wilsonInterval(sign.x, sign.n),
    // One by one: an object that is written out whole is several times as fast as one that is put together.
    k_pooled: pooled.k_pooled,
    pooled: pooled.pooled,
    pooled_abs: pooled.pooled_abs,
    pooled_ci: pooled.pooled_ci,
    I2: pooled.I2,
    tau2: pooled.tau2,
    pi: pooled.pi,
    ci_excludes_null: pooled.ci_excludes_null,
    pi_excludes_null: pooled.pi_excludes_null,
    pooled_metric: pooled.pooled_metric,
    score_max: scores.score_max,
    score_ge_1: scores.score_ge_1,
    score_ge_2: scores.score_ge_2,
    score_ge_3: scores.score_ge_3,
    score_ge_4: scores.score_ge_4,
    score_ge_5: scores.score_ge_5,
    start: null,
    downgrades: 0,
  };
  for (const flag of flagsOf(claim)) facts[`flag_${flag}`] = true;
  const notes =
    consistency.lowered === null
      ? []
      : [
          `most studies and most participants point in different directions (${participants.forClaim} for, ${participants.against} against): consistency ${consistency.lowered} → ${consistency.level}`,
        ];
  return { facts, notes };
}

const share = (count: number, of: number): number | null => (of === 0 ? null : count / of);

/** The largest size whose minimum is reached, in whatever order the rubric lists them. */
function sizeOf(sizeK: number, rubric: Rubric): string {
  let reached: Rubric['body']['size'][number] | undefined;
  for (const size of rubric.body.size)
    if (sizeK >= size.min - epsilon && (!reached || size.min > reached.min)) reached = size;
  return reached?.id ?? 'none';
}

function flagsOf({ flags = [] }: RatedClaim): string[] {
  return Array.isArray(flags) ? flags : Object.keys(flags).filter((name) => flags[name] === true);
}

function qualityOf(high: number | null, low: number | null, rubric: Rubric): string {
  if (high === null || low === null) return 'none';
  if (high >= rubric.body.quality.highShareMin - epsilon) return 'high';
  return low > rubric.body.quality.lowShareOver + epsilon ? 'low' : 'moderate';
}

const levels = ['low', 'moderate', 'high'] as const;

/** `lowered` is the level before a step down for participants who disagree. */
function consistencyOf(
  agreement: number | null,
  disagree: boolean,
  rubric: Rubric,
): { level: string; lowered: string | null } {
  if (agreement === null) return { level: 'none', lowered: null };
  const { high, moderate, dropIfParticipantsDisagree } = rubric.body.consistency;
  const rank = agreement >= high - epsilon ? 2 : agreement >= moderate - epsilon ? 1 : 0;
  const dropped = disagree && dropIfParticipantsDisagree ? Math.max(0, rank - 1) : rank;
  return { level: levels[dropped] ?? 'low', lowered: dropped === rank ? null : (levels[rank] ?? null) };
}

function contextOf(claim: RatedClaim, side: readonly Body[], countries: number, rubric: Rubric): string {
  if (side.length === 0) return 'none';
  const { minCountries, inContextShare } = rubric.body.context;
  const wanted = claim.countries ?? [];
  if (wanted.length === 0) return countries >= minCountries ? 'relevant' : 'partial';
  const inside = side.filter(({ unit }) => unit.countries.some((country) => wanted.includes(country)));
  return weightOf(inside) / weightOf(side) >= inContextShare - epsilon ? 'relevant' : 'partial';
}

const weightOf = (some: readonly Body[]): number => some.reduce((sum, { unit }) => sum + unit.weight, 0);
