/** What if: the rating without one study, or without all studies of low quality. */
import { changedAmong, type ChangedRating } from '../core/base/index.js';
import type { EvidenceBase, LeftOut } from '../core/base/types.js';
import {
  levelLabel,
  lowQualityStudies,
  verdictLabel,
  withoutStudies,
  type BodyOfEvidence,
} from '../core/rating/index.js';
import type { Rating, Rubric } from '../core/rating/types.js';
import { valueOf, type Arguments, type Option } from './command.js';
import { failure, type Failure } from './io.js';
import { counted } from './words.js';

export const withoutOptions: Record<string, Option> = {
  without: {
    value: '<key>',
    description: 'rate without these studies (keys, by commas), and say what would fall',
  },
  'without-low-quality': { description: 'rate without all studies of low quality' },
};

export const leftOutBy = (given: Arguments): LeftOut => ({
  studies: (valueOf(given, 'without') ?? '')
    .split(',')
    .map((key) => key.trim().replace(/^@/, ''))
    .filter((key) => key !== ''),
  lowQuality: given.values['without-low-quality'] === true,
});

export const isAsked = ({ studies, lowQuality }: LeftOut): boolean => studies.length > 0 || lowQuality;

/** A name that stands for no evidence is more likely a slip than a question. */
export function unknownIn(base: EvidenceBase, { studies }: LeftOut): Failure | undefined {
  const unknown = studies.find((key) => !base.study(key) && base.evidenceCiting(key).length === 0);
  return unknown === undefined
    ? undefined
    : failure(`no evidence is of ${unknown}, so nothing would change without it`);
}

/** The body of evidence without what is to be left out. */
export function bodyWithout(
  body: BodyOfEvidence,
  { studies, lowQuality }: LeftOut,
  rubric: Rubric,
): BodyOfEvidence {
  return withoutStudies(body, [...studies, ...(lowQuality ? lowQualityStudies(body, rubric) : [])]);
}

/** "2 claims would fall, 3 ratings would change:", and each of them. */
export function fallenWords(rated: readonly ChangedRating[], rubric: Rubric): string {
  const changed = changedAmong(rated, rubric);
  if (changed.length === 0) return 'no claim would be rated otherwise\n';
  const words = ({ strength, verdict }: Rating): string =>
    `${levelLabel(rubric, strength)}, ${verdictLabel(verdict)}`;
  const falls = changed.filter((one) => one.falls).length;
  const lines = changed.map(
    ({ claim, before, after }) => `  ${claim.text}: ${words(before)} → ${words(after)}\n`,
  );
  return `${counted(falls, 'claim')} would fall, ${counted(changed.length, 'rating')} would change:\n${lines.join('')}`;
}
