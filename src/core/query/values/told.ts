import type { Range } from '../../position.js';

/** What is wrong with a value, at its place. */
export interface Told {
  range: Range;
  message: string;
  /** What may stand there instead, likeliest first. */
  instead?: readonly string[];
}

export const isTold = (value: object | undefined): value is Told => value !== undefined && 'message' in value;
