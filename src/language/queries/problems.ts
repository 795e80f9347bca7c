/** Problems of the evidence blocks of a note, at their places in it. */
import type { EvidenceBase } from '../../core/base/types.js';
import type { Problem } from '../../core/problem.js';
import { readBlock, type Queries } from '../../core/query/index.js';
import { shapeProblems } from '../../core/report/index.js';
import type { WrittenBlock } from './blocks.js';

/** Mistakes of queries and of options, and names that nothing has; what git is to answer is not asked here. */
export function problemsOfBlocks(
  base: EvidenceBase,
  queries: Queries,
  blocks: readonly WrittenBlock[],
  mayGoOn?: () => boolean,
): Problem[] {
  return blocks.flatMap(({ body, text }) => {
    const { query, shape, problems } = readBlock(text);
    const space = queries.spaceOf(query);
    const found = [
      ...problems,
      ...queries.check(query, mayGoOn),
      ...(space ? shapeProblems(base, space, shape) : []),
    ];
    return found.map((one) => ({
      ...one,
      range: { start: one.range.start + body.start, end: one.range.end + body.start },
    }));
  });
}
