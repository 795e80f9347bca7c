/** Where a new list item goes, so that Markdown reads it as an item and nothing else changes its meaning. */
import type { Note } from '../../core/notes/types.js';
import { touches, type Range } from '../../core/position.js';
import { newlineOf } from '../codeActions/fix.js';
import { endOfLine, regionAt, startOfLine } from '../lines.js';

export interface ItemPlace {
  /** What the item takes the place of; empty where it is only put in. */
  range: Range;
  /** Blank lines and line endings that stand before and after it. */
  before: string;
  after: string;
}

const isItem = (line: string): boolean => /^(?:[-*+]|\d{1,9}[.)])[ \t]/.test(line);
const startsBlock = (line: string): boolean => /^ {0,3}(?:#{1,6}[ \t]|:::|```|~~~)/.test(line);
const isContinuation = (line: string): boolean => /^[ \t]+\S/.test(line);

/**
 * The place below what holds an offset: below the item of evidence there, else below the paragraph, else the blank line itself. Undefined
 * where no list can stand: in front matter and code.
 */
export function itemPlaceAt(text: string, note: Note, offset: number): ItemPlace | undefined {
  const lineStart = startOfLine(text, offset);
  if (regionAt(text, lineStart) !== 'prose') return undefined;
  const newline = newlineOf(text);
  const item = note.evidence
    .filter(({ parent }) => parent === undefined)
    .find(({ range }) => touches({ start: startOfLine(text, range.start), end: range.end }, offset));
  // A new item must not cut the paragraph in two.
  const end = endOfParagraph(
    text,
    endOfLine(text, item ? Math.max(item.range.start, item.range.end - 1) : offset),
  );
  const ownStart = startOfLine(text, end);
  const own = text.slice(ownStart, end);
  const isBlank = own.trim() === '';
  const range = isBlank ? { start: ownStart, end } : { start: end, end };
  const above = isBlank ? lineBefore(text, ownStart) : own;
  const below = nextLine(text, end)?.line;
  // In a list the item follows directly; below anything else a list needs a blank line.
  const isList = above !== undefined && (isItem(above) || (isContinuation(above) && inList(text, ownStart)));
  const isClear = above === undefined || above.trim() === '' || isList;
  return {
    range,
    before: `${isBlank ? '' : newline}${isClear ? '' : newline}`,
    after: `${below === undefined ? newline : ''}${below === undefined || below.trim() === '' || isItem(below) ? '' : newline}`,
  };
}

/** Where the paragraph ends that goes on below a line's end. */
function endOfParagraph(text: string, lineEnd: number): number {
  let end = lineEnd;
  for (let next = nextLine(text, end); next && next.line.trim() !== ''; next = nextLine(text, end)) {
    if (isItem(next.line) || startsBlock(next.line)) break;
    end = next.end;
  }
  return end;
}

/** Where the paragraph of an offset ends, with the list that it is in or that follows it. */
export function endWithList(text: string, offset: number): number {
  let end = endOfParagraph(text, endOfLine(text, offset));
  const start = startOfLine(text, offset);
  let isList = isItem(text.slice(start, endOfLine(text, start))) || inList(text, start);
  for (let next = nextLine(text, end); next; next = nextLine(text, next.end)) {
    if (next.line.trim() === '') continue;
    if (!isItem(next.line) && !(isList && isContinuation(next.line))) break;
    isList = true;
    next.end = end = endOfParagraph(text, next.end);
  }
  return end;
}

/** The place of whole lines that an item takes the place of, if they are a paragraph of their own. */
export function itemPlaceOf(text: string, selection: Range): ItemPlace | undefined {
  const start = startOfLine(text, selection.start);
  const end = endOfLine(text, Math.max(selection.start, selection.end));
  const isWhole =
    text.slice(start, selection.start).trim() === '' && text.slice(selection.end, end).trim() === '';
  const above = lineBefore(text, start);
  const below = nextLine(text, end)?.line;
  const isAlone =
    (above === undefined || above.trim() === '') && (below === undefined || below.trim() === '');
  if (!isWhole || !isAlone || regionAt(text, start) !== 'prose') return undefined;
  // A heading or an item is more than words that were pasted.
  const first = text.slice(start, endOfLine(text, start));
  if (/^\s*(?:#{1,6}[ \t]|:::|```|~~~|[-*+][ \t]|\d{1,9}[.)][ \t])/.test(first)) return undefined;
  return { range: { start, end }, before: '', after: '' };
}

function nextLine(text: string, end: number): { line: string; end: number } | undefined {
  if (end >= text.length) return undefined;
  const start = text.startsWith('\r\n', end) ? end + 2 : end + 1;
  const lineEnd = endOfLine(text, start);
  return { line: text.slice(start, lineEnd), end: lineEnd };
}

function lineBefore(text: string, lineStart: number): string | undefined {
  if (lineStart === 0) return undefined;
  const end = text.startsWith('\r\n', lineStart - 2) ? lineStart - 2 : lineStart - 1;
  return text.slice(startOfLine(text, end), end);
}

/** Whether an indented line goes on with a list's item. */
function inList(text: string, lineStart: number): boolean {
  for (let start = lineStart; ;) {
    const above = lineBefore(text, start);
    if (above === undefined || above.trim() === '') return false;
    if (isItem(above)) return true;
    if (!isContinuation(above)) return false;
    start = startOfLine(text, start - (text.startsWith('\r\n', start - 2) ? 2 : 1));
  }
}
