/** What if: the rating without one study, or without all studies of low quality. */
import type { Claim, EvidenceBase } from '../core/base/types.js';
import { lowQualityStudies, rate, withoutStudies, type BodyOfEvidence } from '../core/rating/index.js';
import type { Rating, Rubric } from '../core/rating/types.js';
import { valueOf, type Arguments, type Option } from './command.js';

export const withoutOptions: Record<string, Option> = {
  without: {
    value: '<key>',
    description: 'rate without these studies (keys, by commas), and say what would fall',
  },
  'without-low-quality': { description: 'rate without all studies of low quality' },
};

export interface Without {
  keys: string[];
  lowQuality: boolean;
}

export const withoutOf = (given: Arguments): Without => ({
  keys: (valueOf(given, 'without') ?? '')
    .split(',')
    .map((key) => key.trim().replace(/^@/, ''))
    .filter((key) => key !== ''),
  lowQuality: given.values['without-low-quality'] === true,
});

export const isAsked = ({ keys, lowQuality }: Without): boolean => keys.length > 0 || lowQuality;

/** The body of evidence without what is to be left out. */
export function bodyWithout(
  body: BodyOfEvidence,
  { keys, lowQuality }: Without,
  rubric: Rubric,
): BodyOfEvidence {
  return withoutStudies(body, [...keys, ...(lowQuality ? lowQualityStudies(body, rubric) : [])]);
}

/** The rating that a claim would have; undefined where nothing is to be left out. */
export function ratingWithout(base: EvidenceBase, claim: Claim, without: Without): Rating | undefined {
  const input = isAsked(without) ? base.ratingInput(claim.key) : undefined;
  if (!input) return undefined;
  const body = bodyWithout(input, without, base.rubric);
  return rate(body.claim, body.studies, base.rubric);
}
