/** What if some studies were not there: every rating is the engine's, of the body of evidence without them. */
import { levelRank, rate } from '../rating/index.js';
import type { Rating, Rubric } from '../rating/types.js';
import type { Claim, ClaimKey, EvidenceBase, LeftOut } from './types.js';

/** A claim and what it would be rated without some studies. */
export interface ChangedRating {
  claim: Claim;
  before: Rating;
  after: Rating;
  /** True where its strength would be lower. */
  falls: boolean;
}

/** The rating that a claim would have without some studies; undefined for a claim that is not there. */
export function ratingWithout(base: EvidenceBase, claim: ClaimKey, leftOut: LeftOut): Rating | undefined {
  const body = base.ratingInput(claim, leftOut);
  return body && rate(body.claim, body.studies, base.rubric);
}

/** Every claim whose evidence would be other, rated anew, as the base lists them. */
export function ratingsWithout(base: EvidenceBase, leftOut: LeftOut): ChangedRating[] {
  const asked = leftOut.lowQuality ? undefined : claimsOf(base, leftOut.studies);
  return base.claims().flatMap((claim): ChangedRating[] => {
    if (asked?.has(claim.key) === false) return [];
    const before = base.rating(claim.key);
    const after = ratingWithout(base, claim.key, leftOut);
    return before && after ? [{ claim, before, after, falls: riseOf(before, after, base.rubric) < 0 }] : [];
  });
}

/** Those that would be rated otherwise, the deepest fall first, equals in their order. */
export const changedAmong = (rated: readonly ChangedRating[], rubric: Rubric): ChangedRating[] =>
  rated
    .filter(({ before, after }) => differs(before, after))
    .sort((a, b) => riseOf(a.before, a.after, rubric) - riseOf(b.before, b.after, rubric));

export const differs = (one: Rating, other: Rating): boolean =>
  one.strength !== other.strength || one.verdict !== other.verdict;

/** Levels up; a fall is negative. */
export const riseOf = (before: Rating, after: Rating, rubric: Rubric): number =>
  levelRank(rubric, after.strength).rank - levelRank(rubric, before.strength).rank;

/** The claims that evidence of some studies bears on; undefined where they undercut other evidence, which may be that of any claim. */
function claimsOf(base: EvidenceBase, studies: readonly string[]): Set<ClaimKey> | undefined {
  const citekeys = new Set(studies.map((key) => key.split('#')[0] ?? key));
  const pieces = [...citekeys].flatMap((citekey) => base.evidenceCiting(citekey));
  if (pieces.some(({ relation }) => relation === 'undercuts')) return undefined;
  return new Set(pieces.flatMap(({ target }) => (target && 'claim' in target ? target.claim : [])));
}
