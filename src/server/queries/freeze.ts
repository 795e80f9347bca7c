/** Writing the answer to an evidence block below it. */
import type { EvidenceBase } from '../../core/base/types.js';
import { lineStartsOf } from '../../core/position.js';
import type { AnswerOptions } from '../../core/report/index.js';
import { answerOfBlock, evidenceBlocks, freezeEdit, type EvidenceBlock } from '../../language/index.js';
import type { FreezeParams, FreezeResult } from '../../protocol.js';
import type { Asking } from './asking.js';

/** A note as it is now; `version` is the editor's, null where it is read from disk. */
export interface ReadNote {
  text: string;
  version: number | null;
}

/** `read` is asked again when the answer is there: it may take seconds, and people go on typing. */
export async function frozen(
  base: EvidenceBase,
  asking: Asking,
  read: () => Promise<ReadNote | undefined>,
  { line }: FreezeParams,
  options: AnswerOptions,
): Promise<FreezeResult> {
  const before = await read();
  if (!before) return { failure: 'the note cannot be read' };
  const { text } = before;
  const offset = lineStartsOf(text)[line] ?? 0;
  const block = evidenceBlocks(text).find(({ range }) => range.start <= offset && offset <= range.end);
  if (!block) return { failure: 'there is no evidence block at this place' };
  if (block.isOpen) return { failure: 'the evidence block is not closed; close it first' };
  const body = bodyOf(text, block);
  const answer = await answerOfBlock(base, asking.runAgain, body, options);
  if ('problems' in answer) return { failure: answer.problems[0]?.message ?? 'the query cannot be read' };
  const now = await read();
  const same = blocksOf(text, body);
  const sameNow = now ? blocksOf(now.text, body) : [];
  // Of blocks that ask the same only their order tells one from the other.
  const found = same.length === sameNow.length ? sameNow[placeIn(same, block)] : undefined;
  if (!now || !found) return { failure: 'the note has changed meanwhile; try again' };
  return { ...freezeEdit(now.text, found, answer.markdown), version: now.version };
}

const bodyOf = (text: string, { body }: EvidenceBlock): string => text.slice(body.start, body.end);

/** The closed blocks with a body, in order. */
const blocksOf = (text: string, body: string): EvidenceBlock[] =>
  evidenceBlocks(text).filter((block) => !block.isOpen && bodyOf(text, block) === body);

const placeIn = (blocks: readonly EvidenceBlock[], { range }: EvidenceBlock): number =>
  blocks.findIndex((block) => block.range.start === range.start);
