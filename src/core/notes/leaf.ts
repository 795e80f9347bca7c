/** What one paragraph or heading says by itself: its citations, its spans, the claims on them. */
import { problem } from '../problem.js';
import { addClaim, badAttributes, type ReadClaims } from './claims.js';
import { CitationScanner, namesPart, toCitation, wholeCitation, type Group } from './citations/scan.js';
import { locatorPart } from './citations/locator.js';
import { Kind, plainText, rangeOf, setKind, type Prose } from './prose/prose.js';
import { placeAttributes, readSpans, type Span } from './prose/spans.js';
import type { CitationGroup } from './types.js';

export interface Leaf {
  prose: Prose;
  groups: Group[];
  spans: Span[];
  /** `[@k, p. 3]{…}`: what the author meant as a citation. Absent where there is none. */
  attributed?: Map<number, { group: Group; end: number }>;
}

/** What a leaf adds to: its claims and problems, and its references to parts of the document. */
export interface LeafReader extends ReadClaims {
  crossReferences?: CitationGroup[];
}

/** Reads a leaf: its citations go to `citations`, all else to `out`. Only after that is its plain text free of spans’ marks. */
export function readLeaf(prose: Prose, citations: CitationGroup[], out: LeafReader): Leaf {
  const { text } = prose;
  if (!text.includes('@') && !text.includes('{')) return { prose, groups: [], spans: [] };
  const scanner = new CitationScanner(prose);
  for (const group of scanner.groups) {
    const citation = toCitation(prose, group);
    if (citation) citations.push(citation);
    if (namesPart(group)) (out.crossReferences ??= []).push(wholeCitation(prose, group));
  }
  const leaf: Leaf = {
    prose,
    groups: scanner.groups,
    spans: readSpans(prose, scanner.brackets),
  };
  for (const span of leaf.spans) hideMarks(prose, span);
  for (const span of leaf.spans) readSpan(span, leaf, scanner, out);
  return leaf;
}

/** The brackets of a span and its attributes are no part of any text round it. */
function hideMarks(prose: Prose, { start, textStart, textEnd, end }: Span): void {
  setKind(prose, start, textStart, Kind.markup);
  setKind(prose, textEnd, end, Kind.markup);
}

function readSpan(span: Span, leaf: Leaf, scanner: CitationScanner, out: ReadClaims): void {
  const { prose } = leaf;
  const { classes } = span.attributes;
  if (classes.includes('claim')) {
    addClaim(
      {
        form: 'span',
        range: rangeOf(prose, span.start, span.end),
        mark: rangeOf(prose, span.start, span.end),
        text: plainText(prose, span.textStart, span.textEnd),
        textRange: rangeOf(prose, span.textStart, span.textEnd),
        attributes: placeAttributes(prose, span.attributes),
        wellFormed: span.wellFormed,
      },
      out,
    );
    return;
  }
  if (!span.wellFormed) {
    out.problems.push(badAttributes(rangeOf(prose, span.attributes.range.start, span.attributes.range.end)));
  }
  if (classes.includes('effect')) return;
  const group = scanner.bracketedAnyhow(span.start, span.textEnd);
  if (!group?.items.every((item) => isPlace(prose.text.slice(item.suffixStart, item.suffixEnd)))) return;
  (leaf.attributed ??= new Map()).set(span.start, { group, end: span.end });
  const message = 'Pandoc reads no citation here: put the attributes on a span round the quote';
  out.problems.push(problem('citation-has-attributes', rangeOf(prose, span.start, span.end), message));
}

const isPlace = (suffix: string): boolean => suffix.trim() === '' || locatorPart(suffix) !== undefined;
