/** How the answer to a query is shown. core/report writes it so. */
import type { Range } from '../position.js';

export const views = {
  table: 'a row for each thing found',
  list: 'a point for each thing found',
  counts: 'how many there are of each value of an attribute',
  matrix:
    'how many there are of each combination of two attributes; without `by`, what each reference says of each claim',
  gaps: 'the combinations of two attributes that nothing has',
  bibliography: 'the references of what is found, in the style of the project',
} as const satisfies Record<string, string>;
export type View = keyof typeof views;

/** A written name and where it stands in what was read. */
export interface Named {
  name: string;
  range?: Range;
}

export interface Shape {
  as: View;
  /** Where that is written. */
  asRange?: Range;
  /** Of a table: qualifiers, and the columns that reports have beside. Absent: those that suit what is asked for. */
  columns?: Named[];
  /** A column; scales and numbers from the highest, all else by letters; a hyphen before it turns the order round. */
  sort?: Named;
  /** At most so many. */
  limit?: number;
  /** Of counts one, of a matrix and of gaps two. */
  by?: Named[];
}
