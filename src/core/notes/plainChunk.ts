/** Chunks in which nothing can be an annotation or a citation: they need no reading, beyond their headings. */
import type { Chunk } from './chunks.js';
import { MarkSearch } from './prose/markSearch.js';

/** What starts an annotation or a citation. */
const syntax = ['@', '{', ':::', '[!'];
const listItem = /(?:^|[\r\n])[ \t>]*(?:[-+*]|\d{1,9}[.)])(?:[ \t\r\n]|$)/;
const relation = /support|contradict|qualif|mention|undercut/i;
/** The id of a claim, before which a relation word may be mistyped. */
const claimId = /#[^\s#]/;
const heading = /(?:^|[\r\n]) {0,3}(?:#{1,6}(?:[ \t\r\n]|$)|=+[ \t]*(?:[\r\n]|$)|-+[ \t]*(?:[\r\n]|$))/;
const headingLine = /^(#{1,6})(?:[ \t]+[^\r\n]*)?$/;

/** Whether a text can hold a claim at all; without one no heading matters. */
export function mayHoldClaims(text: string): boolean {
  if (text.includes('.claim') || text.includes(':::')) return true;
  // From mark to mark by the engine's own search: an expression would look at every unit.
  for (const mark of ['{', '[!'])
    for (let at = text.indexOf(mark); at >= 0; at = text.indexOf(mark, at + 1)) {
      claimAtMark.lastIndex = at;
      if (claimAtMark.test(text)) return true;
    }
  return false;
}

const claimAtMark = /\{[ \t]*claim|\[!claim/iy;

/** Where a text has marks of annotations or of citations. Asked from its start to its end. */
export class Marks {
  private readonly each: readonly MarkSearch[];

  constructor(text: string) {
    this.each = syntax.map((mark) => new MarkSearch(text, mark));
  }

  /** Whether there is one between two places. */
  isBetween(start: number, end: number): boolean {
    for (const mark of this.each) if (mark.from(start) < end) return true;
    return false;
  }
}

/**
 * Of a plain chunk, a part of a text, which goes on to `end`: the level of the heading that it is, or 0 where nothing in it matters.
 * Nothing where it must be read.
 */
export function plainLevel(
  text: string,
  { start, isProse }: Chunk,
  end: number,
  headings: boolean,
  marks: Marks,
): number | undefined {
  if (marks.isBetween(start, end)) return undefined;
  if (isProse) return 0;
  const source = text.slice(start, end);
  if (listItem.test(source) && (relation.test(source) || claimId.test(source))) return undefined;
  if (!headings || !heading.test(source)) return 0;
  return headingLine.exec(source)?.[1]?.length;
}
