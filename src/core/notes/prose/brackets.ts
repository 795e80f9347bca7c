/** Which bracket closes which, over the whole of a prose: found once, so that nothing looks for it again and again. */
import { MarkSearch, nextOfAny } from './markSearch.js';
import { isSyntax, type Prose } from './prose.js';

/** Deeper brackets are text. */
const deepest = 32;

const none: ReadonlyMap<number, number> = new Map();

/** From each `[` that is syntax to its `]`. */
export function matchBrackets(
  prose: Prose,
  /** The end of something that starts here and is read as one, such as a key in braces. */
  unitEnd: (at: number) => number | undefined,
): ReadonlyMap<number, number> {
  const { text } = prose;
  if (!text.includes(']')) return none;
  const matches = new Map<number, number>();
  const open: number[] = [];
  const marks = [new MarkSearch(text, '['), new MarkSearch(text, ']')];
  if (text.includes('@{')) marks.push(new MarkSearch(text, '@{'));
  const next = nextOfAny(marks, text.length);
  for (let i = next(0); i < text.length; i = next(i + 1)) {
    const unit = text.charCodeAt(i);
    const end = unit === 64 ? unitEnd(i) : undefined;
    if (end !== undefined) i = end - 1;
    else if (unit === 91 && isSyntax(prose, i)) open.push(i);
    else if (unit === 93 && isSyntax(prose, i)) {
      const start = open.pop();
      if (start !== undefined && open.length < deepest) matches.set(start, i);
    }
  }
  return matches;
}
