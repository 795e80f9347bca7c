import { stat } from 'node:fs/promises';
import { createEvidenceBase } from '../core/base/index.js';
import type { EvidenceBase } from '../core/base/types.js';
import { placeAt } from '../core/position.js';
import type { Rubric } from '../core/rating/types.js';
import {
  defaultRubric,
  findRubric,
  openWorkspace,
  type FoundRubric,
  type Workspace,
} from '../workspace/index.js';
import { failure, isFailure, type Failure, type Io } from './io.js';

export interface Opened {
  base: EvidenceBase;
  workspace: Workspace;
}

/** Reads a folder into a base. A folder without notes is said on stderr, and is no failure. */
export async function openFolder(folder: string, io: Io): Promise<Opened | Failure> {
  const missing = await whyNoFolder(folder);
  if (missing !== undefined) return failure(missing);
  const base = createEvidenceBase(defaultRubric());
  const workspace = await openWorkspace(folder, base);
  if (workspace.notes.length === 0) {
    const where = base.config.notes.length > 0 ? ` that ${base.config.notes.join(', ')} matches` : '';
    await io.err.write(`corroborate: no notes in ${folder}: there is no Markdown file${where}\n`);
  }
  return { base, workspace };
}

/** The same, under the rubric that an option names. */
export async function openUnder(
  rubricName: string | undefined,
  folder: string,
  io: Io,
): Promise<Opened | Failure> {
  const rubric = rubricName === undefined ? undefined : await rubricNamed(rubricName);
  if (isFailure(rubric)) return rubric;
  const opened = await openFolder(folder, io);
  if (!isFailure(opened) && rubric) opened.base.setRubric(rubric);
  return opened;
}

/** The rubric that an option names by its id, or by a path from the current folder. */
export async function rubricNamed(name: string): Promise<Rubric | Failure> {
  const found = await findRubric('.', name);
  return found.rubric ?? failure(`${found.reason ?? 'it cannot be used'}${firstMistake(found)}`);
}

/** ": own.json:3:7: what is wrong (and 2 more)". */
function firstMistake({ files }: FoundRubric): string {
  const mistakes = files.flatMap(({ path, lineStarts, problems }) =>
    problems.map(({ range, message }) => ({ path, place: placeAt(lineStarts, range.start), message })),
  );
  const [first] = mistakes;
  if (!first) return '';
  const more = mistakes.length > 1 ? ` (and ${mistakes.length - 1} more)` : '';
  return `: ${first.path}:${first.place.line}:${first.place.column}: ${first.message}${more}`;
}

async function whyNoFolder(folder: string): Promise<string | undefined> {
  try {
    const stats = await stat(folder);
    return stats.isDirectory() ? undefined : `${folder} is not a folder`;
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : '';
    return code === 'ENOENT' || code === 'ENOTDIR'
      ? `there is no folder ${folder}`
      : `the folder ${folder} may not be read`;
  }
}
