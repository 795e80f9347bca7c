import { rate } from '../rate.js';
import type { Direction, RatedClaim, RatedStudy, Rubric, Verdict } from '../types.js';
import { mostStudies } from './candidates.js';
import { withStudies } from './what.js';

/** What a rating becomes with one to eight more good studies of one kind. */
export interface Counterfactual {
  direction: Exclude<Direction, 'qualifies'>;
  from: 'known' | 'new';
  /** With one study more, two more …; each rated as it would be. */
  steps: { count: number; strength: string; verdict: Verdict }[];
}

/** Further studies of high quality for, null and against, from a known country and from new ones: computed by rating each body. */
export function counterfactuals(
  claim: RatedClaim,
  studies: readonly RatedStudy[],
  rubric: Rubric,
): Counterfactual[] {
  return (['supports', 'null', 'contradicts'] as const).flatMap((direction) =>
    (['known', 'new'] as const).map((from) => ({
      direction,
      from,
      steps: Array.from({ length: mostStudies }, (_, index) => {
        const count = index + 1;
        const changed = withStudies(
          { claim, studies },
          { count, direction, quality: 'high', newCountries: from === 'new' ? count : 0 },
          rubric,
        );
        const { strength, verdict } = rate(changed.claim, changed.studies, rubric);
        return { count, strength, verdict };
      }),
    })),
  );
}
