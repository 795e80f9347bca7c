/** A citation as the preview shows it: author and year, and in short what they stand for. */
import type { EvidenceBase } from '../../core/base/types.js';
import { plainText, shortCitation, yearOf } from '../../core/bibliography/index.js';
import type { CitationItem } from '../../core/notes/types.js';
import type { ViewedCitation } from '../../protocol.js';

export function citedAs(base: EvidenceBase, { citekey, mode, prefix, suffix }: CitationItem): ViewedCitation {
  const entry = base.entry(citekey);
  if (!entry?.ok) return { citekey, mode, prefix, suffix, known: null };
  const short = shortCitation(entry.item);
  const year = yearOf(entry.item);
  const title = [short, plainText(entry.item.title)].filter(Boolean).join('. ');
  return {
    citekey,
    mode,
    prefix,
    suffix,
    known: { author: short.slice(0, -year.length).trim(), year, title },
  };
}
