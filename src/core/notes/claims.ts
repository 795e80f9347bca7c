/** Claims and their restatements, from the attributes that headings, spans, blocks and callouts carry. */
import type { Range } from '../position.js';
import { problem, type Problem } from '../problem.js';
import type { Attributes, ClaimAnnotation, ClaimForm, Occurrence } from './types.js';

/** Prefixes of ids that Quarto takes for cross-references. */
export const quartoPrefixes =
  /^(?:fig|tbl|lst|tip|nte|wrn|imp|cau|thm|lem|cor|prp|cnj|def|exm|exr|sol|rem|alg|eq|sec)-/;

/** What carries a claim, with the places that problems name. */
export interface Carrier {
  form: ClaimForm;
  range: Range;
  /** The carrier's line: what problems of the whole claim point at. */
  mark: Range;
  text: string;
  textRange: Range;
  attributes: Attributes;
  wellFormed: boolean;
}

export interface ReadClaims {
  claims: ClaimAnnotation[];
  occurrences: Occurrence[];
  problems: Problem[];
}

/** Adds the claim, or the restatement, that a carrier holds, and says what is wrong with it. The claim's index, if it is one. */
export function addClaim(carrier: Carrier, out: ReadClaims): number | undefined {
  const { attributes, mark, range, text } = carrier;
  if (!carrier.wellFormed) out.problems.push(badAttributes(attributes.range));
  const ref = attributes.values.ref;
  if (ref) {
    const shifted = ref.value.startsWith('#') ? 1 : 0;
    const value = {
      value: ref.value.slice(shifted),
      range: { ...ref.range, start: ref.range.start + shifted },
    };
    out.occurrences.push({ ref: value, text, range });
    return undefined;
  }
  const claim: ClaimAnnotation = {
    form: carrier.form,
    text,
    attributes: attributes.values,
    range,
    textRange: carrier.textRange,
  };
  if (attributes.id) claim.id = attributes.id;
  out.claims.push(claim);
  if (!attributes.id) {
    if (carrier.wellFormed) {
      out.problems.push(problem('claim-no-id', mark, 'claim has no #id; other notes cannot refer to it'));
    }
  } else if (quartoPrefixes.test(attributes.id.value)) {
    const message = `#${attributes.id.value} starts with a Quarto cross-reference prefix`;
    out.problems.push(problem('quarto-reserved-id', mark, message));
  }
  const { strength, because } = attributes.values;
  if (strength && !because?.value.trim()) {
    const message = 'a rating of your own needs a reason: add because="…"';
    out.problems.push(problem('rating-without-reason', strength.range, message));
  }
  return out.claims.length - 1;
}

export const badAttributes = (range: Range): Problem =>
  problem('bad-attributes', range, 'malformed {…}: quote values that contain spaces, and close the braces');
