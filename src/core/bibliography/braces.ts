/**
 * Finding the end of braced and quoted text in a BibTeX source. Most of a bibliography is inside braces, so this leaps from brace to
 * brace with the engine's own search in place of looking at every character.
 */

/** A text with what was already found in it: the next places are remembered, so that a whole scan stays linear. */
export interface Source {
  text: string;
  /** Where lines start an entry (`@type{`), ascending, then the text's length: an unclosed value or entry ends there at the latest. */
  resumes: number[];
  /** How far was looked, and the next of each mark at or behind it. */
  reached: number;
  resume: number;
  open: number;
  close: number;
}

const header = /@\s*[A-Za-z][\w-]*\s*[{(]/y;

/** Where the delimiter of an entry that starts here opens, or -1 if none starts here. */
export function entryOpening(text: string, start: number): number {
  if (text.charCodeAt(start) !== 64) return -1;
  header.lastIndex = start;
  return header.test(text) ? header.lastIndex - 1 : -1;
}

export function sourceOf(text: string): Source {
  const resumes: number[] = [];
  for (let i = text.indexOf('@'); i >= 0; i = text.indexOf('@', i + 1)) {
    let before = i - 1;
    while (before >= 0 && (text.charCodeAt(before) === 32 || text.charCodeAt(before) === 9)) before--;
    const unit = before < 0 ? 10 : text.charCodeAt(before);
    if ((unit === 10 || unit === 13) && entryOpening(text, i) >= 0) resumes.push(i);
  }
  resumes.push(text.length);
  return { text, resumes, reached: 0, resume: 0, open: -1, close: -1 };
}

function indexFrom(text: string, mark: string, from: number): number {
  const index = text.indexOf(mark, from);
  return index < 0 ? text.length : index;
}

/**
 * The index of the mark that closes at this level, from `from` on; braces nest. If it does not come, the complement (`~`) of the index
 * where that is certain: the next entry, a brace that closes what is around, or the end. With `resume` false a line that starts an entry
 * is text like any other. `reach` is how far is looked.
 */
export function closingIndex(
  source: Source,
  from: number,
  mark: '}' | ')' | '"',
  resume = true,
  reach = Infinity,
): number {
  const { text, resumes } = source;
  if (from < source.reached) source.resume = source.open = source.close = -1;
  while ((resumes[source.resume] ?? -1) < from && source.resume < resumes.length - 1) source.resume++;
  const limit = Math.min(resume ? (resumes[source.resume] ?? text.length) : text.length, from + reach);

  let depth = 0;
  let at = from;
  for (;;) {
    source.reached = at;
    if (source.open < at) source.open = indexFrom(text, '{', at);
    if (source.close < at) source.close = indexFrom(text, '}', at);
    const brace = Math.min(source.open, source.close);
    if (mark !== '}' && depth === 0) {
      // Only up to the next brace or entry: what lies behind is looked at when its turn comes.
      const found = text.slice(at, Math.min(brace, limit)).indexOf(mark);
      if (found >= 0) return at + found;
    }
    if (brace >= limit) return ~limit;
    if (source.open < source.close) depth++;
    else if (depth > 0) depth--;
    else return mark === '}' ? brace : ~brace;
    at = brace + 1;
  }
}
