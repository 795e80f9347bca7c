/** What would change a claim's rating, as the opened claim lists it. Some hundred ratings: asked only when a claim is opened. */
import type { Claim, EvidenceBase } from '../core/base/types.js';
import { counterfactuals, levelLabel, nearestChanges, waysUp } from '../core/rating/index.js';
import type { Rating } from '../core/rating/types.js';
import type { ClaimDetail } from '../protocol.js';

/** Ways to a higher level that are shown; further ones ask for more. */
const mostWays = 3;

export function changesOf(
  base: EvidenceBase,
  claim: Claim,
  rating: Rating,
): Pick<ClaimDetail, 'changes' | 'waysUp'> {
  const { rubric } = base;
  const input = base.ratingInput(claim.key);
  if (!input) throw new Error(`The claim ${claim.key} is in the base and has nothing to be rated by.`);
  const all = counterfactuals(input.claim, input.studies, rubric);
  return {
    changes: nearestChanges(rating, all).map(({ becomes, ...change }) => ({
      ...change,
      becomes: becomes && { ...becomes, strength: levelLabel(rubric, becomes.strength) },
    })),
    waysUp: waysUp(input.claim, input.studies, rubric, rating)
      .slice(0, mostWays)
      .map(({ words }) => words),
  };
}
