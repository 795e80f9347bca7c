/** The answer of an evidence block: what a preview shows and what freezing writes. */
import type { EvidenceBase } from '../../core/base/types.js';
import { readBlock, type ChangesSince, type Queries } from '../../core/query/index.js';
import { answerMarkdown, freeze } from '../../core/report/index.js';
import type { EvidenceBlock } from './blocks.js';
import { editorRange } from '../places.js';
import { lineStartsOf } from '../../core/position.js';
import type { TextEdit } from 'vscode-languageserver-types';

export type BlockAnswer = { markdown: string; count: number } | { failure: string };

/** What the text of a block asks, answered as Markdown; or the first thing wrong with it, as one sentence. */
export async function answerOfBlock(
  base: EvidenceBase,
  queries: Queries,
  body: string,
  since?: ReadonlyMap<string, ChangesSince>,
): Promise<BlockAnswer> {
  const { query, shape, problems } = readBlock(body);
  if (problems[0]) return { failure: problems[0].message };
  const { found, problems: mistakes } = queries.run(query, since);
  if (!found) return { failure: mistakes[0]?.message ?? 'the query cannot be read' };
  const answer = await answerMarkdown(base, found, shape);
  if (answer.text !== undefined) return { markdown: answer.text, count: found.count };
  return { failure: answer.failure ?? answer.problems[0]?.message ?? 'the answer cannot be written' };
}

/** The edit of a note that writes an answer below its block, in the place of what was written there before. */
export function freezeEdit(text: string, block: EvidenceBlock, markdown: string): TextEdit {
  const { range, newText } = freeze(text, block.range.end, markdown);
  return { range: editorRange(lineStartsOf(text), range), newText };
}
