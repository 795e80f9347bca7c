/** The queries that corroborate.json saves, checked. */
import type { Config } from '../base/config.js';
import type { Range } from '../position.js';
import { problem, type Problem } from '../problem.js';
import type { Rubric } from '../rating/types.js';
import { understand } from './evaluate/understand.js';
import { readBlock } from './block.js';

/** The first mistake of each query, at its place. A saved query may have the options of a block. */
export function savedQueryProblems(config: Config, rubric: Rubric): Problem[] {
  return Object.entries(config.queries).flatMap(([name, text]) => {
    const { query, problems } = readBlock(text);
    const [first] = [...problems, ...understand(query, { config, rubric }).problems];
    if (!first) return [];
    const written = config.queryRanges[name] ?? config.ranges.queries ?? { start: 0, end: 0 };
    const message = `in the query ${name}: ${first.message}`;
    if (!isPlain(text, written)) return [problem('bad-query', written, message)];
    const start = written.start + 1;
    const range = { start: start + first.range.start, end: start + first.range.end };
    return [problem('bad-query', range, message, first.instead?.filter(needsNoEscape))];
  });
}

/** Whether the JSON has the text as it is, so that places in the one are places in the other. */
const isPlain = (text: string, { start, end }: Range): boolean =>
  end - start === text.length + 2 && needsNoEscape(text);

const needsNoEscape = (text: string): boolean => JSON.stringify(text) === `"${text}"`;
