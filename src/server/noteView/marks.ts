/** The stretches of a note's running text that the preview shows otherwise than they are written. */
import type { EvidenceBase } from '../../core/base/types.js';
import { readAttributes } from '../../core/notes/attributes.js';
import type {
  AttributeValue,
  ClaimAnnotation,
  EvidenceItem,
  Note,
  Occurrence,
  Ref,
} from '../../core/notes/types.js';
import type { Range } from '../../core/position.js';
import type { ViewedClaim, ViewedMark, ViewedRating } from '../../protocol.js';
import { citedAs } from './cited.js';

/** What the base knows of ids. */
export interface Known {
  base: EvidenceBase;
  isUndercut(item: EvidenceItem): boolean;
  ref(id: string): { text: string | null; rating: ViewedRating | null; href: string | null };
}

type WithoutRange<Mark> = Mark extends unknown ? Omit<Mark, 'range'> : never;
/** A mark whose range is offsets of the text. */
export type PlacedMark = WithoutRange<ViewedMark> & { range: Range };

/** In order, none over another. */
export function marksOf(note: Note, text: string, known: Known): PlacedMark[] {
  const marks = [
    ...note.claims.flatMap((claim, index) => claimMarks(claim, text, index)),
    ...note.occurrences.flatMap((one, index) => occurrenceMarks(one, text, note.claims.length + index)),
    ...note.evidence.flatMap((item) => evidenceMarks(item, text, known)),
    ...note.citations.map(({ items, range }): PlacedMark => ({
      kind: 'citation',
      range,
      items: items.map((item) => citedAs(known.base, item)),
    })),
  ].filter(({ range }) => range.start < range.end);
  marks.sort((a, b) => a.range.start - b.range.start || a.range.end - b.range.end);
  let end = 0;
  return marks.filter(({ range }) => {
    if (range.start < end) return false;
    end = range.end;
    return true;
  });
}

const hidden = (start: number, end: number): PlacedMark => ({ kind: 'hidden', range: { start, end } });

function claimMarks({ form, range, textRange }: ClaimAnnotation, text: string, claim: number): PlacedMark[] {
  switch (form) {
    case 'span':
      return [
        { kind: 'open', claim, range: { start: range.start, end: textRange.start } },
        { kind: 'close', claim, range: { start: textRange.end, end: range.end } },
      ];
    case 'heading':
      return [hidden(textRange.end, attributesEnd(text, textRange.end, range.end))];
    case 'callout':
      return [
        hidden(text.indexOf('[!', range.start), textRange.start),
        hidden(textRange.end, lineEnd(text, textRange.end)),
      ];
    case 'block':
      // Its fences are lines of their own.
      return [];
  }
}

export function formOfOccurrence(text: string, { range }: Occurrence): ViewedClaim['form'] {
  switch (text[range.start]) {
    case '[':
      return 'span';
    case ':':
      return 'block';
    case '>':
      return 'callout';
    default:
      return 'heading';
  }
}

function occurrenceMarks(occurrence: Occurrence, text: string, claim: number): PlacedMark[] {
  const { range, ref } = occurrence;
  const form = formOfOccurrence(text, occurrence);
  if (form === 'span') {
    const close = text.lastIndexOf(']{', ref.range.start);
    if (close <= range.start) return [];
    return [
      { kind: 'open', claim, range: { start: range.start, end: range.start + 1 } },
      { kind: 'close', claim, range: { start: close, end: range.end } },
    ];
  }
  if (form !== 'heading') return [];
  const brace = text.lastIndexOf('{', ref.range.start);
  return brace <= range.start ? [] : [hidden(brace, attributesEnd(text, brace, range.end))];
}

function evidenceMarks(item: EvidenceItem, text: string, known: Known): PlacedMark[] {
  return [
    ...item.relations.flatMap(({ relation, range, refs }): PlacedMark[] => [
      { kind: 'relation', relation, undercut: known.isUndercut(item), range },
      ...refs.flatMap((ref) => refMark(ref, text, known)),
    ]),
    ...spanMarks(text, item.range, quoteBraces(item, text)),
    ...item.effects.flatMap(({ range }) => spanMarks(text, range, bracesUpTo(text, range))),
  ];
}

function refMark({ form, id, range }: Ref, text: string, known: Known): PlacedMark[] {
  // What is a Markdown link is shown as one.
  if (form === 'link') return [];
  const start = form === 'hash' ? range.start - 1 : text.lastIndexOf('[[', range.start);
  const end = form === 'hash' ? range.end : text.indexOf(']]', range.end) + 2;
  return [{ kind: 'ref', id, range: { start, end }, ...known.ref(id) }];
}

/** Where the braces of the span round an item's quote open; nothing where it has none. */
function quoteBraces({ id, attributes, range }: EvidenceItem, text: string): number | undefined {
  const places = [...Object.values<AttributeValue>(attributes), ...(id ? [id] : [])].map(
    (one) => one.range.start,
  );
  if (places.length === 0) return undefined;
  const brace = text.lastIndexOf('{', Math.min(...places));
  return brace > range.start && text[brace - 1] === ']' ? brace : undefined;
}

/** Where the braces open that end a span. */
function bracesUpTo(text: string, { start, end }: Range): number | undefined {
  for (let brace = text.lastIndexOf(']{', end) + 1; brace > start;) {
    if (readAttributes(text, brace, end)?.end === end) return brace;
    brace = text.lastIndexOf(']{', brace - 2) + 1;
  }
  return undefined;
}

/** The bracket before a span's words, and what stands after them. */
function spanMarks(text: string, within: Range, brace: number | undefined): PlacedMark[] {
  const end = brace === undefined ? undefined : readAttributes(text, brace, within.end)?.end;
  if (brace === undefined || end === undefined) return [];
  let depth = 0;
  for (let at = brace - 1; at >= within.start; at--) {
    if (text[at] === ']') depth++;
    else if (text[at] === '[' && --depth === 0) return [hidden(at, at + 1), hidden(brace - 1, end)];
  }
  return [];
}

/** Past the attributes that follow; the end of the line where they cannot be read. */
function attributesEnd(text: string, from: number, limit: number): number {
  const brace = text.indexOf('{', from);
  const read = brace < 0 || brace >= limit ? undefined : readAttributes(text, brace, limit);
  return read?.end ?? Math.min(lineEnd(text, from), limit);
}

function lineEnd(text: string, from: number): number {
  const at = text.slice(from, from + 10_000).search(/[\r\n]/);
  return at < 0 ? text.length : from + at;
}
