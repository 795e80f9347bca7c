/** Steps 3 and 4: weights and what the evidence says. */
import { epsilon } from './conditions.js';
import type { Body } from './independence.js';
import type { Direction, Rubric, Verdict } from './types.js';

export interface Weighing {
  /** Weight of all units. */
  weight: number;
  /** 0 to 1; null without units. */
  supportShare: number | null;
  agreement: number | null;
  verdict: Verdict;
  /** The units that the verdict rests on. */
  side: Body[];
}

export function weigh(bodies: readonly Body[], rubric: Rubric): Weighing {
  const weights: Record<Direction, number> = { supports: 0, contradicts: 0, null: 0, qualifies: 0 };
  for (const { unit } of bodies) weights[unit.relation] += unit.weight;
  const weight = weights.supports + weights.contradicts + weights.null + weights.qualifies;
  const { mixedToSupport, nullCountsAgainst, verdictThreshold } = rubric.body;
  const counted = nullCountsAgainst ? weight : weight - weights.null;
  if (counted === 0) {
    const verdict = weight === 0 ? 'untested' : 'not-supported';
    return {
      weight,
      supportShare: weight === 0 ? null : 0,
      agreement: weight === 0 ? null : 1,
      verdict,
      side: [...bodies],
    };
  }
  const supportShare = (weights.supports + mixedToSupport * weights.qualifies) / counted;
  const agreement = Math.max(supportShare, 1 - supportShare);
  const verdict: Verdict =
    supportShare >= verdictThreshold - epsilon
      ? 'supported'
      : supportShare > 1 - verdictThreshold + epsilon
        ? 'contested'
        : weights.contradicts > weights.null + epsilon
          ? 'contradicted'
          : 'not-supported';
  return {
    weight,
    supportShare,
    agreement,
    verdict,
    side: bodies.filter(({ unit }) => isOnSide(unit.relation, verdict)),
  };
}

const isOnSide = (relation: Direction, verdict: Verdict): boolean => {
  if (verdict === 'supported') return relation === 'supports';
  if (verdict === 'contradicted' || verdict === 'not-supported')
    return relation === 'contradicts' || relation === 'null';
  return true;
};
