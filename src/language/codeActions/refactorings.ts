/** What a selection can be made into. */
import type { EvidenceBase } from '../../core/base/types.js';
import type { Note } from '../../core/notes/types.js';
import { touches, type Range } from '../../core/position.js';
import { endOfLine, regionAt, startOfLine } from '../lines.js';
import { quoteSelection } from '../writing/quoteSelection.js';
import { freshId, insert, newlineOf, replace, type Fix } from './fix.js';

/** Refactorings at a selection; an empty one is the cursor's place. */
export function refactorings(base: EvidenceBase, note: Note, text: string, selection: Range): Fix[] {
  if (regionAt(text, startOfLine(text, selection.start)) !== 'prose') return [];
  const quote = quoteSelection(text, note, selection);
  return [
    ...claimOf(base, note, text, selection),
    ...splitOf(note, text, selection),
    ...(quote ? [{ title: 'Make the selection a quotation with its source', edits: [quote] }] : []),
  ];
}

/** Whether a cursor stands on what carries a claim: of a block on its first line alone. */
export const touchesCarrier = (
  { range, textRange, form }: Note['claims'][number],
  { start }: Range,
): boolean => touches({ start: range.start, end: form === 'block' ? textRange.end : range.end }, start);

/** The selected words, or the heading under the cursor, as a claim. */
export function claimOf(base: EvidenceBase, note: Note, text: string, selection: Range): Fix[] {
  const isTaken = note.claims.some(
    ({ range }) => range.start <= selection.end && selection.start <= range.end,
  );
  if (isTaken) return [];
  const lineStart = startOfLine(text, selection.start);
  const lineEnd = endOfLine(text, selection.start);
  const heading = /^#{1,6}[ \t]+(\S.*?)[ \t]*$/.exec(text.slice(lineStart, lineEnd));
  if (heading?.[1] !== undefined && !/\{[^{}]*\}$/.test(heading[1])) {
    const id = freshId(base, heading[1]);
    const at = lineStart + heading[0].trimEnd().length;
    return [{ title: 'Make this heading a claim', edits: insert(at, ` {.claim #${id}}`) }];
  }
  const words = text.slice(selection.start, selection.end);
  const isSpan = words.trim() !== '' && words.trim() === words && !/[[\]{}`\r\n]/.test(words) && !heading;
  if (!isSpan) return [];
  const id = freshId(base, words);
  return [{ title: 'Make the selection a claim', edits: replace(selection, `[${words}]{.claim #${id}}`) }];
}

/** An item with several sources as one item each. */
export function splitOf(note: Note, text: string, selection: Range): Fix[] {
  const item = note.evidence.find(({ headRange }) => touches(headRange, selection.start));
  const group =
    item &&
    note.citations.find(
      ({ range, items }) =>
        items.length > 1 && range.start >= item.headRange.start && range.end <= item.headRange.end,
    );
  if (!item || !group) return [];
  const source = text.slice(group.range.start, group.range.end);
  if (!source.startsWith('[') || /[\r\n]/.test(source)) return [];
  const parts = source.slice(1, -1).split(';');
  if (parts.length !== group.items.length) return [];
  const lineStart = startOfLine(text, item.range.start);
  const end = endOfLine(text, item.range.start);
  // Nested evidence would have to be copied, too, and nobody can say to which of them it belongs.
  if (text.slice(end, item.range.end).trim() !== '') return [];
  const before = text.slice(lineStart, group.range.start);
  const after = text.slice(group.range.end, end);
  const lines = parts.map((part) => `${before}[${part.trim()}]${after}`);
  return [
    {
      title: `Split into ${parts.length} pieces of evidence`,
      edits: replace({ start: lineStart, end }, lines.join(newlineOf(text))),
    },
  ];
}
