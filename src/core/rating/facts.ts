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
  const pointing = (direction: Direction): number => directions[direction];
  const grades: Record<Grade, number> = { high: 0, moderate: 0, low: 0 };
  for (const { unit } of side) grades[unit.grade] += 1;
  const graded = (grade: Grade): number => grades[grade];
  const share = (count: number): number | null => (side.length === 0 ? null : count / side.length);
  const known = side.flatMap(({ unit }) => unit.n ?? []);
  const isNKnown =
    side.length > 0 && known.length / side.length >= rubric.body.consistency.participantsKnownShare - epsilon;
  const sizeK = side.reduce((sum, { size }) => sum + size, 0);
  const participants = participantsOf(bodies, rubric);
  const consistency = consistencyOf(weighing.agreement, participants.disagree, rubric);
  const sign = { x: pointing('supports'), n: pointing('supports') + pointing('contradicts') };
  const facts: Facts = {
    k: bodies.length,
    k_links: bodies.reduce((sum, { links }) => sum + links.length, 0),
    k_excluded: notCounted.length,
    k_supports: pointing('supports'),
    k_contradicts: pointing('contradicts'),
    k_null: pointing('null'),
    k_mixed: pointing('qualifies'),
    weight: weighing.weight,
    support_share: weighing.supportShare,
    agreement: weighing.agreement,
    verdict: weighing.verdict,
    k_side: side.length,
    k_low: graded('low'),
    k_moderate: graded('moderate'),
    k_high: graded('high'),
    share_high: share(graded('high')),
    share_low: share(graded('low')),
    share_experimental: share(side.filter(({ experimental }) => experimental).length),
    share_indirect: share(side.filter(({ indirect }) => indirect).length),
    share_unappraised: share(side.filter(({ appraised }) => !appraised).length),
    quality: qualityOf(share(graded('high')), share(graded('low')), rubric),
    size_k: sizeK,
    size: side.length === 0 ? 'none' : sizeOf(sizeK, rubric),
    consistency: consistency.level,
    n_total: isNKnown ? known.reduce((sum, n) => sum + n, 0) : null,
    n_known: known.length,
    participants_disagree: participants.disagree,
    countries: new Set(side.flatMap(({ unit }) => unit.countries)).size,
    context: contextOf(claim, side, rubric),
    sign_n: sign.n,
    sign_p: signTest(sign.x, sign.n),
    sign_ci: wilsonInterval(sign.x, sign.n),
    ...pooledFacts(bodies, rubric),
    ...scoreFacts(independence, rubric),
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

function contextOf(claim: RatedClaim, side: readonly Body[], rubric: Rubric): string {
  if (side.length === 0) return 'none';
  const { minCountries, inContextShare } = rubric.body.context;
  const wanted = claim.countries ?? [];
  if (wanted.length === 0) {
    return new Set(side.flatMap(({ unit }) => unit.countries)).size >= minCountries ? 'relevant' : 'partial';
  }
  const weightOf = (some: readonly Body[]): number => some.reduce((sum, { unit }) => sum + unit.weight, 0);
  const inside = side.filter(({ unit }) => unit.countries.some((country) => wanted.includes(country)));
  return weightOf(inside) / weightOf(side) >= inContextShare - epsilon ? 'relevant' : 'partial';
}
