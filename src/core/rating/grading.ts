/** Step 1: how much a study can say on a claim of a type. */
import type { ClaimType } from '../designs.js';
import { worthOf, type Link } from './links.js';
import type { Grade, Rubric } from './types.js';

const order: readonly Grade[] = ['low', 'moderate', 'high'];

export type Graded =
  | { kind: 'graded'; grade: Grade; why: string[] }
  /** A source without empirical evidence for this type of claim: shown, never counted. */
  | { kind: 'theory'; why: string[] }
  | { kind: 'undescribed'; why: string[] };

/** Grades a link by design × claim type and quality; small samples and undercut evidence take one step off each. */
export function gradeLink(link: Link, type: ClaimType, rubric: Rubric): Graded {
  const { design, n } = link.facts;
  const quality = link.facts.quality ?? 'unclear';
  if (design === undefined) return { kind: 'undescribed', why: ['its design is not described'] };
  const worth = worthOf(design, type, rubric);
  if (worth === undefined)
    return { kind: 'undescribed', why: [`the rubric does not know the design ${design}`] };
  const { bands, grade: grades, smallSample } = rubric.study;
  const band =
    worth >= bands.strong
      ? 'strong'
      : worth >= bands.moderate
        ? 'moderate'
        : worth >= bands.weak
          ? 'weak'
          : null;
  if (band === null) {
    return {
      kind: 'theory',
      why: [`${design} is no empirical evidence for a claim of type ${type}: shown, not counted`],
    };
  }
  let grade = grades[quality][band];
  const appraisal = quality === 'unclear' ? 'not appraised' : `appraised quality ${quality}`;
  const why = [
    `design ${design} is ${band} for a claim of type ${type} (${worth} of 4); ${appraisal}: ${grade}`,
  ];
  if (smallSample && !smallSample.exempt.includes(design)) {
    if (n === undefined) why.push('n is not known: no step down');
    else if (n < smallSample.below) {
      grade = lowered(grade, smallSample.steps);
      why.push(`n = ${n} is below ${smallSample.below}: ${grade}`);
    }
  }
  if (link.undercut) {
    grade = lowered(grade, -1);
    why.push(`all of its evidence here is undercut: ${grade}`);
  }
  return { kind: 'graded', grade, why };
}

const lowered = (grade: Grade, steps: number): Grade =>
  order[Math.min(order.length - 1, Math.max(0, order.indexOf(grade) + steps))] ?? 'low';
export const gradeRank = (grade: Grade): number => order.indexOf(grade);
