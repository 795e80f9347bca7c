/** Lines of a text: they end with LF, CR or CRLF. */
import type { Range } from '../position.js';

const isBreak = (unit: number): boolean => unit === 10 || unit === 13;
/** White space and the marks of quotes: a line of these alone is blank to a reader. */
const isBlank = (unit: number): boolean => unit === 32 || unit === 9 || unit === 62;

/** Whether text stands on the line right above the one on which a block starts; `before` is the block above it. */
export function isGlued(source: string, before: Range | undefined, { start }: Range): boolean {
  if (!before) return false;
  let i = start - 1;
  while (i >= before.start && !isBreak(source.charCodeAt(i))) i--;
  if (source.charCodeAt(i) === 10 && source.charCodeAt(i - 1) === 13) i--;
  for (i--; i >= before.start && !isBreak(source.charCodeAt(i)); i--) {
    if (!isBlank(source.charCodeAt(i))) return true;
  }
  return false;
}
