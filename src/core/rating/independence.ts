/** Step 2: which studies have a vote, and which share one. */
import { compareText } from '../compareText.js';
import { epsilon } from './conditions.js';
import { gradeLink, gradeRank } from './grading.js';
import { isIndirect, type Link } from './links.js';
import { coverageOf, isReview } from './reviews.js';
import type { ClaimType } from '../designs.js';
import type { Direction, Grade, NotCounted, Rubric, Unit } from './types.js';
import type { Quality } from '../notes/types.js';

export interface GradedLink extends Link {
  grade: Grade;
  why: string[];
}

/** A unit with what the later steps need beside what is shown. */
export interface Body {
  unit: Unit;
  links: GradedLink[];
  /** Studies in it: 1 for a primary, up to the rubric's cap for a review. */
  size: number;
  experimental: boolean;
  indirect: boolean;
  appraised: boolean;
}

export interface Independence {
  bodies: Body[];
  notCounted: NotCounted[];
  /** Links without empirical evidence, which some rubrics score. */
  theory: Link[];
  notes: string[];
}

/** Grades every link, takes out what a linked review holds, and joins publications of one dataset. */
export function independentUnits(links: readonly Link[], type: ClaimType, rubric: Rubric): Independence {
  const notCounted: NotCounted[] = [];
  const theory: Link[] = [];
  const notes: string[] = [];
  const candidates: GradedLink[] = [];
  for (const link of links) {
    const graded = gradeLink(link, type, rubric);
    if (graded.kind === 'graded')
      candidates.push(Object.assign(link, { grade: graded.grade, why: graded.why }));
    else {
      notCounted.push({ study: link.study, relation: link.relation, why: graded.why });
      if (graded.kind === 'theory') theory.push(link);
    }
    if (link.differing.length > 0) {
      notes.push(differingWords(link.study, link.differing));
    }
  }
  const { covered, circles } = coverageOf(candidates, rubric);
  for (const circle of circles)
    notes.push(`${circle} and another review include each other, directly or in a circle: all of them count`);
  for (const link of candidates) {
    if (!covered.has(link.study)) continue;
    notCounted.push({
      study: link.study,
      relation: link.relation,
      why: [...link.why, 'counted in a linked review'],
    });
    notes.push(`${link.study} is included in a linked review: not counted as a separate vote`);
  }
  const voting = covered.size === 0 ? candidates : candidates.filter(({ study }) => !covered.has(study));
  const bodies = joined(voting, rubric);
  for (const { unit } of bodies) {
    if (unit.studies.length > 1) {
      notes.push(
        `${unit.studies.length} publications share the dataset ${unit.id}: counted once (${unit.studies.join(', ')})`,
      );
    }
  }
  if (notCounted.length > 1) notCounted.sort((a, b) => compareText(a.study, b.study));
  return { bodies, notCounted, theory, notes };
}

/** "passages of alford2002why differ in n, effect: the most cautious holds, and the first effect". */
export function differingWords(study: string, facts: readonly string[]): string {
  const holds =
    facts[0] === 'effect'
      ? 'the first of them is pooled'
      : facts.includes('effect')
        ? 'the most cautious holds, and the first effect is pooled'
        : 'the most cautious holds';
  return `passages of ${study} differ in ${facts.join(', ')}: ${holds}`;
}

function joined(links: readonly GradedLink[], rubric: Rubric): Body[] {
  const datasets = new Map<string, GradedLink[]>();
  const bodies: Body[] = [];
  for (const link of links) {
    const { dataset } = link.facts;
    if (dataset === undefined) {
      bodies.push(bodyOf(link.study, [link], rubric));
      continue;
    }
    const held = datasets.get(dataset);
    if (held) held.push(link);
    else datasets.set(dataset, [link]);
  }
  // Links come sorted by study, and so do their bodies.
  if (datasets.size === 0) return bodies;
  // A dataset may be called as another study is keyed: the two are still two, the dataset first.
  const shared = [...datasets].map(([dataset, held]) => bodyOf(dataset, held, rubric));
  return [...shared, ...bodies].sort((a, b) => compareText(a.unit.id, b.unit.id));
}

function bodyOf(id: string, links: GradedLink[], rubric: Rubric): Body {
  const best = links.reduce((one, other) => (gradeRank(other.grade) > gradeRank(one.grade) ? other : one));
  const n = links.reduce((most, { facts }) => Math.max(most, facts.n ?? 0), 0);
  const isAlone = links.length === 1;
  return {
    unit: {
      id,
      studies: links.map(({ study }) => study),
      relation: isAlone ? best.relation : sharedDirection(links, rubric),
      grade: best.grade,
      weight: rubric.study.weights[best.grade],
      quality: isAlone ? (best.facts.quality ?? 'unclear') : highestQuality(links),
      ...(n > 0 && { n }),
      countries: isAlone
        ? (best.facts.countries ?? [])
        : [...new Set(links.flatMap(({ facts }) => facts.countries ?? []))].sort(),
      why: isAlone ? best.why : links.flatMap(({ study, why }) => why.map((reason) => `${study}: ${reason}`)),
    },
    links,
    size: links.reduce((most, link) => Math.max(most, sizeOf(link, rubric)), 0),
    experimental: rubric.study.experimental.includes(pooledDesign(best, rubric) ?? ''),
    indirect: links.every(({ facts }) => isIndirect(facts.outcome)),
    appraised: links.some(({ facts }) => facts.quality !== undefined && facts.quality !== 'unclear'),
  };
}

/** The direction that at least the rubric's share of the publications have; else mixed. */
function sharedDirection(links: readonly GradedLink[], rubric: Rubric): Direction {
  for (const direction of ['supports', 'contradicts', 'null', 'qualifies'] as const) {
    const share = links.filter(({ relation }) => relation === direction).length / links.length;
    if (share >= rubric.body.withinDatasetAgreement - epsilon) return direction;
  }
  return 'qualifies';
}

function highestQuality(links: readonly GradedLink[]): Quality {
  const appraised = new Set(links.map(({ facts }) => facts.quality));
  return (['high', 'moderate', 'low'] as const).find((quality) => appraised.has(quality)) ?? 'unclear';
}

const sizeOf = (link: Link, rubric: Rubric): number =>
  isReview(link, rubric) ? Math.min(rubric.body.reviewSizeCap, Math.max(1, link.facts.k ?? 1)) : 1;

/** What a review pools, where it says so; else the design itself. */
export const pooledDesign = (link: Link, rubric: Rubric): string | undefined =>
  isReview(link, rubric) ? (link.facts.of ?? link.facts.design) : link.facts.design;
