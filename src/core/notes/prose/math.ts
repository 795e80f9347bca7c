/** `$…$` and `$$…$$` by Pandoc's rules: no white space within the marks, and no digit right after a single closing one. */
import { readKey } from '../citations/key.js';
import { Kind, isSyntax, setKind, type Prose } from './prose.js';

const isSpace = (unit: number): boolean => unit === 32 || unit === 9 || unit === 10 || Number.isNaN(unit);
const isDigit = (unit: number): boolean => unit >= 48 && unit <= 57;

/** Marks formulas as text that is never syntax. Linear: a closing mark is looked for once. */
export function markMath(prose: Prose): void {
  const { text } = prose;
  let noDouble = false;
  if (!text.includes('$')) return;
  for (let i = next(text, 0); i >= 0; i = next(text, i)) {
    if (!isSyntax(prose, i)) {
      i++;
      continue;
    }
    if (text[i] === '@') {
      // A citation key may hold the mark.
      i = readKey(prose, i)?.end ?? i + 1;
      continue;
    }
    const double = text[i + 1] === '$';
    const end = double ? (noDouble ? -1 : closeDouble(text, i + 2)) : closeSingle(prose, i + 1);
    if (end > 0) {
      setKind(prose, i, end, Kind.literal);
      i = end;
    } else if (double) {
      noDouble = true;
      i += 2;
    } else if (end < 0) i = -end;
    else i++;
  }
}

function next(text: string, from: number): number {
  for (let i = from; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit === 36 || unit === 64) return i;
  }
  return -1;
}

function closeDouble(text: string, from: number): number {
  const close = text.indexOf('$$', from);
  return close > from ? close + 2 : -1;
}

/** The end of a formula; 0 where none can start here; below 0 where the next mark does not close it: look on from there. */
function closeSingle(prose: Prose, from: number): number {
  const { text } = prose;
  if (isSpace(text.charCodeAt(from))) return 0;
  for (let i = from; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit === 92) i++;
    else if (unit === 36) {
      if (isSpace(text.charCodeAt(i - 1)) || isDigit(text.charCodeAt(i + 1))) return -i;
      return i + 1;
    }
  }
  return -text.length;
}
