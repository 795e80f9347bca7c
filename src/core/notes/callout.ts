/** Obsidian's callout, the second form of a claim block: `> [!claim] Title {#id}` or `> [!claim] Title ^id`. */
import type { Carrier } from './claims.js';
import { attributesAtEnd } from './headingAttributes.js';
import { readLeaf } from './leaf.js';
import type { Quote } from './markdown/tree.js';
import { plainText, rangeOf } from './prose/prose.js';
import { placeAttributes } from './prose/spans.js';
import type { Attributes } from './types.js';

const marker = /^\[!claim\][+-]?(?=\s|$)/i;
const blockId = /(?:^|\s)\^([\p{L}\p{N}_][\p{L}\p{N}_:.-]*)\s*$/u;

/** The claim that a quote is, if it is one. */
export function callout(quote: Quote): Carrier | undefined {
  const first = quote.children[0];
  if (first?.kind !== 'paragraph') return undefined;
  const { prose } = first;
  const found = marker.exec(prose.text);
  if (!found) return undefined;
  const lineEnd = prose.text.indexOf('\n');
  const end = lineEnd < 0 ? prose.text.length : lineEnd;
  // The title may hold spans, whose marks are no part of its text. What they say is read with the other blocks.
  readLeaf(prose, [], { claims: [], occurrences: [], problems: [] });
  let start = found[0].length;
  while (start < end && /\s/.test(prose.text.charAt(start))) start++;
  const attributed = attributesAtEnd(prose, end);
  const id = attributed ? null : blockId.exec(prose.text.slice(0, end));
  const textEnd = Math.max(
    start,
    attributed?.textEnd ?? (id ? id.index : prose.text.slice(0, end).trimEnd().length),
  );
  return {
    form: 'callout',
    range: { start: quote.start, end: quote.end },
    mark: { start: quote.start, end: rangeOf(prose, 0, end).end },
    text: plainText(prose, start, textEnd),
    textRange: rangeOf(prose, start, textEnd),
    attributes: attributed
      ? placeAttributes(prose, attributed.read.attributes)
      : idAlone(prose, end, id?.[1]),
    wellFormed: attributed?.read.wellFormed ?? true,
  };

  function idAlone(of: typeof prose, lineEndsAt: number, value: string | undefined): Attributes {
    const trimmed = of.text.slice(0, lineEndsAt).trimEnd().length;
    const range = rangeOf(of, value === undefined ? trimmed : trimmed - value.length, trimmed);
    return { ...(value !== undefined && { id: { value, range } }), classes: [], values: {}, range };
  }
}
