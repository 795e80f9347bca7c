import type { SelectionRange } from 'vscode-languageserver-types';
import type { EvidenceBase, FileName } from '../core/base/types.js';
import { touches, type Range } from '../core/position.js';
import type { Note } from '../core/notes/types.js';
import { editorRange } from './places.js';
import { symbolAt } from './symbolAt.js';

/** What "expand selection" goes through at an offset: word, citation or quote, head, item, claim's text, claim, claim's section, note. */
export function selectionRangeAt(
  base: EvidenceBase,
  file: FileName,
  offset: number,
): SelectionRange | undefined {
  const note = base.note(file);
  if (!note) return undefined;
  const whole = { start: 0, end: note.length };
  const ranges = [...stretches(note), whole].filter((range) => touches(range, offset));
  const symbol = symbolAt(note, offset);
  if (symbol) ranges.push(symbol.range);
  ranges.sort((a, b) => b.end - b.start - (a.end - a.start));
  let chosen: SelectionRange | undefined;
  let outer: Range | undefined;
  for (const range of ranges) {
    // Each has to lie within the one before it, and be smaller.
    if (outer && (range.start < outer.start || range.end > outer.end || size(range) === size(outer)))
      continue;
    chosen = { range: editorRange(note.lineStarts, range), ...(chosen && { parent: chosen }) };
    outer = range;
  }
  return chosen;
}

const size = ({ start, end }: Range): number => end - start;

function stretches(note: Note): Range[] {
  return [
    ...note.claims.flatMap(({ range, textRange, scope }) => [range, textRange, ...(scope ? [scope] : [])]),
    ...note.evidence.flatMap(({ range, headRange, quote }) => [
      range,
      headRange,
      ...(quote ? [quote.range] : []),
    ]),
    ...note.citations.map(({ range }) => range),
  ];
}
