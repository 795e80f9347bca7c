/** All evidence of one study for one claim is one link. */
import { compareText } from '../compareText.js';
import type { ClaimType } from '../designs.js';
import { metricOf } from '../metrics.js';
import type { Quality } from '../notes/types.js';
import type { Direction, RatedClaim, RatedEffect, RatedEvidence, RatedStudy, Rubric } from './types.js';

/** A study as it bears on one claim: its facts, with what its passages put in their place. */
export interface Link {
  study: string;
  relation: Direction;
  /** True where every passage is undercut. */
  undercut: boolean;
  facts: RatedStudy;
  /** What the passages say differently of, by name: the most cautious holds. */
  differing: string[];
  /** Effects of its passages as they come. */
  effects: RatedEffect[];
}

/** From the most cautious. Unappraised comes after low: it may yet be good. */
const caution: readonly Quality[] = ['low', 'unclear', 'moderate', 'high'];
const indirectOutcomes = ['intention', 'attitude', 'perception'];

/** Whether an outcome is only what people mean, feel or see, not what they do or get. */
export const isIndirect = (outcome: string | undefined): boolean =>
  outcome !== undefined && indirectOutcomes.includes(outcome);

/** The links of a claim, by study key. `mentions` and `undercuts` make none. */
export function linksOf(claim: RatedClaim, studies: ReadonlyMap<string, RatedStudy>, rubric: Rubric): Link[] {
  const passages = new Map<string, RatedEvidence[]>();
  for (const evidence of claim.evidence) {
    if (evidence.relation === 'mentions' || evidence.relation === 'undercuts') continue;
    const held = passages.get(evidence.study);
    if (held) held.push(evidence);
    else passages.set(evidence.study, [evidence]);
  }
  // Sorted as texts are compared everywhere: by UTF-16 units.
  const keys = [...passages.keys()].sort();
  return keys.map((key) =>
    linkOf(studies.get(key) ?? { key }, passages.get(key) ?? none, claim.type ?? 'effect', rubric),
  );
}

function linkOf(study: RatedStudy, passages: RatedEvidence[], type: ClaimType, rubric: Rubric): Link {
  const [first] = passages;
  if (first && passages.length === 1) return linkOfOne(study, first);
  const relation = (first?.relation ?? 'qualifies') as Direction;
  const effects = passages.flatMap((passage) => [
    ...(passage.effect ? [passage.effect] : []),
    ...(passage.effects ?? []),
  ]);
  const { facts, differing } = cautious(
    study,
    passages.map((passage) => factsFrom(study, passage)),
    type,
    rubric,
  );
  return {
    study: study.key,
    relation: passages.every((passage) => passage.relation === relation) ? relation : 'qualifies',
    undercut: passages.every(({ undercut }) => undercut === true),
    facts,
    differing: hasRivals(effects) ? [...differing, 'effect'] : differing,
    effects,
  };
}

/** The usual case by itself: most studies have one passage for a claim, and every keystroke rates again. */
function linkOfOne(study: RatedStudy, passage: RatedEvidence): Link {
  const { effect, effects } = passage;
  const held = [...(effect ? [effect] : none), ...(effects ?? none)];
  const facts = factsFrom(study, passage);
  return {
    study: study.key,
    relation: passage.relation as Direction,
    undercut: passage.undercut === true,
    facts: {
      key: study.key,
      of: study.of,
      dataset: study.dataset,
      includes: study.includes,
      // One by one, which is several times as fast as a copy: this is the usual case.
      quality: facts.quality,
      n: facts.n,
      k: facts.k,
      outcome: facts.outcome,
      design: facts.design,
      countries: sortedSet(facts.countries),
    },
    differing: hasRivals(held) ? ['effect'] : none,
    effects: held.length === 0 ? none : held,
  };
}

const none: never[] = [];

/** Whether two effects of one metric are not the same effect. */
function hasRivals(effects: readonly RatedEffect[]): boolean {
  if (effects.length < 2) return false;
  const first = new Map<string, string>();
  return effects.some((effect) => {
    const { name } = metricOf(effect.metric);
    const said = JSON.stringify([effect.value, effect.se, effect.ci, effect.reverse === true]);
    const held = first.get(name);
    if (held === undefined) first.set(name, said);
    return held !== undefined && held !== said;
  });
}

/** A count of people or studies that says something; 0, a negative number and what is no number do not. */
const counted = (count: number | undefined): number | undefined =>
  count !== undefined && Number.isFinite(count) && count > 0 ? count : undefined;

const overridable = ['quality', 'n', 'k', 'outcome', 'design'] as const;
type Facts = Pick<RatedStudy, (typeof overridable)[number] | 'countries'>;

/** What a passage says of its study, else what the study says. */
const factsFrom = (study: RatedStudy, passage: RatedEvidence): Facts => ({
  quality: passage.quality ?? study.quality ?? 'unclear',
  n: counted(passage.n) ?? counted(study.n),
  k: counted(passage.k) ?? counted(study.k),
  outcome: passage.outcome ?? study.outcome,
  design: passage.design ?? study.design,
  countries: passage.countries ?? study.countries ?? [],
});

/**
 * The facts that hold for a link. Of passages that differ the most cautious: the lowest quality, the smallest n and k, an outcome that is
 * only indirect, the design that is worth least for the claim (equals: by name); countries of all.
 */
function cautious(
  study: RatedStudy,
  given: readonly Facts[],
  type: ClaimType,
  rubric: Rubric,
): Pick<Link, 'facts' | 'differing'> {
  const [first] = given;
  const differing = overridable.filter((name) => given.some((facts) => facts[name] !== first?.[name]));
  const qualities = new Set(given.map(({ quality }) => quality));
  const outcomes = given.flatMap(({ outcome }) => outcome ?? []).sort();
  const worth = (design: string): number => worthOf(design, type, rubric) ?? -1;
  const designs = given
    .flatMap(({ design }) => design ?? [])
    .sort((a, b) => worth(a) - worth(b) || compareText(a, b));
  return {
    facts: {
      ...study,
      quality: caution.find((quality) => qualities.has(quality)) ?? 'unclear',
      n: smallest(given.flatMap(({ n }) => n ?? [])),
      k: smallest(given.flatMap(({ k }) => k ?? [])),
      outcome: outcomes.find(isIndirect) ?? outcomes[0],
      design: designs[0],
      countries: sortedSet(given.flatMap(({ countries }) => countries ?? [])),
    },
    differing,
  };
}

const smallest = (counts: readonly number[]): number | undefined =>
  counts.length > 0 ? counts.reduce((least, count) => Math.min(least, count)) : undefined;

const sortedSet = (names: readonly string[] = []): string[] =>
  names.length < 2 ? [...names] : [...new Set(names)].sort();

/** What a design is worth for a type of claim, 0 to 4; undefined for one outside the rubric's table. */
export function worthOf(design: string, type: ClaimType, rubric: Rubric): number | undefined {
  const table = rubric.study.appropriateness[type];
  return Object.hasOwn(table, design) ? table[design] : undefined;
}
