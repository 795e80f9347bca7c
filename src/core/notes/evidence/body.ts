/** The body of an evidence item's first paragraph: quote, effects, the annotator's own words. */
import type { Range } from '../../position.js';
import type { Leaf } from '../leaf.js';
import { plainText, rangeOf, tidy } from '../prose/prose.js';
import { placeAttributes, type Span } from '../prose/spans.js';
import type { AttributeValue, EffectText, EvidenceItem } from '../types.js';
import { findQuote, type FoundQuote } from './quotes.js';

export interface Body {
  quote?: FoundQuote;
  id?: EvidenceItem['id'];
  attributes: Record<string, AttributeValue>;
  effects: EffectText[];
  comment: string;
}

export function readBody(leaf: Leaf, from: number): Body {
  const { prose } = leaf;
  if (leaf.spans.length === 0) return plainBody(leaf, from);
  const spans = leaf.spans.filter(({ start }) => start >= from);
  const effects = spans.filter(({ attributes }) => attributes.classes.includes('effect'));
  const quote = findQuote(prose, from, [...effects, ...spans.map(({ attributes }) => attributes.range)]);
  const own = spans.find((span) => isOwn(span, quote));
  const placed = own && placeAttributes(prose, own.attributes);
  const body: Body = {
    attributes: placed?.values ?? {},
    effects: effects.map((span) => ({
      text: plainText(prose, span.textStart, span.textEnd),
      attributes: placeAttributes(prose, span.attributes).values,
      range: rangeOf(prose, span.start, span.end),
    })),
    comment: commentOf(leaf, from, quote, spans, effects),
  };
  if (quote) body.quote = quote;
  if (placed?.id) body.id = placed.id;
  return body;
}

/** Without spans, as most are. */
function plainBody(leaf: Leaf, from: number): Body {
  const quote = findQuote(leaf.prose, from, none);
  const body: Body = { attributes: {}, effects: [], comment: commentOf(leaf, from, quote, none, none) };
  if (quote) body.quote = quote;
  return body;
}

const none: readonly never[] = [];

/** The span round the quote carries the evidence's attributes; where there is no quote, the first span does. */
function isOwn({ attributes, start, textEnd }: Span, quote: FoundQuote | undefined): boolean {
  if (attributes.classes.includes('effect') || attributes.classes.includes('claim')) return false;
  return quote === undefined || (start < quote.start && quote.start < textEnd);
}

/** The body without its quote, its effects and the attributes of its spans. */
function commentOf(
  { prose }: Leaf,
  from: number,
  quote: FoundQuote | undefined,
  spans: readonly Span[],
  effects: readonly Span[],
): string {
  const without: Range[] = quote ? [quote] : [];
  if (spans.length > 0) {
    const marks = spans.flatMap(({ start, textEnd, end }) => [
      { start, end: start + 1 },
      { start: textEnd, end },
    ]);
    without.push(...effects, ...marks);
    without.sort((a, b) => a.start - b.start);
  }
  const parts: string[] = [];
  let at = from;
  for (const { start, end } of without) {
    if (start > at) parts.push(plainText(prose, at, start));
    at = Math.max(at, end);
  }
  parts.push(plainText(prose, at));
  const written = tidy(parts.length === 1 ? String(parts[0]) : parts.join(' '));
  return written === '' ? '' : written.replace(/^[\s,;:.–—-]+(?=\s|$)/, '').trim();
}
