/** `[text]{attributes}` in prose: Pandoc's bracketed spans. */
import type { Range } from '../../position.js';
import { setOwn } from '../../setOwn.js';
import {
  meansAnnotation,
  readAttributes,
  readUnclosed,
  readWellFormed,
  type ReadAttributes,
} from '../attributes.js';
import type { Attributes, AttributeValue } from '../types.js';
import { isSyntax, rangeOf, type Prose } from './prose.js';

/** All positions are in the prose. */
export interface Span {
  start: number;
  /** Past the attributes. */
  end: number;
  textStart: number;
  textEnd: number;
  attributes: Attributes;
  wellFormed: boolean;
}

/** The spans of a prose, in order; braces that are neither attributes nor meant as annotation make none. */
export function readSpans(prose: Prose, brackets: ReadonlyMap<number, number>): Span[] {
  const { text } = prose;
  if (!text.includes(']{')) return [];
  const braced = [...brackets].filter(
    ([, close]) => text.charCodeAt(close + 1) === 123 && isSyntax(prose, close + 1),
  );
  if (braced.length === 0) return [];
  braced.sort(([, a], [, b]) => a - b);
  const spans: Span[] = [];
  let readTo = 0;
  for (const [index, [start, close]] of braced.entries()) {
    const at = close + 1;
    // Within a value of attributes that are read.
    if (at < readTo) continue;
    const read = readWellFormed(text, at) ?? readWithMistake(text, at, braced[index + 1]);
    if (!read) continue;
    const { attributes, end, wellFormed } = read;
    readTo = end;
    spans.push({ start, end, textStart: start + 1, textEnd: close, attributes, wellFormed });
  }
  return spans.sort((a, b) => a.start - b.start);
}

/** Braces with a mistake reach to where they close, or else to the end of the line; not past the brackets of the next span. */
function readWithMistake(
  text: string,
  at: number,
  next: readonly [start: number, close: number] | undefined,
): ReadAttributes | undefined {
  const [start, close] = next ?? [text.length, text.length];
  // The next span stands behind these braces, or round them.
  const limit = start > at ? start : close;
  const read = readAttributes(text, at, limit) ?? readUnclosed(text, at, lineEnd(text, at, limit));
  return meansAnnotation(text, read.attributes.range) ? { ...read, wellFormed: false } : undefined;
}

function lineEnd(text: string, at: number, limit: number): number {
  const end = text.indexOf('\n', at);
  return end < 0 ? limit : Math.min(end, limit);
}

/** Attributes with ranges in the source. */
export function placeAttributes(prose: Prose, attributes: Attributes): Attributes {
  const place = ({ start, end }: Range): Range => rangeOf(prose, start, end);
  const values: Record<string, AttributeValue> = {};
  for (const name of Object.keys(attributes.values)) {
    const entry = attributes.values[name];
    if (!entry) continue;
    setOwn(values, name, { value: entry.value, range: place(entry.range) });
  }
  const placed: Attributes = { classes: attributes.classes, values, range: place(attributes.range) };
  const { id } = attributes;
  if (id) placed.id = { value: id.value, range: place(id.range) };
  return placed;
}
