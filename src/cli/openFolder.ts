import { stat } from 'node:fs/promises';
import { createEvidenceBase } from '../core/base/index.js';
import type { EvidenceBase } from '../core/base/types.js';
import { defaultRubric, loadRubric, openWorkspace, rubricIds, type Workspace } from '../workspace/index.js';
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
  rubricId: string | undefined,
  folder: string,
  io: Io,
): Promise<Opened | Failure> {
  const rubric = rubricId === undefined ? undefined : loadRubric(rubricId);
  if (rubricId !== undefined && !rubric) return failure(noSuchRubric(rubricId));
  const opened = await openFolder(folder, io);
  if (!isFailure(opened) && rubric) opened.base.setRubric(rubric);
  return opened;
}

export const noSuchRubric = (id: string): string =>
  `there is no rubric ${id}; there is ${rubricIds.join(', ')}`;

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
