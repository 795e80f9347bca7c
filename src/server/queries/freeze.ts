/** Writing the answer to an evidence block below it. */
import type { EvidenceBase } from '../../core/base/types.js';
import { lineStartsOf } from '../../core/position.js';
import type { AnswerOptions } from '../../core/report/index.js';
import { answerOfBlock, evidenceBlocks, freezeEdit } from '../../language/index.js';
import type { FreezeParams, FreezeResult } from '../../protocol.js';
import type { Asking } from './asking.js';

export async function frozen(
  base: EvidenceBase,
  asking: Asking,
  text: string | undefined,
  { line }: FreezeParams,
  options: AnswerOptions,
): Promise<FreezeResult> {
  if (text === undefined) return { failure: 'the note cannot be read' };
  const offset = lineStartsOf(text)[line] ?? 0;
  const block = evidenceBlocks(text).find(({ range }) => range.start <= offset && offset <= range.end);
  if (!block) return { failure: 'there is no evidence block at this place' };
  if (block.isOpen) return { failure: 'the evidence block is not closed; close it first' };
  const answer = await answerOfBlock(
    base,
    asking.runAgain,
    text.slice(block.body.start, block.body.end),
    options,
  );
  if ('problems' in answer) return { failure: answer.problems[0]?.message ?? 'the query cannot be read' };
  return freezeEdit(text, block, answer.markdown);
}
