/** The attributes at the end of a heading, or of a callout's title. */
import { meansAnnotation, readAttributes, type ReadAttributes } from './attributes.js';
import { isSyntax, type Prose } from './prose/prose.js';

export interface Attributed {
  /** Where the text before the attributes ends. */
  textEnd: number;
  read: ReadAttributes;
}

/** How many braces are tried: a heading has few. */
const mostTried = 16;

/**
 * Attributes that end the text of the prose up to `end`. Braces right after `]` belong to a span. `closed`: number signs before the
 * attributes are no part of the text, as in `## Title ## {#id}`.
 */
export function attributesAtEnd(prose: Prose, end: number, closed = false): Attributed | undefined {
  const text = prose.text.slice(0, end);
  const trimmed = text.trimEnd();
  let malformed: Attributed | undefined;
  let tried = 0;
  for (let at = text.indexOf('{'); at >= 0 && tried < mostTried; at = text.indexOf('{', at + 1), tried++) {
    if (!isSyntax(prose, at) || text[at - 1] === ']') continue;
    const whole = readAttributes(text, at);
    if (whole && whole.end !== trimmed.length) continue;
    const read = whole ?? readAttributes(trimmed + '}', at);
    if (!read) continue;
    const range = { start: at, end: trimmed.length };
    const found = {
      textEnd: textEndBefore(text, at, closed),
      read: { ...read, attributes: { ...read.attributes, range } },
    };
    if (whole?.wellFormed) return found;
    if (meansAnnotation(text, range)) malformed ??= { ...found, read: { ...found.read, wellFormed: false } };
  }
  return malformed;
}

function textEndBefore(text: string, at: number, closed: boolean): number {
  const before = text.slice(0, at).trimEnd();
  return closed ? before.replace(/(?:^|[ \t])#+$/, '').trimEnd().length : before.length;
}
