import { join, normalize } from 'node:path';
import type { Config } from '../core/base/config.js';
import { problem, type Problem } from '../core/problem.js';
import { checkTool, readTool } from '../core/rating/appraisal/readTool.js';
import type { AppraisalTool } from '../core/rating/appraisal/types.js';
import amstar2 from '../../appraisal-tools/amstar-2.json' with { type: 'json' };
import mmat2018 from '../../appraisal-tools/mmat-2018.json' with { type: 'json' };
import type { DataFile } from './dataFile.js';
import { readText } from './readText.js';

/** The shipped tools, checked. */
export function shippedTools(): AppraisalTool[] {
  return [amstar2, mmat2018].map((value: unknown) => {
    const { tool, errors } = checkTool(value);
    if (!tool)
      throw new Error(`A shipped appraisal tool is malformed: ${errors[0]?.message ?? 'unknown reason'}`);
    return tool;
  });
}

/** The shipped tools and a project's own, which take the place of shipped ones of the same id. Never rejects. */
export async function findTools(
  folder: string,
  config: Config,
): Promise<{ tools: AppraisalTool[]; files: DataFile[]; problems: Problem[] }> {
  const tools = new Map(shippedTools().map((tool) => [tool.id, tool]));
  const files: DataFile[] = [];
  const problems: Problem[] = [];
  for (const { path: written, range } of config.appraisalTools) {
    const path = normalize(written).replaceAll('\\', '/');
    const result = await readText(join(folder, path), { kind: 'config', maxNoteSize: 0 });
    if (result.kind === 'gone') problems.push(problem('bad-config', range, `there is no file ${written}`));
    else if (result.kind === 'skipped')
      files.push({ path, lineStarts: result.lineStarts, problems: [result.problem] });
    else {
      const { tool, lineStarts, problems: told } = readTool(result.text);
      files.push({ path, lineStarts, problems: told });
      if (tool) tools.set(tool.id, tool);
    }
  }
  return { tools: [...tools.values()], files, problems };
}
