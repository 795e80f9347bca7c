/** The first quotation of an item's body: “…” "…" „…“ «…». */
import { Kind, isSyntax, type Prose } from '../prose/prose.js';

/** What closes each mark that opens a quotation. */
const closings: Record<string, RegExp> = { '“': /”/g, '"': /"/g, '„': /[“”]/g, '«': /»/g };
const opening = /[“"„«]/g;

export interface FoundQuote {
  /** The opening mark, the words, past the closing mark. */
  start: number;
  textStart: number;
  textEnd: number;
  end: number;
  closed: boolean;
}

/** The first quotation at or after `from`, outside the parts to be left out. Straight marks open only before a word. */
export function findQuote(
  prose: Prose,
  from: number,
  without: readonly { start: number; end: number }[],
): FoundQuote | undefined {
  const { text } = prose;
  for (let i = next(opening, text, from); i >= 0; i = next(opening, text, i + 1)) {
    const inside = without.find(({ start, end }) => start <= i && i < end);
    if (inside) {
      i = inside.end - 1;
      continue;
    }
    const closing = closings[text.charAt(i)];
    if (closing === undefined || !isQuotable(prose, i) || !opens(text, i)) continue;
    const end = closingAt(prose, i + 1, closing);
    if (end < 0) return { start: i, textStart: i + 1, textEnd: text.length, end: text.length, closed: false };
    return { start: i, textStart: i + 1, textEnd: end, end: end + 1, closed: true };
  }
  return undefined;
}

/** Neither escaped nor code, nor within the attributes of a span. */
const isQuotable = (prose: Prose, i: number): boolean =>
  isSyntax(prose, i) && prose.kinds?.[i] !== Kind.markup;

/** `5" pipe` opens nothing: a straight mark opens after white space or an opening bracket, never before white space. */
const opens = (text: string, i: number): boolean =>
  text[i] !== '"' || (!/[\p{L}\p{N}]/u.test(text.charAt(i - 1)) && !/^\s?$/.test(text.charAt(i + 1)));

function closingAt(prose: Prose, from: number, closing: RegExp): number {
  let i = next(closing, prose.text, from);
  while (i >= 0 && !isQuotable(prose, i)) i = next(closing, prose.text, i + 1);
  return i;
}

/** The place of the first of some marks at or after a place; -1 where there is none. */
function next(marks: RegExp, text: string, from: number): number {
  marks.lastIndex = from;
  return marks.test(text) ? marks.lastIndex - 1 : -1;
}
