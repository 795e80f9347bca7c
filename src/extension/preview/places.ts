/**
 * Marks put into running text before markdown-it reads it: each is a character that no text holds, so that what is around it is read as
 * it would be without us, and the mark's place is exact afterwards.
 */
import type Token from 'markdown-it/lib/token.mjs';
import type { ViewedMark } from '../../protocol.js';
import { linesOf } from './lines.js';

/** A mark as it stands in a text that markdown-it reads. */
export interface PlacedMark {
  mark: ViewedMark;
  /** What is written. */
  source: string;
  /** What stands there instead. A relation's word stays between two of these. */
  written: string;
  closing?: string;
}

/** The first of the private characters, of the last plane of Unicode; a text that holds one of that plane's is left alone. */
const first = 0x100000;
const most = 0x7fff;
const anySign = /[\u{100000}-\u{10FFFD}]/u;

const sign = (index: number, second = false): string =>
  String.fromCodePoint(first + 2 * index + Number(second));

/** The index of a sign's mark, and whether it is the second of two; undefined for any other character. */
export function markOf(character: string): { index: number; second: boolean } | undefined {
  const code = (character.codePointAt(0) ?? 0) - first;
  return code >= 0 && code < 2 * most ? { index: code >> 1, second: code % 2 === 1 } : undefined;
}

/** Puts the marks into the inline tokens among the blocks of a text. The marks that found their place, by index; others are shown as written. */
export function placeMarks(
  tokens: readonly Token[],
  text: string,
  marks: readonly ViewedMark[],
): PlacedMark[] {
  const lines = linesOf(text);
  const byLine = new Map<number, ViewedMark[]>();
  for (const mark of marks) {
    const line = mark.range.start.line;
    const known = byLine.get(line);
    if (known) known.push(mark);
    else byLine.set(line, [mark]);
  }
  const placed: PlacedMark[] = [];
  let row: [number, number] | null = null;
  let cellsFrom = 0;
  for (const token of tokens) {
    if (token.type === 'tr_open') [row, cellsFrom] = [token.map, 0];
    if (token.type === 'tr_close') row = null;
    const map = token.map ?? row;
    if (token.type !== 'inline' || !map || anySign.test(token.content)) continue;
    const starts = contentStarts(token.content, lines, map[0], row ? cellsFrom : 0);
    if (row) cellsFrom = (starts[0]?.column ?? cellsFrom) + token.content.length;
    token.content = withMarks(token.content, starts, lines, map[0], byLine, placed);
  }
  return placed;
}

/** Of each line of a content: where it starts in it, and in which column of the source; undefined where it is not found there. */
function contentStarts(
  content: string,
  lines: readonly string[],
  from: number,
  after: number,
): ({ offset: number; column: number } | undefined)[] {
  let offset = 0;
  return content.split('\n').map((line, index) => {
    const at = offset;
    offset += line.length + 1;
    const source = (lines[from + index] ?? '').trimEnd();
    const words = line.trim();
    const indent = line.length - line.trimStart().length;
    // Only what stands before a block's text is taken off; of a heading and a cell also what stands behind.
    const column =
      source.endsWith(words) && after === 0 ? source.length - words.length : source.indexOf(words, after);
    return column < 0 ? undefined : { offset: at + indent, column };
  });
}

function withMarks(
  content: string,
  starts: readonly ({ offset: number; column: number } | undefined)[],
  lines: readonly string[],
  from: number,
  byLine: ReadonlyMap<number, ViewedMark[]>,
  placed: PlacedMark[],
): string {
  const offsetOf = ({ line, character }: { line: number; character: number }): number | undefined => {
    const start = starts[line - from];
    return start && character >= start.column ? start.offset + character - start.column : undefined;
  };
  let out = '';
  let done = 0;
  for (let index = 0; index < starts.length; index++) {
    for (const mark of byLine.get(from + index) ?? []) {
      const start = offsetOf(mark.range.start);
      const end = offsetOf(mark.range.end);
      if (start === undefined || end === undefined || start < done || end > content.length) continue;
      const source = content.slice(start, end);
      if (source === '' || placed.length >= most || !standsThere(source, mark, lines)) continue;
      const one = written(mark, source, placed.length);
      placed.push(one);
      out +=
        content.slice(done, start) + one.written + (one.closing === undefined ? '' : source + one.closing);
      done = end;
    }
  }
  return out + content.slice(done);
}

/** Whether the content holds what the source has at the mark's place: its first line, and how its last one ends. */
function standsThere(
  source: string,
  { range: { start, end } }: ViewedMark,
  lines: readonly string[],
): boolean {
  const line = lines[start.line] ?? '';
  if (start.line === end.line) return line.slice(start.character, end.character) === source;
  const last = (lines[end.line] ?? '').slice(0, end.character);
  return (
    source.startsWith(line.slice(start.character).trimEnd()) &&
    last.endsWith(source.slice(source.lastIndexOf('\n') + 1).trim())
  );
}

/** The punctuation at both ends stays, since Markdown looks at what stands beside emphasis and quotation marks. */
function written(mark: ViewedMark, source: string, index: number): PlacedMark {
  const one = sign(index);
  if (mark.kind === 'relation') return { mark, source, written: one, closing: sign(index, true) };
  const start = source[0] ?? '';
  const end = source.at(-1) ?? '';
  const alone = source.length === 1;
  // A bracket twice, or without the other, would pair with one of somebody else.
  const before = alone || (start === '[' && end !== ']') ? neutral : start;
  const after = !alone && end === ']' && start !== '[' ? neutral : end;
  return {
    mark,
    source,
    written: (isPunctuation(start) ? before : '') + one + (alone || isPunctuation(end) ? after : ''),
  };
}

/** Punctuation that Markdown gives no meaning. */
const neutral = '\u2016';

const isPunctuation = (character: string): boolean => /[!-/:-@[-`{-~]/.test(character);

/** A text as it was written. */
export function restored(text: string, placed: readonly PlacedMark[]): string {
  if (!anySign.test(text)) return text;
  let out = text;
  for (const character of text) {
    const found = markOf(character);
    const one = found && placed[found.index];
    if (!one) continue;
    if (one.closing !== undefined) out = out.replace(character, '');
    else out = out.replace(one.written, () => one.source);
  }
  return out;
}

export const holdsMarks = (text: string): boolean => anySign.test(text);
