/** Lines of a text: they end with LF, CR or CRLF. */
import type { Range } from '../position.js';

/** Whether `next` starts on the line right after the one on which `before` ends. */
export function isGlued(source: string, before: Range | undefined, next: Range): boolean {
  if (!before) return false;
  let breaks = 0;
  for (let i = before.end; i < next.start && breaks < 2; i++) {
    const unit = source.charCodeAt(i);
    if (unit === 13 && source.charCodeAt(i + 1) === 10) continue;
    if (unit === 10 || unit === 13) breaks++;
  }
  return breaks === 1;
}
