/** What several parts of a note have. */
import type { AttributeValue, CitationMode, Locator, Ref } from '../types.js';
import type { Reader, Writer } from './writing.js';

/** Written as their numbers in these lists. */
export const modes: readonly CitationMode[] = ['normal', 'intext', 'suppress'];
const refForms: readonly Ref['form'][] = ['hash', 'link', 'wikilink'];

/** A text with its place: an id, a key, the value of an attribute. */
export function writeValue(out: Writer, { value, range }: AttributeValue): void {
  out.text(value);
  out.range(range);
}
export const readValue = (from: Reader): AttributeValue => ({ value: from.text(), range: from.range() });

export const writeRange = (out: Writer, range: AttributeValue['range']): void => out.range(range);
export const readRange = (from: Reader): AttributeValue['range'] => from.range();
export const writeText = (out: Writer, text: string): void => out.text(text);
export const readText = (from: Reader): string => from.text();
export const keep = (out: Writer, value: unknown): void => out.keep(value);
export const readKept = (from: Reader): unknown => from.keptValue();

export function writeLocator(out: Writer, { label, value }: Locator): void {
  out.text(label);
  out.text(value);
}
export const readLocator = (from: Reader): Locator => ({ label: from.text(), value: from.text() });

export function writeRef(out: Writer, { form, id, range, path }: Ref): void {
  out.number((path !== undefined ? 1 : 0) + 2 * refForms.indexOf(form));
  out.text(id);
  out.range(range);
  if (path !== undefined) out.text(path);
}

export function readRef(from: Reader): Ref {
  const there = from.number();
  const ref: Ref = { form: refForms[there >> 1] as Ref['form'], id: from.text(), range: from.range() };
  if (there & 1) ref.path = from.text();
  return ref;
}
