/** The answer of an evidence block: what a preview shows and what freezing writes. */
import type { EvidenceBase } from '../../core/base/types.js';
import { problem, type Problem } from '../../core/problem.js';
import { readBlock, type Answer } from '../../core/query/index.js';
import { answerMarkdown, freeze, type AnswerOptions } from '../../core/report/index.js';
import type { EvidenceBlock } from './blocks.js';
import { editorRange } from '../places.js';
import { lineStartsOf } from '../../core/position.js';
import type { TextEdit } from 'vscode-languageserver-types';

/** `count` is of what was found, before a limit. Problems have their places in the text of the block. */
export type BlockAnswer = { markdown: string; count: number } | { problems: Problem[] };

/** What the text of a block asks, answered as Markdown, or what is wrong with it. `run` gives the answer to a query. */
export async function answerOfBlock(
  base: EvidenceBase,
  run: (query: string) => Answer | Promise<Answer>,
  body: string,
  options: AnswerOptions = {},
): Promise<BlockAnswer> {
  const { query, shape, problems } = readBlock(body);
  if (problems.length > 0) return { problems };
  const { found, problems: mistakes } = await run(query);
  if (!found) return { problems: mistakes };
  const answer = await answerMarkdown(base, found, shape, options);
  if (answer.text !== undefined) return { markdown: answer.text, count: found.count };
  if (answer.problems.length > 0) return { problems: answer.problems };
  const whole = { start: 0, end: body.trimEnd().length };
  return {
    problems: [problem('bad-query', whole, answer.failure ?? 'the answer cannot be written')],
  };
}

/** The edit of a note that writes an answer below its block, in the place of what was written there before. */
export function freezeEdit(text: string, block: EvidenceBlock, markdown: string): TextEdit {
  const { range, newText } = freeze(text, block.range.end, markdown);
  return { range: editorRange(lineStartsOf(text), range), newText };
}
