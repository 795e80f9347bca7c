/** Quotations as Pandoc's `smart` reads them, as far as citations need it: a quotation is one inline, whatever is in it. */
import { isSyntax, type Prose } from '../prose/prose.js';

const isSpace = (text: string, i: number): boolean => /^\s?$/.test(text[i] ?? '');
const isWord = (text: string, i: number): boolean => /[\p{L}\p{N}]/u.test(text[i] ?? '');

/** The end of the quotation that opens at `i`, if one does and closes before `limit`. */
export function closeQuote(prose: Prose, i: number, limit: number): number | undefined {
  const { text } = prose;
  const open = text[i];
  if (open === '"') return isSpace(text, i + 1) ? undefined : find(prose, i + 1, limit, '"');
  if (open === '“') return find(prose, i + 1, limit, '”');
  if (open === "'" && !isSpace(text, i + 1) && !isWord(text, i - 1)) {
    for (let end = find(prose, i + 1, limit, "'"); end !== undefined; end = find(prose, end, limit, "'")) {
      if (!isWord(text, end) && !isSpace(text, end - 2)) return end;
    }
  }
  return undefined;
}

function find(prose: Prose, from: number, limit: number, mark: string): number | undefined {
  for (let k = from; k < limit; k++) if (prose.text[k] === mark && isSyntax(prose, k)) return k + 1;
  return undefined;
}
