/** Bibliographies for the editor: what may be written, and the writing, which a thread of its own does. */
import { shippedStyles } from '../core/bibliography/styles/shipped.js';
import type { EvidenceBase } from '../core/base/types.js';
import { exportBibliography, exportFormats, type ExportFormat, type Workshop } from '../core/report/index.js';
import { toText } from '../core/bibliography/richText.js';
import { keysInScope } from '../core/report/scope.js';
import type {
  BibliographyParams,
  BibliographyResult,
  ExportChoices,
  ExportProgress,
  PreviewParams,
  PreviewResult,
} from '../protocol.js';
import { Cancelled, type Formatting } from './formatting.js';

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

/** What an export needs beside the base. */
export interface ExportMeans {
  formatting: Formatting;
  /** Where a style's path in corroborate.json starts from. */
  folder: string;
  signal: AbortSignal;
  progress(progress: Omit<ExportProgress, 'id'>): void;
}

export async function bibliographyFor(
  base: EvidenceBase,
  { claim, note, citekeys, format, style, annotated }: BibliographyParams,
  means: ExportMeans,
): Promise<BibliographyResult> {
  const { bytes, ...result } = await exportBibliography(base, {
    claim,
    citekeys,
    notes: note === undefined ? undefined : [note],
    format,
    annotated,
    workshop: workshopOf(style ?? base.config.style, means),
  });
  return bytes ? { ...result, document: Buffer.from(bytes).toString('base64') } : result;
}

/** How many references show what a style looks like. */
const previewed = 3;

/** The first references of a scope, different in kind where there are such, as a style prints them. */
export async function previewOf(
  base: EvidenceBase,
  { claim, note, citekeys, style }: PreviewParams,
  means: ExportMeans,
): Promise<PreviewResult> {
  const keys = keysInScope(base, { claim, citekeys, notes: note === undefined ? undefined : [note] });
  const items = keys.slice(0, 40).flatMap((key) => {
    const entry = base.entry(key);
    return entry?.ok ? [entry.item] : [];
  });
  const kinds = new Set(items.map(({ type }) => type));
  const first = [...kinds].flatMap((kind) => items.find(({ type }) => type === kind) ?? []);
  const shown = [...new Set([...first, ...items])].slice(0, previewed);
  const result = await workshopOf(style, means).format(shown);
  return result.ok
    ? { lines: result.references.map(({ runs }) => toText(runs)) }
    : { lines: [], failure: result.message };
}

/** How long is worked before others get their turn, in milliseconds. */
const longestTurn = 10;

export function workshopOf(style: string, { formatting, folder, signal, progress }: ExportMeans): Workshop {
  let since = performance.now();
  return {
    format(items) {
      progress({ step: 'formatting', done: 0, of: items.length });
      return formatting.run('format', { items, style, folder }, signal);
    },
    write(format, report) {
      progress({ step: 'writing', done: 0, of: report.blocks.length });
      return formatting.run('write', { format, report }, signal);
    },
    writeData: (format, items) => formatting.run('writeData', { format, items }, signal),
    async pause(done, of) {
      if (performance.now() - since < longestTurn) return;
      progress({ step: 'reading', done, of });
      await new Promise((resolve) => setImmediate(resolve));
      since = performance.now();
      if (signal.aborted) throw new Cancelled();
    },
  };
}
