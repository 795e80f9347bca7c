/** Blocks of code with the language `evidence`: where a note asks. */
import { detach } from '../../core/notes/detach.js';
import type { Range } from '../../core/position.js';
import { endOfLine, startsFence } from '../lines.js';

export interface EvidenceBlock {
  /** What stands between the fences. */
  body: Range;
  /** The whole, its fences included; where the closing one is missing, to the end of the text. */
  range: Range;
  /** Whether the closing fence is missing. */
  isOpen: boolean;
}

/** A block by itself, without the note that it stands in. */
export type WrittenBlock = EvidenceBlock & { text: string };

/** The evidence blocks of a note with their texts, which keep nothing else of the note alive. */
export const writtenBlocks = (text: string): WrittenBlock[] =>
  detach(
    evidenceBlocks(text).map((block) => ({ ...block, text: text.slice(block.body.start, block.body.end) })),
  );

/** The evidence blocks of a text, in order and in linear time. */
export function evidenceBlocks(text: string): EvidenceBlock[] {
  const blocks: EvidenceBlock[] = [];
  // Most notes have none.
  if (!/(?:`{3}|~{3})[ \t]*\{?\.?evidence\b/.test(text)) return blocks;
  let fence = '';
  let isAsking = false;
  let opened = 0;
  let body = 0;
  for (let start = 0; start < text.length;) {
    const end = endOfLine(text, start);
    const next = text.startsWith('\r\n', end) ? end + 2 : end + 1;
    const line = text.slice(start, Math.min(end, start + 200)).trim();
    if (fence === '') {
      fence = startsFence(line);
      if (fence !== '') {
        isAsking = /^\{?\.?evidence\b/.test(line.slice(fence.length).trim());
        opened = start;
        body = Math.min(next, text.length);
      }
    } else if (line.length >= fence.length && line === (fence[0] ?? '').repeat(line.length)) {
      if (isAsking)
        blocks.push({
          body: { start: body, end: Math.max(body, start) },
          range: { start: opened, end },
          isOpen: false,
        });
      fence = '';
    }
    start = next;
  }
  if (fence !== '' && isAsking)
    blocks.push({
      body: { start: body, end: text.length },
      range: { start: opened, end: text.length },
      isOpen: true,
    });
  return blocks;
}

/** The block in whose body an offset stands. */
export const blockAt = (text: string, offset: number): EvidenceBlock | undefined =>
  evidenceBlocks(text).find(({ body }) => body.start <= offset && offset <= body.end);
