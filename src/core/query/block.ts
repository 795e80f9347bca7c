/**
 * A block ```` ```evidence ```` of a note, or the options of a command: lines `as:`, `sort:`, `limit:`, `columns:` and `by:`, and a query in
 * all other lines.
 */
import { didYouMean, nearest } from '../nearest.js';
import { problem, type Problem } from '../problem.js';
import type { Range } from '../position.js';
import { views, type Named, type Shape, type View } from './shape.js';

export interface Block {
  /** As long as what was read, the lines of options blank: places in it are places in what was read. */
  query: string;
  shape: Shape;
  problems: Problem[];
}

export const optionNames = ['as', 'sort', 'limit', 'columns', 'by'] as const;
export type OptionName = (typeof optionNames)[number];

export const optionMeanings: Record<OptionName, string> = {
  as: `how the answer is shown: ${Object.keys(views).join(', ')}`,
  sort: 'a column; scales and numbers from the highest, all else by letters, and with a hyphen before it the other way round',
  limit: 'at most so many',
  columns:
    'the columns of a table, by commas: any qualifier, claim, for, against, null, mixed, citation, claims, sides-differ',
  by: 'the attribute that counts are of; the two that a matrix or gaps are of',
};

const option = /^([ \t]*)(as|sort|limit|columns|by)[ \t]*:[ \t]*/i;

/** Reads what stands in a block. Never throws. */
export function readBlock(text: string): Block {
  const problems: Problem[] = [];
  const shape: Shape = { as: 'table' };
  let query = '';
  for (const { start, end, ending } of linesOf(text)) {
    const line = text.slice(start, end);
    const [whole = '', , name = ''] = option.exec(line) ?? [];
    if (name === '') query += line;
    else {
      query += ' '.repeat(line.length);
      const value = line.slice(whole.length);
      const at = start + whole.length;
      const range = { start: at, end: at + value.trimEnd().length };
      problems.push(...readOption(name.toLowerCase() as OptionName, value.trim(), range, shape));
    }
    query += ending;
  }
  return { query, shape, problems };
}

/** Reads one option into a shape. */
export function readOption(name: OptionName, value: string, range: Range, shape: Shape): Problem[] {
  const wrong = (message: string, instead: readonly string[] = []): Problem[] => [
    problem('bad-query', range, message, instead),
  ];
  if (value === '') return wrong(`${name}: needs a value: ${optionMeanings[name]}`);
  switch (name) {
    case 'as': {
      const view = Object.keys(views).find((known): known is View => known === value.toLowerCase());
      if (!view) {
        const known = Object.keys(views);
        return wrong(
          `as: is one of ${known.join(', ')}, and ${value} is not${didYouMean(value, known)}`,
          nearest(value, known),
        );
      }
      shape.as = view;
      shape.asRange = range;
      return [];
    }
    case 'limit':
      if (!/^\d{1,9}$/.test(value) || Number(value) === 0)
        return wrong('limit: is a number above 0, as in limit: 10');
      shape.limit = Number(value);
      return [];
    case 'sort':
      shape.sort = { name: value, range };
      return [];
    default:
      shape[name] = namesIn(value, range.start);
      return [];
  }
}

function namesIn(value: string, start: number): Named[] {
  let at = start;
  return value.split(',').map((part) => {
    const from = at + (part.length - part.trimStart().length);
    at += part.length + 1;
    const name = part.trim();
    return { name, range: { start: from, end: from + name.length } };
  });
}

function* linesOf(text: string): Generator<{ start: number; end: number; ending: string }> {
  let start = 0;
  for (const { index, 0: ending } of text.matchAll(/\r\n|\r|\n/g)) {
    yield { start, end: index, ending };
    start = index + ending.length;
  }
  yield { start, end: text.length, ending: '' };
}
