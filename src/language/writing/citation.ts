/** Citations as Pandoc reads them. */
import { mentionOf } from '../../core/notes/citations/key.js';
import type { EvidenceItem, Note } from '../../core/notes/types.js';
import { touches, type Range } from '../../core/position.js';
import { isInCodeSpan, endOfLine, regionAt, startOfLine } from '../lines.js';
import type { TextChange } from './types.js';

/** `[@a; @b]`. */
export const citationGroup = (citekeys: readonly string[]): string =>
  `[${citekeys.map(mentionOf).join('; ')}]`;

/** Cites at a selection: added to the citation that stands there, else in brackets behind the words. Undefined in code and front matter. */
export function citing(
  text: string,
  note: Note,
  selection: Range,
  citekeys: readonly string[],
): { change: TextChange; cursor: number } | undefined {
  const at = selection.end;
  const lineStart = startOfLine(text, at);
  if (regionAt(text, lineStart) !== 'prose') return undefined;
  if (isInCodeSpan(text.slice(lineStart, at), text.slice(at, endOfLine(text, at)))) return undefined;
  const group = note.citations.find(
    ({ range }) => touches(range, at) && text[range.start] === '[' && text[range.end - 1] === ']',
  );
  if (group) {
    const there = new Set(group.items.map(({ citekey }) => citekey));
    const fresh = citekeys.filter((key) => !there.has(key));
    const end = group.range.end - 1;
    const newText = fresh.map((key) => `; ${mentionOf(key)}`).join('');
    return { change: { range: { start: end, end }, newText }, cursor: end + newText.length + 1 };
  }
  const before = text.slice(Math.max(lineStart, at - 1), at);
  const gap = before === '' || /[\s([]/.test(before) ? '' : ' ';
  // Right before a word it would run into it.
  const after = /^[\p{L}\p{N}]/u.test(text.slice(at, at + 1)) ? ' ' : '';
  const newText = `${gap}${citationGroup(citekeys)}${after}`;
  return { change: { range: { start: at, end: at }, newText }, cursor: at + newText.length - after.length };
}

/** `supports (p. 3)` → `supports [@key, p. 3]`. */
export function citedHead(text: string, { headRange }: EvidenceItem, citekey: string): TextChange {
  const mention = mentionOf(citekey);
  const head = text.slice(headRange.start, headRange.end);
  const locator = /\(([^()]*)\)$/.exec(head);
  if (!locator) return { range: { start: headRange.end, end: headRange.end }, newText: ` [${mention}]` };
  const start = headRange.start + locator.index;
  return { range: { start, end: headRange.end }, newText: `[${mention}, ${locator[1] ?? ''}]` };
}
