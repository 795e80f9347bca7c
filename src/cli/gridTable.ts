import type { Grid } from '../core/report/index.js';
import type { Paint } from './style.js';
import { padEnd, padStart, widthOf, wrap } from './width.js';

const gap = '  ';
/** Below this, a column of words is broken into slivers. */
const narrowest = 12;

/**
 * Rows under heads for people, aligned in a terminal's columns. The widest columns of words are broken into lines to fit `width`; without
 * one every row is one line, as programs that read lines want it.
 */
export function gridTable({ heads, rows }: Grid, width: number | undefined, paint: Paint): string {
  const cells = rows.map((row) => row.map((cell) => String(cell).replace(/\s+/g, ' ')));
  const isNumber = heads.map(
    (_, column) => rows.length > 0 && rows.every((row) => typeof row[column] === 'number'),
  );
  const widths = heads.map((head, column) =>
    cells.reduce((most, row) => Math.max(most, widthOf(row[column] ?? '')), widthOf(head)),
  );
  if (width !== undefined) fit(widths, width - gap.length * (widths.length - 1));
  const line = (texts: readonly string[]): string =>
    texts
      .map((text, column) => (isNumber[column] ? padStart : padEnd)(text, widths[column] ?? 0))
      .join(gap)
      .trimEnd();
  const lines = [paint(line(heads), 'dim')];
  for (const row of cells) {
    const broken = row.map((cell, column) => wrap(cell, widths[column] ?? 1));
    const height = Math.max(1, ...broken.map(({ length }) => length));
    for (let index = 0; index < height; index++) lines.push(line(broken.map((parts) => parts[index] ?? '')));
  }
  return `${lines.join('\n')}\n`;
}

/** Takes from the widest column, letter by letter, until all fit or none can give. */
function fit(widths: number[], room: number): void {
  let over = widths.reduce((sum, each) => sum + each, 0) - room;
  while (over > 0) {
    const widest = Math.max(...widths);
    if (widest <= narrowest) return;
    const column = widths.indexOf(widest);
    const next = Math.max(narrowest, ...widths.filter((each) => each < widest));
    const less = Math.min(over, Math.max(1, widest - next));
    widths[column] = widest - less;
    over -= less;
  }
}
