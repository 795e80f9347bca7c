/** Scores of rubrics that rank the best available study instead of weighing a body of evidence. */
import { pooledDesign, type Independence } from './independence.js';
import type { Link } from './links.js';
import type { FactValue, Rubric } from './types.js';

const levels = [1, 2, 3, 4, 5] as const;
type ScoreFacts = Record<'score_max' | `score_ge_${(typeof levels)[number]}`, FactValue>;

/** `score_max` and how many units reach each score; all missing where the rubric has no scores. */
export function scoreFacts({ bodies, theory }: Independence, rubric: Rubric): ScoreFacts {
  const table = rubric.study.score;
  if (!table) return noScores;
  const scores = unitScores(bodies, theory, table, rubric);
  const facts: ScoreFacts = { ...noScores, score_max: scores.length > 0 ? Math.max(...scores) : null };
  for (const level of levels) facts[`score_ge_${level}`] = scores.filter((score) => score >= level).length;
  return facts;
}

const noScores: ScoreFacts = {
  score_max: null,
  score_ge_1: null,
  score_ge_2: null,
  score_ge_3: null,
  score_ge_4: null,
  score_ge_5: null,
};

const speaksFor = (relation: string): boolean => relation === 'supports' || relation === 'qualifies';

function unitScores(
  bodies: Independence['bodies'],
  theory: readonly Link[],
  table: Record<string, number>,
  rubric: Rubric,
): number[] {
  const onlySupporting = rubric.study.scoreOnlySupporting === true;
  const groups: readonly (readonly Link[])[] = onlySupporting
    ? [
        ...bodies.filter(({ unit }) => speaksFor(unit.relation)).map(({ links }) => links),
        ...theory.filter(({ relation }) => speaksFor(relation)).map((link) => [link]),
      ]
    : bodies.map(({ links }) => links);
  return groups.flatMap((links) => {
    const scores = links.flatMap((link) => scoreOf(link, table, rubric) ?? []);
    return scores.length > 0 ? [Math.max(...scores)] : [];
  });
}

function scoreOf(link: Link, table: Record<string, number>, rubric: Rubric): number | undefined {
  const design = pooledDesign(link, rubric);
  const score = design !== undefined && Object.hasOwn(table, design) ? table[design] : undefined;
  if (score === undefined || link.facts.quality !== 'low') return score;
  return Math.max(1, score + (rubric.study.scoreLowQualitySteps ?? 0));
}
