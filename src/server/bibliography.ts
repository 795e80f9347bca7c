/** Bibliographies for the editor: what may be written, and the writing. */
import { shippedStyles } from '../core/bibliography/styles/shipped.js';
import type { EvidenceBase } from '../core/base/types.js';
import { exportBibliography, exportFormats, type ExportFormat } from '../core/report/index.js';
import { citationStyle } from '../workspace/index.js';
import type { BibliographyParams, BibliographyResult, ExportChoices } from '../protocol.js';

export function exportChoices(base: EvidenceBase): ExportChoices {
  return {
    formats: Object.entries(exportFormats).map(([format, { label, extension, styled }]) => ({
      format: format as ExportFormat,
      label,
      extension,
      styled,
    })),
    styles: Object.entries(shippedStyles).map(([id, { title }]) => ({ id, title })),
    style: base.config.style,
  };
}

/** `folder` is where a style's path in corroborate.json starts from. */
export async function bibliographyFor(
  base: EvidenceBase,
  { claim, note, format, style, annotated }: BibliographyParams,
  folder: string,
): Promise<BibliographyResult> {
  const found = await citationStyle(style ?? base.config.style, folder);
  if (found.failure !== undefined) return { text: '', count: 0, missing: [], failure: found.failure };
  const { bytes, ...result } = await exportBibliography(base, {
    claim,
    notes: note === undefined ? undefined : [note],
    format,
    annotated,
    style: found.style,
    parent: found.parent,
  });
  return bytes ? { ...result, document: Buffer.from(bytes).toString('base64') } : result;
}
