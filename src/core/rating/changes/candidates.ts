/** The changes that are tried as ways to a higher level, and which of two asks for less. */
import type { Direction, Rating, Verdict } from '../types.js';
import type { BodyOfEvidence, NewStudies } from './what.js';

/** What is done to a body of evidence. */
export interface Change {
  /** Studies whose appraisal as of high quality is part of it. */
  appraised: string[];
  added: NewStudies | null;
}

/** More than eight further studies are no advice. */
export const mostStudies = 8;

export const costOf = ({ added, appraised }: Change): number => appraised.length + (added?.count ?? 0);

/** Studies with a vote, or a part in one, that no one has appraised. */
export const unappraised = ({ units }: Rating, { studies }: BodyOfEvidence): string[] =>
  units
    .filter(({ quality }) => quality === 'unclear')
    .flatMap((unit) => unit.studies)
    .filter((key) => studies.some((study) => study.key === key));

/** From the least; of as many studies the ones that ask less of them. Of several appraisals all: what can be spared is found by sparing it. */
export function candidates(verdict: Verdict, open: readonly string[], minCountries: number): Change[] {
  const appraisals = [...open.map((key) => [key]), ...(open.length > 1 ? [[...open]] : [])];
  const found: Change[] = appraisals.map((appraised) => ({ added: null, appraised }));
  for (const direction of directionsOf(verdict)) {
    for (let count = 1; count <= mostStudies; count++) {
      for (const quality of ['moderate', 'high'] as const) {
        for (let newCountries = 0; newCountries <= Math.min(count, minCountries); newCountries++) {
          const added = { count, direction, quality, newCountries };
          found.push({ added, appraised: [] });
          if (open.length > 0) found.push({ added, appraised: [...open] });
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
export function isWithin(way: Change, other: Change): boolean {
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
