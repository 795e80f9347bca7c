import type { Problem } from '../../core/problem.js';
import type { QueryMistake } from '../../protocol.js';

export const mistakeOf = ({ message, range, code }: Problem): QueryMistake => ({
  message,
  offset: range.start,
  length: range.end - range.start,
  grave: code === 'bad-query',
});
