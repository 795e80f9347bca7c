import type { Range } from '../../position.js';
import type { Comparison, WrittenValue } from '../syntax/types.js';
import type { Told } from './told.js';

/** A closed stretch of numbers or ranks. */
export interface Between {
  least: number;
  most: number;
  /** Whether the ends themselves are left out. */
  above: boolean;
  below: boolean;
}

export const isBetween = (value: number, { least, most, above, below }: Between): boolean =>
  (above ? value > least : value >= least) && (below ? value < most : value <= most);

/** `5`, `>=5`, `2010..2020`, `2010..`, `..2020`. `rankOf` gives the place of what stands at an end. */
export function readBetween(
  { comparison, text, quoted, range }: WrittenValue,
  rankOf: (written: string, range: Range) => number | Told,
): Between | Told {
  const dots = quoted ? -1 : text.indexOf('..');
  if (dots < 0) {
    const rank = rankOf(text, range);
    return typeof rank === 'number' ? compared(comparison ?? '=', rank) : rank;
  }
  if (comparison) return { range, message: 'a range has no comparison before it, as in 2010..2020' };
  const [from, to] = [text.slice(0, dots), text.slice(dots + 2)];
  if (from === '' && to === '')
    return { range, message: 'a range has at least one end, as in 2010.. or ..2020' };
  const least = from === '' ? -Infinity : rankOf(from, { start: range.start, end: range.start + dots });
  if (typeof least !== 'number') return least;
  const most = to === '' ? Infinity : rankOf(to, { start: range.start + dots + 2, end: range.end });
  if (typeof most !== 'number') return most;
  if (least > most)
    return {
      range,
      message: `this range has its ends the wrong way round; write ${to}..${from}`,
      instead: [`${to}..${from}`],
    };
  return { least, most, above: false, below: false };
}

function compared(comparison: Comparison, rank: number): Between {
  return {
    least: comparison === '<' || comparison === '<=' ? -Infinity : rank,
    most: comparison === '>' || comparison === '>=' ? Infinity : rank,
    above: comparison === '>',
    below: comparison === '<',
  };
}

/**
 * Of values of a number those that were one number with a comma among its thousands: a comma stands between values, so that `n:>=1,000`
 * would ask for 1 or more, or for 0.
 */
export function splitByComma(name: string, values: readonly WrittenValue[]): Told | undefined {
  const groupAt = (at: number): string | undefined => {
    const value = values[at];
    return value && !value.quoted && !value.comparison ? /^\d{3}(?!\d)/.exec(value.text)?.[0] : undefined;
  };
  for (const [at, { text, quoted, range }] of values.entries()) {
    const [, begin = ''] = quoted ? [] : (/(?:^|\.\.)(-?[1-9]\d{0,2})$/.exec(text) ?? []);
    const group = groupAt(at + 1);
    if (begin === '' || group === undefined) continue;
    let number = begin;
    let last = at;
    for (let next: string | undefined = group; next !== undefined; next = groupAt(last + 1)) {
      number += next;
      last += 1;
    }
    const isOne = last > at + 1 || group.startsWith('0');
    const both = isOne ? '' : `, or ${name}:${begin} OR ${name}:${group} for two`;
    const place = { start: range.start, end: values[last]?.range.end ?? range.end };
    return {
      range: place,
      message: `a comma stands between two numbers; write ${number} without a comma${both}`,
      instead: [text.slice(0, text.length - begin.length) + number],
    };
  }
  return undefined;
}
