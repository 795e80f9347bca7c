import { join, normalize } from 'node:path';
import { didYouMean } from '../core/nearest.js';
import type { Range } from '../core/position.js';
import { problem, type Problem } from '../core/problem.js';
import { checkRubric, extendRubric, parseRubric, readRubric } from '../core/rating/index.js';
import type { Rubric } from '../core/rating/types.js';
import dfid2014 from '../../rubrics/dfid-2014.json' with { type: 'json' };
import gradeLite from '../../rubrics/grade-lite.json' with { type: 'json' };
import nesta from '../../rubrics/nesta.json' with { type: 'json' };
import sms from '../../rubrics/sms.json' with { type: 'json' };
import type { DataFile } from './dataFile.js';
import { readText } from './readText.js';

/** The shipped rubrics, as their files hold them. Static imports, so that the bundles carry them. */
const shipped: Record<string, unknown> = { 'dfid-2014': dfid2014, 'grade-lite': gradeLite, nesta, sms };

export const rubricIds = Object.keys(shipped);
export const defaultRubricId = 'dfid-2014';

/** A shipped rubric with all that it extends, unchecked; undefined for any other id. */
function shippedValue(id: string): unknown {
  if (!Object.hasOwn(shipped, id)) return undefined;
  const own = shipped[id] as { extends?: string };
  return own.extends === undefined ? own : extendRubric(shippedValue(own.extends), own);
}

/** A shipped rubric, checked; undefined for any other id. */
export function loadRubric(id: string): Rubric | undefined {
  const value = shippedValue(id);
  if (value === undefined) return undefined;
  const { rubric, errors } = checkRubric(value);
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

/** A rubric that was asked for. Without one, `reason` says why; `files` are those that were read for it, with what is wrong in them. */
export interface FoundRubric {
  rubric?: Rubric;
  reason?: string;
  files: DataFile[];
}

/** The rubric of an id, or of a file by its path relative to a folder. Never rejects. */
export async function findRubric(folder: string, name: string): Promise<FoundRubric> {
  const own = loadRubric(name);
  if (own) return { rubric: own, files: [] };
  const files: DataFile[] = [];
  const { rubric, reason } = await rubricIn(folder, name, files, []);
  return { ...(rubric && { rubric }), ...(reason !== undefined && { reason }), files };
}

/** A chain of rubrics that is longer than this is a mistake. */
const longestChain = 8;

async function rubricIn(
  folder: string,
  name: string,
  files: DataFile[],
  before: readonly string[],
): Promise<{ rubric?: Rubric; merged?: unknown; reason?: string }> {
  const value = shippedValue(name);
  if (value !== undefined) return { merged: value };
  if (!/[./\\]/.test(name))
    return {
      reason: `${name} is not one of ${rubricIds.join(', ')}; a rubric of your own is named by its path${didYouMean(name, rubricIds)}`,
    };
  const path = normalize(name).replaceAll('\\', '/');
  if (before.includes(path) || before.length >= longestChain)
    return { reason: `${name} extends itself, directly or in a circle` };
  const result = await readText(join(folder, path), { kind: 'config', maxNoteSize: 0 });
  if (result.kind === 'gone') {
    // Known though it is not there, so that it is heard of when it comes.
    files.push({ path, lineStarts: [0], problems: [] });
    return { reason: `there is no file ${name}` };
  }
  if (result.kind === 'skipped') {
    files.push({ path, lineStarts: result.lineStarts, problems: [result.problem] });
    return { reason: `${name} cannot be read` };
  }
  const written = parseRubric(result.text);
  const told = (problems: Problem[]): DataFile => ({ path, lineStarts: written.lineStarts, problems });
  if (!written.basis) return concluded(name, readRubric(written), (problems) => files.push(told(problems)));
  const { name: basisName, range } = written.basis;
  const beside =
    /[/\\]/.test(basisName) || basisName.endsWith('.json') ? join(path, '..', basisName) : basisName;
  const basis = await rubricIn(folder, beside, files, [...before, path]);
  if (basis.merged === undefined || basis.reason !== undefined) {
    files.push(told([...written.problems, whyNoBasis(range, basis.reason)]));
    return { reason: `${name} extends a rubric that cannot be used` };
  }
  return concluded(name, readRubric(written, basis.merged), (problems) => files.push(told(problems)));
}

const whyNoBasis = (range: Range, reason = 'it has mistakes'): Problem =>
  problem('bad-rubric', range, `what this extends cannot be used: ${reason}`);

function concluded(
  name: string,
  { rubric, merged, problems }: ReturnType<typeof readRubric>,
  told: (problems: Problem[]) => void,
): { rubric?: Rubric; merged?: unknown; reason?: string } {
  told(problems);
  return rubric ? { rubric, merged } : { reason: `the rubric ${name} has mistakes` };
}

/** What corroborate.json is told of a rubric that cannot be used: the default holds in its place. */
export function rubricProblem(range: Range | undefined, reason: string): Problem {
  return problem(
    'bad-config',
    range ?? { start: 0, end: 0 },
    `${reason}; ${defaultRubricId} is used instead`,
  );
}
