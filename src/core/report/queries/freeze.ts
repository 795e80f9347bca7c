/** An answer in the note itself: below the block, between two comments, replaced the next time. */
import type { Range } from '../../position.js';

const opening = '<!-- evidence: what stands up to the next such comment is written by Corroborate -->';
const ending = '<!-- evidence: end -->';

/**
 * The edit that puts an answer below a block. `after` is the end of the block, its closing fence included. The line endings are those of
 * the text.
 */
export function freeze(text: string, after: number, answer: string): { range: Range; newText: string } {
  const newline = text.includes('\r\n') ? '\r\n' : '\n';
  const body = [opening, '', answer.trim(), '', ending].join('\n').replace(/\r\n|\r|\n/g, newline);
  const there = frozenAfter(text, after);
  return there
    ? { range: there, newText: body }
    : { range: { start: after, end: after }, newText: `${newline}${newline}${body}` };
}

/** What an earlier freeze wrote right below a block; undefined where nothing, or its end is gone. */
export function frozenAfter(text: string, after: number): Range | undefined {
  let start = after;
  while (start < text.length && /\s/.test(text.charAt(start))) start += 1;
  if (!text.startsWith(opening, start)) return undefined;
  const end = text.indexOf(ending, start + opening.length);
  const next = text.indexOf(opening, start + opening.length);
  if (end < 0 || (next >= 0 && next < end)) return undefined;
  return { start, end: end + ending.length };
}

/** The answer that was frozen below a block, with the place of the whole. */
export function frozenAnswer(text: string, after: number): { range: Range; answer: string } | undefined {
  const range = frozenAfter(text, after);
  return (
    range && { range, answer: text.slice(range.start + opening.length, range.end - ending.length).trim() }
  );
}
