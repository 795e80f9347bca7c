import type { Problem } from '../problem.js';

/** Other places in the order of files, whatever was read first. */
export const inOrder = (places: NonNullable<Problem['related']>): NonNullable<Problem['related']> =>
  places.sort((a, b) => (a.file === b.file ? a.range.start - b.range.start : a.file < b.file ? -1 : 1));
