import type { Config } from '../core/base/config.js';
import { didYouMean } from '../core/nearest.js';
import { problem, type Problem } from '../core/problem.js';
import { checkRubric } from '../core/rating/index.js';
import type { Rubric } from '../core/rating/types.js';
import dfid2014 from '../../rubrics/dfid-2014.json' with { type: 'json' };

/** The shipped rubrics, as their files hold them. Static imports, so that the bundles carry them. */
const shipped: Record<string, unknown> = { 'dfid-2014': dfid2014 };

export const rubricIds = Object.keys(shipped);
export const defaultRubricId = 'dfid-2014';

/** A shipped rubric, checked; undefined for any other id. */
export function loadRubric(id: string): Rubric | undefined {
  if (!Object.hasOwn(shipped, id)) return undefined;
  const { rubric, errors } = checkRubric(shipped[id]);
  if (!rubric)
    throw new Error(`The shipped rubric ${id} is malformed: ${errors[0]?.message ?? 'unknown reason'}`);
  return rubric;
}

/** The default rubric, which is always there. */
export function defaultRubric(): Rubric {
  const rubric = loadRubric(defaultRubricId);
  if (!rubric) throw new Error(`The rubric ${defaultRubricId} is not shipped.`);
  return rubric;
}

/** The rubric that corroborate.json names; for one that is not known the default, and a problem at its place. */
export function rubricOf(config: Config): { rubric: Rubric; problems: Problem[] } {
  const rubric = loadRubric(config.rubric);
  if (rubric) return { rubric, problems: [] };
  const close = didYouMean(config.rubric, rubricIds);
  const message = `${config.rubric} is not a shipped rubric, and rubrics of one's own cannot be read; ${defaultRubricId} is used${close}`;
  return {
    rubric: defaultRubric(),
    problems: [problem('bad-config', config.ranges.rubric ?? { start: 0, end: 0 }, message)],
  };
}
