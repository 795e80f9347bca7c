/** Quotations as Pandoc's `smart` reads them, as far as citations need it: a quotation is one inline, whatever is in it. */
import { isSyntax, type Prose } from '../prose/prose.js';

const isSpace = (text: string, i: number): boolean => /^\s?$/.test(text.charAt(i));
const isWord = (text: string, i: number): boolean => /[\p{L}\p{N}]/u.test(text.charAt(i));

/** Whether a straight quotation mark can open. A citation key right before is no word that it follows. */
export const opensQuote = ({ text }: Prose, i: number, afterKey = false): boolean =>
  !isSpace(text, i + 1) && (afterKey || !isWord(text, i - 1));

/** The end of the quotation that opens at `i`, if one does and closes. */
export function closeQuote(prose: Prose, i: number, afterKey = false): number | undefined {
  const open = prose.text[i];
  if (open !== '"' && open !== "'" && open !== '“') return undefined;
  if (open !== '“' && !opensQuote(prose, i, afterKey)) return undefined;
  prose.closings ??= closingsOf(prose);
  const close = firstAfter(prose.closings[open], i);
  return close === undefined ? undefined : close + 1;
}

/** Where marks stand that can close a quotation, by the mark that opens it: found once, so that nothing looks for them again and again. */
function closingsOf(prose: Prose): NonNullable<Prose['closings']> {
  const closings: NonNullable<Prose['closings']> = { '"': [], "'": [], '“': [] };
  const { text } = prose;
  for (let i = 0; i < text.length; i++) {
    const unit = text[i];
    if ((unit !== '"' && unit !== "'" && unit !== '”') || !isSyntax(prose, i)) continue;
    if (unit === "'" && isWord(text, i + 1)) continue;
    closings[unit === '”' ? '“' : unit].push(i);
  }
  return closings;
}

/** The first number of a rising list that is above another. */
function firstAfter(sorted: readonly number[], bound: number): number | undefined {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? 0) > bound) high = middle;
    else low = middle + 1;
  }
  return sorted[low];
}
