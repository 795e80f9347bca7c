import type { ClaimAnnotation, ClaimForm, Occurrence } from '../types.js';
import { readValue, writeValue } from './values.js';
import type { Reader, Writer } from './writing.js';

const forms: readonly ClaimForm[] = ['heading', 'span', 'block', 'callout'];

export function writeClaim(out: Writer, claim: ClaimAnnotation): void {
  const { id, scope } = claim;
  out.number((id ? 1 : 0) + (scope ? 2 : 0) + 4 * forms.indexOf(claim.form));
  out.range(claim.range);
  out.range(claim.textRange);
  out.text(claim.text);
  out.byNames(claim.attributes, writeValue);
  if (id) writeValue(out, id);
  if (scope) out.range(scope);
}

export function readClaim(from: Reader): ClaimAnnotation {
  const there = from.number();
  const form = forms[there >> 2] as ClaimForm;
  const range = from.range();
  const textRange = from.range();
  const text = from.text();
  const claim: ClaimAnnotation = { form, text, attributes: from.byNames(readValue), range, textRange };
  if (there & 1) claim.id = readValue(from);
  if (there & 2) claim.scope = from.range();
  return claim;
}

export function writeOccurrence(out: Writer, { ref, text, range }: Occurrence): void {
  out.range(range);
  writeValue(out, ref);
  out.text(text);
}

export function readOccurrence(from: Reader): Occurrence {
  const range = from.range();
  const ref = readValue(from);
  return { ref, text: from.text(), range };
}
