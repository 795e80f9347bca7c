/** Chunks in which nothing can be an annotation or a citation: they need no reading, beyond their headings. */
import { emptyFacts, type NodeFacts } from './facts.js';

const syntax = /[@{]|:::|\[!/;
const listItem = /(?:^|[\r\n])[ \t>]*(?:[-+*]|\d{1,9}[.)])(?:[ \t\r\n]|$)/;
const relation = /support|contradict|qualif|mention|undercut/i;
/** The id of a claim, before which a relation word may be mistyped. */
const claimId = /#[^\s#]/;
const heading = /(?:^|[\r\n]) {0,3}(?:#{1,6}(?:[ \t\r\n]|$)|=+[ \t]*(?:[\r\n]|$)|-+[ \t]*(?:[\r\n]|$))/;
const headingLine = /^(#{1,6})(?:[ \t]+[^\r\n]*)?$/;

/** Whether a text can hold a claim at all; without one no heading matters. */
export const mayHoldClaims = (text: string): boolean => /\.claim|\[!claim|:::|\{[ \t]*claim/i.test(text);

/** The facts of a plain chunk, a part of a text; nothing where it must be read. */
export function plainFacts(
  text: string,
  start: number,
  end: number,
  headings: boolean,
): NodeFacts | undefined {
  const source = text.slice(start, end);
  if (syntax.test(source) || (listItem.test(source) && (relation.test(source) || claimId.test(source))))
    return undefined;
  if (!headings || !heading.test(source)) return emptyFacts('other', { start, end });
  const level = headingLine.exec(source)?.[1]?.length;
  return level === undefined ? undefined : { ...emptyFacts('heading', { start, end }), level };
}
