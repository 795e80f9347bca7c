/** What would change a rating: found by rating changed bodies of evidence, so that every answer is true. */
import { rate } from '../rate.js';
import type { Rating, RatedClaim, RatedStudy, Rubric, Verdict } from '../types.js';
import { candidates, costOf, isWithin, unappraised, type Change } from './candidates.js';
import { pared } from './pared.js';
import { wayWords } from './wayWords.js';
import { withAppraisal, withStudies, type BodyOfEvidence } from './what.js';

/** A change that gives a higher level. */
export interface WayUp extends Change {
  /** The level that the changed body is rated at. */
  level: string;
  verdict: Verdict;
  /** "Strong: two more independent studies of high quality that find it, each from a further country". */
  words: string;
}

/** The body of evidence after a change; rating it gives the level that the change promises. */
export function changedBody(body: BodyOfEvidence, change: Change, rubric: Rubric): BodyOfEvidence {
  const { added } = change;
  const appraised =
    change.appraised.length > 0 ? withAppraisal(body, new Set(change.appraised), 'high') : body;
  return added ? withStudies(appraised, added, rubric) : appraised;
}

/**
 * For each higher level that is in reach, the least that leads to it: appraisals of what no one has appraised, further studies, or both.
 * Further studies are as good and as widely spread as they need to be and no more, and no appraisal could be spared. The verdict stays as
 * it is: what turns it leads to another finding, not to a better founded one. From the nearest level up.
 */
export function waysUp(
  claim: RatedClaim,
  studies: readonly RatedStudy[],
  rubric: Rubric,
  now: Rating = rate(claim, studies, rubric),
): WayUp[] {
  const body = { claim, studies };
  const rank = new Map(rubric.scale.map((level) => [level.id, level.rank]));
  const rankOf = (level: string): number => rank.get(level) ?? 0;
  const top = Math.max(...rank.values());
  const open = unappraised(now, body);
  const led = (change: Change): Led | undefined => {
    const changed = changedBody(body, change, rubric);
    const { strength, verdict } = rate(changed.claim, changed.studies, rubric);
    const leadsUp = rankOf(strength) > rankOf(now.strength) && staysAsItWas(now.verdict, verdict);
    return leadsUp ? { ...change, level: strength, verdict } : undefined;
  };
  const asksForLess = (way: Led, other: Led): boolean =>
    rankOf(way.level) >= rankOf(other.level) && isWithin(way, other);
  let found: Led[] = [];
  for (const change of candidates(now.verdict, open, rubric.body.context.minCountries)) {
    if (found.some((way) => rankOf(way.level) === top && isWithin(way, change))) continue;
    const most = led(change);
    if (!most || found.some((way) => asksForLess(way, most))) continue;
    const way = pared(most, (lesser) => {
      const then = led(lesser);
      return then && rankOf(then.level) >= rankOf(most.level) ? then : undefined;
    });
    // A way that asks for more than one that is known to lead as far is none; paring may find the lesser one last.
    if (found.some((other) => asksForLess(other, way))) continue;
    found = [...found.filter((other) => !asksForLess(way, other)), way];
  }
  return found
    .map((way) => ({ ...way, words: wayWords(way, body, rubric, now.verdict, open.length) }))
    .sort((a, b) => rankOf(a.level) - rankOf(b.level) || costOf(a) - costOf(b));
}

type Led = Omit<WayUp, 'words'>;

/** A verdict may be found where there was none; one that is there stays. */
const staysAsItWas = (before: Verdict, after: Verdict): boolean =>
  before === after || ((before === 'untested' || before === 'contested') && after !== 'contested');
