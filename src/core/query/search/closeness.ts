/** How a word of a query may stand for a word of a claim, best first. */
export const exact = 1;
export const prefix = 0.8;
export const typo = 0.5;

/** Below this, one edit makes nearly any word of any other. */
export const minTypoLength = 4;

/** How close a typed word, perhaps unfinished, is to a known one: `exact`, `prefix`, `typo` (one edit from it or from its start), or 0. */
export function closeness(typed: string, known: string): number {
  if (known.startsWith(typed)) return known.length === typed.length ? exact : prefix;
  return typed.length >= minTypoLength && startsWithinOneEdit(typed, known) ? typo : 0;
}

/**
 * Whether some start of `known` is one edit from `typed`: a letter more, less, another, or two neighbours exchanged (Damerau, 1964).
 * Linear: everything before the first difference is equal, and everything after it has to be.
 */
function startsWithinOneEdit(typed: string, known: string): boolean {
  const length = typed.length;
  let at = 0;
  while (at < length && typed.charCodeAt(at) === known.charCodeAt(at)) at += 1;
  return (
    continues(typed, at + 1, known, at + 1) ||
    continues(typed, at + 1, known, at) ||
    continues(typed, at, known, at + 1) ||
    (at + 1 < length &&
      typed.charCodeAt(at) === known.charCodeAt(at + 1) &&
      typed.charCodeAt(at + 1) === known.charCodeAt(at) &&
      continues(typed, at + 2, known, at + 2))
  );
}

/** Whether the rest of `typed` stands in `known` at an offset. */
function continues(typed: string, from: number, known: string, offset: number): boolean {
  const rest = typed.length - from;
  if (known.length - offset < rest) return false;
  for (let i = 0; i < rest; i++) {
    if (typed.charCodeAt(from + i) !== known.charCodeAt(offset + i)) return false;
  }
  return true;
}
