import type { CitationGroup, CitationItem, CitationMode } from '../types.js';
import { modes, readLocator, writeLocator } from './values.js';
import type { Reader, Writer } from './writing.js';

export function writeCitation(out: Writer, { items, range }: CitationGroup): void {
  out.range(range);
  out.list(items, writeCited);
}

export function readCitation(from: Reader): CitationGroup {
  const range = from.range();
  return { items: from.list(readCited), range };
}

function writeCited(out: Writer, { citekey, mode, prefix, suffix, locator, keyRange }: CitationItem): void {
  out.number((locator ? 1 : 0) + 2 * modes.indexOf(mode));
  out.text(citekey);
  out.text(prefix);
  out.text(suffix);
  out.range(keyRange);
  if (locator) writeLocator(out, locator);
}

function readCited(from: Reader): CitationItem {
  const there = from.number();
  const citekey = from.text();
  const prefix = from.text();
  const suffix = from.text();
  const keyRange = from.range();
  const item: CitationItem = { citekey, mode: modes[there >> 1] as CitationMode, prefix, suffix, keyRange };
  if (there & 1) item.locator = readLocator(from);
  return item;
}
