/** How many columns of a terminal a text takes (Unicode Standard Annex 11: East Asian width), and lines of a given width. */

import type { Io } from './io.js';

/** The terminal's width; else what COLUMNS says, as other tools have it. */
export function terminalWidth({ out, env }: Pick<Io, 'out' | 'env'>): number | undefined {
  const asked = Number(env.COLUMNS);
  return out.columns ?? (Number.isInteger(asked) && asked > 0 ? asked : undefined);
}

/** Ranges of code points that take two columns. */
const wide: readonly (readonly [number, number])[] = [
  [0x1100, 0x115f],
  [0x2e80, 0x303e],
  [0x3041, 0x33ff],
  [0x3400, 0x4dbf],
  [0x4e00, 0x9fff],
  [0xa000, 0xa4cf],
  [0xa960, 0xa97f],
  [0xac00, 0xd7a3],
  [0xf900, 0xfaff],
  [0xfe30, 0xfe6f],
  [0xff00, 0xff60],
  [0xffe0, 0xffe6],
  [0x1f300, 0x1f64f],
  [0x1f680, 0x1f6ff],
  [0x1f900, 0x1f9ff],
  [0x20000, 0x3fffd],
];

/** Combining marks, joiners and other characters without a width of their own. */
const noWidth = /^[\p{M}\p{Cf}\p{Cc}]$/u;

export function widthOf(text: string): number {
  let width = 0;
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    if (code >= 0x20 && code < 0x7f) width += 1;
    else if (!noWidth.test(character)) width += wide.some(([from, to]) => from <= code && code <= to) ? 2 : 1;
  }
  return width;
}

export const padEnd = (text: string, width: number): string =>
  text + ' '.repeat(Math.max(0, width - widthOf(text)));

export const padStart = (text: string, width: number): string =>
  ' '.repeat(Math.max(0, width - widthOf(text))) + text;

/** A text in lines of at most `width` columns, broken between words; a word that is longer than a line is broken anywhere. */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  let used = 0;
  const flush = (): void => {
    if (line !== '') lines.push(line);
    line = '';
    used = 0;
  };
  for (const word of text.split(' ')) {
    const length = widthOf(word);
    if (used > 0 && used + 1 + length > width) flush();
    if (length <= width) {
      line += (used > 0 ? ' ' : '') + word;
      used += (used > 0 ? 1 : 0) + length;
      continue;
    }
    for (const character of word) {
      const size = widthOf(character);
      if (used + size > width) flush();
      line += character;
      used += size;
    }
  }
  flush();
  return lines.length > 0 ? lines : [''];
}
