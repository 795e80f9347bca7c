/**
 * One qualifier of all things of a space. Each distinct value is kept once and has a number; a row holds the number. A query asks each
 * distinct value once, and then looks a million rows up in what it found.
 */
import { createWordIndex, type WordIndex } from '../search/wordIndex.js';
import { fold, wordsOf } from '../search/words.js';
import type { Value } from '../qualifiers/types.js';

/** A distinct value as queries compare it: folded, a list of names each by itself. */
export interface Held {
  value: Value;
  names: readonly string[];
}

/** Nothing: the number of every row without a value, and of rows that are gone. */
export const noValue = 0;

export interface Column {
  /** By row: the number of its value. */
  numbers: Int32Array;
  /** By number. */
  held: Held[];
  set(row: number, value: Value): void;
  /** How many rows have a value, by its number. */
  counts: number[];
  /** When a row last got another value, by the clock of the store. */
  changedAt: number;
  /** For words: which values hold a word, by their numbers. */
  words?: WordIndex;
  /** The words of a value in their order, a space before and behind each: made when it is first asked for. */
  run(number: number): string;
}

const empty: Held = { value: null, names: [] };

/** `tick` gives the next time of the clock that changes are told by. */
export function createColumn(isText: boolean, size: number, tick: () => number): Column {
  const byValue = new Map<string | number, number>();
  const words = isText ? createWordIndex() : undefined;
  const held: Held[] = [empty];
  const counts = [0];
  const runs: string[] = [];

  const numberOf = (value: Value): number => {
    if (value === null || value === '' || (typeof value === 'object' && value.length === 0)) return noValue;
    const key = typeof value === 'object' ? value.join('\n') : value;
    const known = byValue.get(key);
    if (known !== undefined) return known;
    const number = held.length;
    byValue.set(key, number);
    if (words && typeof value === 'string')
      words.add(
        number,
        wordsOf(value).map(({ word }) => word),
      );
    held.push({ value, names: words || typeof value === 'number' ? [] : namesOf(value) });
    counts.push(0);
    return number;
  };

  const column: Column = {
    numbers: new Int32Array(size),
    held,
    counts,
    changedAt: tick(),
    ...(words && { words }),
    run: (number) =>
      (runs[number] ??= ` ${wordsOf(String(held[number]?.value ?? ''))
        .map(({ word }) => word)
        .join(' ')} `),
    set(row, value) {
      const { numbers } = column;
      if (row >= numbers.length) {
        column.numbers = new Int32Array(Math.max(64, 2 * row));
        column.numbers.set(numbers);
      }
      const before = column.numbers[row] ?? noValue;
      const number = numberOf(value);
      if (before === number) return;
      counts[before] = (counts[before] ?? 0) - 1;
      counts[number] = (counts[number] ?? 0) + 1;
      column.numbers[row] = number;
      column.changedAt = tick();
    },
  };
  return column;
}

const namesOf = (value: string | readonly string[]): string[] =>
  typeof value === 'string' ? [fold(value)] : value.map(fold);
