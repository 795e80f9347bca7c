/** What would change a rating: found by rating changed bodies of evidence, so that every answer is true. */
import { rate } from '../rate.js';
import type { Direction, Rating, RatedClaim, RatedStudy, Rubric, Verdict } from '../types.js';
import { wayWords } from './wayWords.js';
import { withAppraisal, withStudies, type BodyOfEvidence, type NewStudies } from './what.js';

/** A change that gives a higher level. */
export interface WayUp {
  /** The level that the changed body is rated at. */
  level: string;
  verdict: Verdict;
  /** Studies whose appraisal as of high quality is part of it. */
  appraised: string[];
  added: NewStudies | null;
  /** "Strong: two more independent studies of high quality that find it, each from a further country". */
  words: string;
}

/** More than eight further studies are no advice. */
export const mostStudies = 8;

/** The body of evidence after a change; rating it gives the level that the change promises. */
export function changedBody(
  body: BodyOfEvidence,
  way: Pick<WayUp, 'added' | 'appraised'>,
  rubric: Rubric,
): BodyOfEvidence {
  const appraised = way.appraised.length > 0 ? withAppraisal(body, new Set(way.appraised), 'high') : body;
  return way.added ? withStudies(appraised, way.added, rubric) : appraised;
}

/**
 * For each higher level that is in reach, the least that leads to it: appraisals of what no one has appraised, further studies, or both.
 * Further studies are as good and as widely spread as they need to be and no more. From the nearest level up.
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
  const found = new Map<string, WayUp[]>();
  for (const change of candidates(now, body, rubric.body.context.minCountries)) {
    const held = [...found.values()].flat();
    if (held.some((way) => rankOf(way.level) === top && isWithin(way, change))) continue;
    const { strength, verdict } = rateChanged(body, change, rubric);
    if (rankOf(strength) <= rankOf(now.strength) || !staysAsItWas(now.verdict, verdict)) continue;
    // A way that asks for more than one that is known to lead as far is none.
    if (held.some((way) => rankOf(way.level) >= rankOf(strength) && isWithin(way, change))) continue;
    const way = { ...change, level: strength, verdict };
    const words = wayWords(way, body, rubric, now.verdict);
    found.set(strength, [...(found.get(strength) ?? []), { ...way, words }]);
  }
  return [...found.values()]
    .flat()
    .sort((a, b) => rankOf(a.level) - rankOf(b.level) || costOf(a) - costOf(b));
}

type Change = Pick<WayUp, 'added' | 'appraised'>;

const rateChanged = (body: BodyOfEvidence, change: Change, rubric: Rubric): Rating => {
  const changed = changedBody(body, change, rubric);
  return rate(changed.claim, changed.studies, rubric);
};

/** A verdict may be found where there was none; one that is there stays. */
const staysAsItWas = (before: Verdict, after: Verdict): boolean =>
  before === after || ((before === 'untested' || before === 'contested') && after !== 'contested');

const costOf = ({ added, appraised }: Change): number => appraised.length + (added?.count ?? 0);

/** From the least; of as many studies the ones that ask less of them. */
function candidates(now: Rating, { studies }: BodyOfEvidence, minCountries: number): Change[] {
  const linked = new Set(now.units.flatMap((unit) => unit.studies));
  const open = now.units
    .filter(({ quality }) => quality === 'unclear')
    .flatMap((unit) => unit.studies)
    .filter((key) => linked.has(key) && studies.some((study) => study.key === key));
  const appraisals = [...open.map((key) => [key]), ...(open.length > 1 ? [open] : [])];
  const found: Change[] = appraisals.map((appraised) => ({ added: null, appraised }));
  for (const direction of directionsOf(now.verdict)) {
    for (let count = 1; count <= mostStudies; count++) {
      for (const quality of ['moderate', 'high'] as const) {
        for (let newCountries = 0; newCountries <= Math.min(count, minCountries); newCountries++) {
          const added = { count, direction, quality, newCountries };
          found.push({ added, appraised: [] });
          if (open.length > 0) found.push({ added, appraised: open });
        }
      }
    }
  }
  return found.sort((a, b) => costOf(a) - costOf(b));
}

/** What further studies would have to find. */
function directionsOf(verdict: Verdict): Direction[] {
  if (verdict === 'contradicted') return ['contradicts'];
  if (verdict === 'not-supported') return ['null'];
  return verdict === 'contested' ? ['supports', 'contradicts'] : ['supports'];
}

/** Whether one way asks for no more than another does, in every respect. */
function isWithin(way: Change, other: Change): boolean {
  if (!way.appraised.every((key) => other.appraised.includes(key))) return false;
  if (!way.added) return true;
  return (
    other.added !== null &&
    way.added.direction === other.added.direction &&
    way.added.count <= other.added.count &&
    (way.added.quality === 'moderate' || other.added.quality === 'high') &&
    way.added.newCountries <= other.added.newCountries
  );
}
