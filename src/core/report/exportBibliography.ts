import { exportBibtex, formatBibliography } from '../bibliography/index.js';
import type { CslItem } from '../bibliography/types.js';
import type { ClaimKey, EvidenceBase } from '../base/types.js';

export interface BibliographyExport {
  text: string;
  /** References in it. */
  count: number;
  /** Cited keys that are not in it, and why, by key. */
  missing: { citekey: string; reason: string }[];
}

/**
 * The references of the whole workspace, or of one claim's evidence (undercuts of it included), formatted in APA style as Markdown, or as
 * BibTeX in their own source text. The whole workspace means every reference that a note cites, not all that a bibliography holds.
 */
export async function exportBibliography(
  base: EvidenceBase,
  options: { claim?: ClaimKey; format: 'markdown' | 'bibtex' },
): Promise<BibliographyExport> {
  const keys = [
    ...new Set(options.claim === undefined ? citedKeys(base) : keysOfClaim(base, options.claim)),
  ].sort();
  const missing = keys.flatMap((citekey) =>
    base.reference(citekey) ? [] : [{ citekey, reason: 'it is in no bibliography' }],
  );
  if (options.format === 'bibtex') {
    const references = keys.flatMap((citekey) => {
      const reference = base.reference(citekey);
      const bibliography = reference && base.bibliography(reference.file);
      return bibliography ? [{ entry: reference.entry, bibliography }] : [];
    });
    return { text: exportBibtex(references), count: references.length, missing };
  }
  const items: CslItem[] = [];
  for (const citekey of keys) {
    const entry = base.entry(citekey);
    if (entry?.ok) items.push(entry.item);
    else if (entry) missing.push({ citekey, reason: entry.problem.message });
  }
  const formatted = await formatBibliography(items, { style: 'apa', format: 'markdown' });
  const text = formatted.map((entry) => `${entry.text}\n`).join('\n');
  return { text, count: formatted.length, missing };
}

function* citedKeys(base: EvidenceBase): Generator<string> {
  for (const [, note] of base.notes()) {
    for (const group of note.citations) for (const { citekey } of group.items) yield citekey;
    for (const { sources } of note.evidence) for (const { citekey } of sources) yield citekey;
    if (note.citekey) yield note.citekey.value;
  }
}

const keysOfClaim = (base: EvidenceBase, claim: ClaimKey): string[] =>
  base
    .evidenceOf(claim)
    .flatMap((piece) => [piece.citekey, ...base.undercutsOf(piece).map(({ citekey }) => citekey)]);
