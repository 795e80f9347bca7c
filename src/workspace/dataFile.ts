import type { Problem } from '../core/problem.js';

/** A file of the project that is data for Corroborate: a rubric, an appraisal tool. */
export interface DataFile {
  /** Relative to the folder, with `/`. */
  path: string;
  lineStarts: number[];
  problems: Problem[];
}
