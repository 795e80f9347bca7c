/** What all evidence of a claim has in common, and whether one study decides. Only studies with a vote are asked. */
import type { Study } from '../../base/types.js';
import { rate, withoutStudies, type BodyOfEvidence } from '../../rating/index.js';
import { withStudies } from '../../rating/changes/what.js';
import { authorKeys } from './authors.js';
import type { Unit } from '../../rating/types.js';
import type { ClaimFacts } from './types.js';

/** Every publication that has a vote or shares one. */
const countedKeys = ({ rating }: ClaimFacts): string[] => rating.units.flatMap(({ studies }) => studies);

export function sharesDataset(facts: ClaimFacts): boolean {
  const datasets = new Set(countedKeys(facts).map((key) => facts.base.study(key)?.dataset));
  return datasets.size === 1 && !datasets.has(undefined);
}

/** An author that each of the publications has; one whose authors are not known shares none. */
export function sharesAuthor(facts: ClaimFacts): boolean {
  const citekeys = [...new Set(countedKeys(facts).map(citekeyOf))];
  let shared: string[] | undefined;
  for (const citekey of citekeys) {
    const entry = facts.base.entry(citekey);
    const authors = entry?.ok ? authorKeys(entry.item) : [];
    shared = shared ? shared.filter((author) => authors.includes(author)) : authors;
    if (shared.length === 0) return false;
  }
  return shared !== undefined;
}

export function sharesCountry({ rating: { units } }: ClaimFacts): boolean {
  const countries = new Set(units.flatMap((unit) => unit.countries));
  return countries.size === 1 && units.every((unit) => unit.countries.length > 0);
}

const citekeyOf = (key: Study['key']): string => key.split('#')[0] ?? key;

/** One high-quality study more, whatever it finds, or any one unit less; what no one has tested cannot be overturned. */
export function isFragile({ base, claim, rating }: ClaimFacts): boolean {
  if (rating.units.length === 0) return false;
  const body = base.ratingInput(claim.key);
  if (!body) return false;
  const { rubric } = base;
  const isOther = (changed: typeof body | ReturnType<typeof withoutStudies>): boolean =>
    rate(changed.claim, changed.studies, rubric).verdict !== rating.verdict;
  return (
    (['supports', 'contradicts', 'null'] as const).some((direction) =>
      isOther(withStudies(body, { count: 1, direction, quality: 'high', newCountries: 0 }, rubric)),
    ) || losses(body, rating.units).some((studies) => isOther(withoutStudies(body, studies)))
  );
}

/**
 * The studies of each unit, one unit for all whose loss comes to the same. A verdict is made of the sums of the weights in each direction, so
 * that is each with its direction and weight, provided that a loss takes nothing else away and gives nothing back: no study includes others,
 * no paper is one unit and holds another, and sums of the weights are exact in any order.
 */
function losses({ studies }: BodyOfEvidence, units: readonly Unit[]): string[][] {
  const all = units.map((unit) => unit.studies);
  const voting = new Set(all.flat());
  const isPlain =
    studies.every(({ includes }) => includes === undefined || includes.length === 0) &&
    units.every(({ weight }) => Number.isInteger(weight * 1024) && weight < 1e6) &&
    [...voting].every((key) => citekeyOf(key) === key || !voting.has(citekeyOf(key)));
  if (!isPlain) return all;
  return [...new Map(units.map((unit) => [`${unit.relation} ${unit.weight}`, unit.studies])).values()];
}
