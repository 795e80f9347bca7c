/** `[text]{attributes}` in prose: Pandoc's bracketed spans. */
import type { Range } from '../../position.js';
import { setOwn } from '../../setOwn.js';
import { meansAnnotation, readAttributes } from '../attributes.js';
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
  const spans: Span[] = [];
  for (const [start, close] of brackets) {
    const at = close + 1;
    if (text[at] !== '{' || !isSyntax(prose, at)) continue;
    const read = readAttributes(text, at) ?? unclosed(text, at);
    if (!read || (!read.wellFormed && !meansAnnotation(text, read.attributes.range))) continue;
    const { attributes, end, wellFormed } = read;
    spans.push({ start, end, textStart: start + 1, textEnd: close, attributes, wellFormed });
  }
  return spans.sort((a, b) => a.start - b.start);
}

/** Braces that never close: what stands in them up to the end of the line. */
function unclosed(text: string, at: number): ReturnType<typeof readAttributes> {
  const lineEnd = text.indexOf('\n', at);
  const end = lineEnd < 0 ? text.length : lineEnd;
  const range = { start: at, end };
  if (!meansAnnotation(text, range)) return undefined;
  const read = readAttributes(text.slice(0, end) + '}', at);
  return read && { attributes: { ...read.attributes, range }, end, wellFormed: false };
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
