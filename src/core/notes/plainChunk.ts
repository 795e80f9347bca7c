/** Chunks in which nothing can be an annotation or a citation: they need no reading, beyond their headings. */
import type { Chunk } from './chunks.js';
import { emptyFacts, type NodeFacts } from './facts.js';

const syntax = /[@{]|:::|\[!/g;
const listItem = /(?:^|[\r\n])[ \t>]*(?:[-+*]|\d{1,9}[.)])(?:[ \t\r\n]|$)/;
const relation = /support|contradict|qualif|mention|undercut/i;
/** The id of a claim, before which a relation word may be mistyped. */
const claimId = /#[^\s#]/;
const heading = /(?:^|[\r\n]) {0,3}(?:#{1,6}(?:[ \t\r\n]|$)|=+[ \t]*(?:[\r\n]|$)|-+[ \t]*(?:[\r\n]|$))/;
const headingLine = /^(#{1,6})(?:[ \t]+[^\r\n]*)?$/;

/** Whether a text can hold a claim at all; without one no heading matters. */
export const mayHoldClaims = (text: string): boolean => /\.claim|\[!claim|:::|\{[ \t]*claim/i.test(text);

/** Where a text has marks of annotations or of citations. Asked from its start to its end. */
export class Marks {
  private next = -1;

  constructor(private readonly text: string) {}

  /** Whether there is one between two places. */
  isBetween(start: number, end: number): boolean {
    if (this.next < start) {
      syntax.lastIndex = start;
      this.next = syntax.exec(this.text)?.index ?? this.text.length;
    }
    return this.next < end;
  }
}

/** The facts of a plain chunk, a part of a text, which goes on to `end`; nothing where it must be read. */
export function plainFacts(
  text: string,
  { start, isProse }: Chunk,
  end: number,
  headings: boolean,
  marks: Marks,
): NodeFacts | undefined {
  if (marks.isBetween(start, end)) return undefined;
  if (isProse) return emptyFacts('other', { start, end });
  const source = text.slice(start, end);
  if (listItem.test(source) && (relation.test(source) || claimId.test(source))) return undefined;
  if (!headings || !heading.test(source)) return emptyFacts('other', { start, end });
  const level = headingLine.exec(source)?.[1]?.length;
  return level === undefined ? undefined : { ...emptyFacts('heading', { start, end }), level };
}
