import type { Rating, Verdict } from '../types.js';
import type { Counterfactual } from './counterfactuals.js';
import { mostStudies } from './candidates.js';

/** The fewest further studies of one direction that change a rating. */
export interface NearestChange {
  direction: Counterfactual['direction'];
  from: Counterfactual['from'];
  /** Studies more; where nothing changes, as many as were tried. */
  count: number;
  /** What the rating becomes; null where no number of studies that was tried changes it. */
  becomes: { strength: string; verdict: Verdict } | null;
}

/** One answer for each direction; where as many studies do it, from a country that is known, since that asks for less. */
export function nearestChanges(
  now: Pick<Rating, 'strength' | 'verdict'>,
  all: readonly Counterfactual[],
): NearestChange[] {
  return (['supports', 'null', 'contradicts'] as const).map((direction) => {
    let nearest: NearestChange = { direction, from: 'known', count: mostStudies, becomes: null };
    for (const from of ['known', 'new'] as const) {
      const steps = all.find((one) => one.direction === direction && one.from === from)?.steps ?? [];
      const first = steps.find(
        ({ strength, verdict }) => strength !== now.strength || verdict !== now.verdict,
      );
      if (first && (nearest.becomes === null || first.count < nearest.count))
        nearest = {
          direction,
          from,
          count: first.count,
          becomes: { strength: first.strength, verdict: first.verdict },
        };
    }
    return nearest;
  });
}
