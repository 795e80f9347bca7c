/** Which studies each step of a rating rests on: the units behind the facts that the step asks about. */
import { compareText } from '../compareText.js';
import { countryName } from '../countryName.js';
import type { Condition, Direction, Grade, Rating, Rubric, Unit } from './types.js';

/** Units that a step rests on, and what they have in common. */
export interface Cause {
  /** As a verb after their number: "weigh as high"; of one study "weighs as high". */
  words: string;
  /** Ids of units, in the order of the rating. */
  units: string[];
}

/**
 * By the id of a rule, fitted or not, the studies behind it. A rule that asks only for what the rating does not trace to studies, as of pooled
 * effects, flags and scores, has none.
 */
export function stepCauses(rating: Rating, rubric: Rubric): Map<string, Cause[]> {
  const found = new Map<string, Cause[]>();
  const conditions = new Map(
    [...rubric.start, ...rubric.adjust, ...rubric.caps].map(({ id, when }) => [id, when]),
  );
  for (const { rule, missed } of rating.tried) {
    const facts = missed.map(({ fact }) => fact);
    found.set(rule, causesOf(facts, rating));
  }
  for (const { rule } of rating.ledger) {
    const when = conditions.get(rule);
    if (when) found.set(rule, causesOf(factsIn(when), rating));
  }
  return found;
}

/** The studies behind each dimension of a body of evidence. */
export const dimensionCauses = (
  rating: Rating,
): Record<'quality' | 'size' | 'consistency' | 'context', Cause[]> => ({
  quality: causesOf(['quality'], rating),
  size: causesOf(['size'], rating),
  consistency: causesOf(['consistency'], rating),
  context: causesOf(['context'], rating),
});

/** Facts that a condition names, each once. */
function factsIn(when: Condition): string[] {
  return Object.entries(when).flatMap(([name, needs]) => {
    if (name === 'all' || name === 'any') return (needs as Condition[]).flatMap(factsIn);
    return name === 'not' ? factsIn(needs as Condition) : [name];
  });
}

type Trace = 'grades' | 'directions' | 'size' | 'countries' | 'unappraised' | 'pointing' | 'counted';

const traces: Record<string, Trace> = {
  quality: 'grades',
  k_high: 'grades',
  k_moderate: 'grades',
  k_low: 'grades',
  share_high: 'grades',
  share_low: 'grades',
  size: 'size',
  size_k: 'size',
  k_side: 'size',
  context: 'countries',
  countries: 'countries',
  consistency: 'directions',
  agreement: 'directions',
  support_share: 'directions',
  verdict: 'directions',
  k_supports: 'directions',
  k_contradicts: 'directions',
  k_null: 'directions',
  k_mixed: 'directions',
  share_unappraised: 'unappraised',
  sign_n: 'pointing',
  sign_p: 'pointing',
  sign_ci: 'pointing',
  k: 'counted',
  k_links: 'counted',
};

function causesOf(facts: readonly string[], rating: Rating): Cause[] {
  const asked = new Set(facts.flatMap((fact) => traces[fact] ?? []));
  return [...asked].flatMap((trace) => behind(trace, rating));
}

const grades: readonly Grade[] = ['high', 'moderate', 'low'];
type Verb = [one: string, more: string];
const found: Record<Direction, Verb> = {
  supports: ['finds it', 'find it'],
  contradicts: ['finds the opposite', 'find the opposite'],
  null: ['looked and did not find it', 'looked and did not find it'],
  qualifies: ['finds it in part', 'find it in part'],
};
const directions = Object.keys(found) as Direction[];

function behind(trace: Trace, rating: Rating): Cause[] {
  const { units } = rating;
  const side = sideOf(rating);
  const those = ([one, more]: Verb, some: readonly Unit[]): Cause[] =>
    some.length === 0 ? [] : [{ words: some.length === 1 ? one : more, units: some.map(({ id }) => id) }];
  const by = (relations: readonly Direction[]): Cause[] =>
    relations.flatMap((relation) =>
      those(
        found[relation],
        units.filter((unit) => unit.relation === relation),
      ),
    );
  switch (trace) {
    case 'grades':
      return grades.flatMap((grade) =>
        those(
          [`weighs as ${grade}`, `weigh as ${grade}`],
          side.filter((unit) => unit.grade === grade),
        ),
      );
    case 'directions':
      return by(directions);
    case 'pointing':
      return by(['supports', 'contradicts']);
    case 'size':
      return those(['makes up the size', 'make up the size'], side);
    case 'countries':
      return [
        ...countriesOf(side).flatMap((country) =>
          those(
            [`names ${countryName(country)}`, `name ${countryName(country)}`],
            side.filter(({ countries }) => countries.includes(country)),
          ),
        ),
        ...those(
          ['names no country', 'name no country'],
          side.filter(({ countries }) => countries.length === 0),
        ),
      ];
    case 'unappraised':
      return those(
        ['that no one has appraised', 'that no one has appraised'],
        side.filter(({ quality }) => quality === 'unclear'),
      );
    case 'counted':
      return those(['has a vote', 'have a vote'], units);
  }
}

/** Those that most units are from first, equals by code. */
function countriesOf(units: readonly Unit[]): string[] {
  const counts = new Map<string, number>();
  for (const { countries } of units)
    for (const country of countries) counts.set(country, (counts.get(country) ?? 0) + 1);
  return [...counts].sort(([a, one], [b, other]) => other - one || compareText(a, b)).map(([code]) => code);
}

/** The units that the verdict rests on, as the rating took them: their number is its `k_side`. */
function sideOf({ units, verdict, facts }: Rating): readonly Unit[] {
  if (facts.k_side === units.length) return units;
  const sides: Direction[] = verdict === 'supported' ? ['supports'] : ['contradicts', 'null'];
  return units.filter(({ relation }) => sides.includes(relation));
}
