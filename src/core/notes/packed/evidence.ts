import { relationNames, type Relation } from '../relations.js';
import type { CitationMode, EffectText, EvidenceItem, RelationGroup, Source } from '../types.js';
import { modes, readLocator, readRef, readValue, writeLocator, writeRef, writeValue } from './values.js';
import type { Reader, Writer } from './writing.js';

export function writeItem(out: Writer, item: EvidenceItem): void {
  const { id, implicitTarget, quote, comment, parent } = item;
  out.number(
    (id ? 1 : 0) +
      (implicitTarget ? 2 : 0) +
      (quote ? 4 : 0) +
      (comment !== undefined ? 8 : 0) +
      (parent !== undefined ? 16 : 0),
  );
  out.range(item.range);
  out.range(item.headRange);
  out.list(item.relations, writeRelation);
  out.list(item.sources, writeSource);
  out.list(item.effects, writeEffect);
  out.byNames(item.attributes, writeValue);
  if (id) writeValue(out, id);
  if (implicitTarget) {
    const isClaim = 'claim' in implicitTarget;
    out.number(isClaim ? 2 * implicitTarget.claim : 2 * implicitTarget.evidence + 1);
  }
  if (quote) {
    out.text(quote.text);
    out.range(quote.range);
  }
  if (comment !== undefined) out.text(comment);
  if (parent !== undefined) out.number(parent);
}

export function readItem(from: Reader): EvidenceItem {
  const there = from.number();
  const range = from.range();
  const headRange = from.range();
  const relations = from.list(readRelation);
  const sources = from.list(readSource);
  const effects = from.list(readEffect);
  const attributes = from.byNames(readValue);
  const item: EvidenceItem = { relations, sources, effects, attributes, range, headRange };
  if (there & 1) item.id = readValue(from);
  if (there & 2) {
    const target = from.number();
    item.implicitTarget = target % 2 === 0 ? { claim: target / 2 } : { evidence: (target - 1) / 2 };
  }
  if (there & 4) item.quote = { text: from.text(), range: from.range() };
  if (there & 8) item.comment = from.text();
  if (there & 16) item.parent = from.number();
  return item;
}

function writeRelation(out: Writer, { relation, range, refs }: RelationGroup): void {
  out.number(relationNames.indexOf(relation));
  out.range(range);
  out.list(refs, writeRef);
}

function readRelation(from: Reader): RelationGroup {
  const relation = relationNames[from.number()] as Relation;
  const range = from.range();
  return { relation, range, refs: from.list(readRef) };
}

function writeSource(out: Writer, { citekey, implicit, mode, locator, range }: Source): void {
  out.number((locator ? 1 : 0) + (implicit ? 2 : 0) + 4 * modes.indexOf(mode));
  out.text(citekey);
  out.range(range);
  if (locator) writeLocator(out, locator);
}

function readSource(from: Reader): Source {
  const there = from.number();
  const citekey = from.text();
  const mode = modes[there >> 2] as CitationMode;
  const source: Source = { citekey, implicit: (there & 2) !== 0, mode, range: from.range() };
  if (there & 1) source.locator = readLocator(from);
  return source;
}

function writeEffect(out: Writer, { text, attributes, range }: EffectText): void {
  out.text(text);
  out.range(range);
  out.byNames(attributes, writeValue);
}

function readEffect(from: Reader): EffectText {
  const text = from.text();
  const range = from.range();
  return { text, attributes: from.byNames(readValue), range };
}
