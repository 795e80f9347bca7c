/** The queries that corroborate.json saves, checked. */
import type { Config } from '../base/config.js';
import { problem, type Problem } from '../problem.js';
import type { Rubric } from '../rating/types.js';
import { understand } from './evaluate/understand.js';
import { readBlock } from './block.js';

/** The first mistake of each query, at the setting. A saved query may have the options of a block. */
export function savedQueryProblems(config: Config, rubric: Rubric): Problem[] {
  const range = config.ranges.queries ?? { start: 0, end: 0 };
  return Object.entries(config.queries).flatMap(([name, text]) => {
    const { query, problems } = readBlock(text);
    const [first] = [...problems, ...understand(query, { config, rubric }).problems];
    return first ? [problem('bad-query', range, `in the query ${name}: ${first.message}`)] : [];
  });
}
