/** What the figures take: plain data, a subset of what the views say of a claim. */

/** What an independent study found for a claim; `qualifies` is written "mixed" for people. */
export type Direction = 'supports' | 'contradicts' | 'null' | 'qualifies';

/** Appraised quality; `unclear` is "not appraised", which is not "low". */
export type Quality = 'high' | 'moderate' | 'low' | 'unclear';

/** One independent study, or one that is listed and not counted. */
export interface FigureMark {
  id: string;
  direction: Direction;
  quality: Quality;
  /** The rubric's weight for this claim: 3, 2, 1; 0 where it is not counted. */
  weight: number;
  /** Publications behind it. */
  publications: number;
  counted: boolean;
  year: number | null;
  /** "Jakobsen & Andersen 2013". */
  label: string;
}
