/** In what the studies for a claim and those against it differ: what might explain why they disagree. */
import type { Claim, EvidenceBase } from '../../base/types.js';
import { compareText } from '../../compareText.js';
import { readOwn } from '../../query/qualifiers/facts.js';
import { qualifierNamed } from '../../query/qualifiers/table.js';

/** What the studies are compared by, beside the facets that the project declares for studies. */
const compared = ['design', 'country', 'quality', 'outcome'];
/** Smaller differences are hardly any. */
const least = 0.5;
const most = 3;

/**
 * Attributes of studies by how far the two sides differ in them, the most first: total variation distance between the shares of each
 * value on either side (0 none, 1 no value in common; Levin & Peres, Markov Chains and Mixing Times, 2017, 4.1), where both sides have it.
 * A side is the independent studies that find it, or those that find the opposite or nothing.
 */
export function differences(
  base: EvidenceBase,
  claim: Claim,
): { name: string; distance: number; text: string }[] {
  const units = base.rating(claim.key)?.units ?? [];
  const sideOf = (relations: readonly string[]): string[] =>
    units.filter(({ relation }) => relations.includes(relation)).map(({ studies }) => studies[0] ?? '');
  const sides = [sideOf(['supports']), sideOf(['contradicts', 'null'])];
  const facets = Object.entries(base.config.facets).flatMap(([name, { on }]) =>
    on.includes('study') ? name : [],
  );
  return [...compared, ...facets]
    .flatMap((name) => {
      const [pro, contra] = sides.map((keys) => shares(base, keys, name));
      if (!pro || !contra || pro.size === 0 || contra.size === 0) return [];
      const values = new Set([...pro.keys(), ...contra.keys()]);
      let distance = 0;
      for (const value of values) distance += Math.abs((pro.get(value) ?? 0) - (contra.get(value) ?? 0)) / 2;
      return [{ name, distance, text: `${name} (${commonest(pro)} for, ${commonest(contra)} against)` }];
    })
    .sort((a, b) => b.distance - a.distance || compareText(a.name, b.name));
}

export const differingFacets = (base: EvidenceBase, claim: Claim): string =>
  differences(base, claim)
    .filter(({ distance }) => distance >= least)
    .slice(0, most)
    .map(({ text }) => text)
    .join('; ');

/** The share of each value among the studies that have one; of several values of one study each has its part. */
function shares(base: EvidenceBase, keys: readonly string[], name: string): Map<string, number> {
  const qualifier = qualifierNamed(name.toLowerCase(), base);
  const counts = new Map<string, number>();
  let known = 0;
  for (const key of keys) {
    const study = base.study(key);
    const value = study && qualifier ? readOwn(base, 'studies', study, qualifier) : null;
    const values = value === null ? [] : typeof value === 'object' ? value : [String(value)];
    if (values.length === 0) continue;
    known += 1;
    for (const one of values) counts.set(one, (counts.get(one) ?? 0) + 1 / values.length);
  }
  return new Map([...counts].map(([value, count]) => [value, count / known]));
}

const commonest = (share: ReadonlyMap<string, number>): string =>
  [...share].sort(([a, one], [b, other]) => other - one || compareText(a, b))[0]?.[0] ?? '';
