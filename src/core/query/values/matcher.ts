/** What the values of a qualifier ask, as a question to a column. */
import type { Column, Held } from '../store/column.js';

/** By the number of a value: 1 where it meets what is asked. No value meets nothing, but what asks for it. */
export type Matcher = (column: Column) => Uint8Array;

/** Asks every distinct value once. */
export const askingEach =
  (test: (held: Held) => boolean): Matcher =>
  ({ held }) => {
    const met = new Uint8Array(held.length);
    for (let number = 1; number < held.length; number++) {
      const one = held[number];
      if (one && test(one)) met[number] = 1;
    }
    return met;
  };

/** Values that meet any of them. */
export const eitherOf =
  (matchers: readonly Matcher[]): Matcher =>
  (column) => {
    const [first = new Uint8Array(column.held.length), ...rest] = matchers.map((matcher) => matcher(column));
    for (const met of rest)
      for (let number = 0; number < met.length; number++) if (met[number] === 1) first[number] = 1;
    return first;
  };

export const known: Matcher = ({ held }) => new Uint8Array(held.length).fill(1, 1);

export const notKnown: Matcher = ({ held }) => new Uint8Array(held.length).fill(1, 0, 1);
