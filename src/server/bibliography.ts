/** Bibliographies for the editor: what may be written, and the writing, which a thread of its own does. */
import { shippedStyles } from '../core/bibliography/styles/shipped.js';
import type { CslItem } from '../core/bibliography/types.js';
import type { EvidenceBase } from '../core/base/types.js';
import { exportBibliography, exportFormats, type ExportFormat, type Workshop } from '../core/report/index.js';
import { toText } from '../core/bibliography/richText.js';
import { keysInScope } from '../core/report/scope.js';
import type {
  BibliographyParams,
  BibliographyResult,
  CiteParams,
  CiteResult,
  CitingNote,
  ExportChoices,
  ExportScope,
  ExportProgress,
  PreviewParams,
  PreviewResult,
} from '../protocol.js';
import type { Formatting } from './formatting.js';
import { nameAmong } from './nameIn.js';
import { turns } from './turns.js';

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

/** Of a request, which may say more. */
const scopeOf = ({ claims, notes, citekeys, evidenceOnly }: ExportScope): ExportScope => ({
  claims,
  notes,
  citekeys,
  evidenceOnly,
});

export async function bibliographyFor(
  base: EvidenceBase,
  { format, style, annotated, groupBy, table, ...wanted }: BibliographyParams,
  means: ExportMeans,
): Promise<BibliographyResult> {
  const { bytes, ...result } = await exportBibliography(base, {
    ...scopeOf(wanted),
    format,
    annotated,
    groupBy,
    table,
    workshop: workshopOf(style ?? base.config.style, means),
  });
  return bytes ? { ...result, document: Buffer.from(bytes).toString('base64') } : result;
}

/** How many references show what a style looks like. */
const previewed = 3;

/** The first references of a scope, different in kind where there are such, as a style prints them. */
export async function previewOf(
  base: EvidenceBase,
  { style, ...wanted }: PreviewParams,
  means: ExportMeans,
): Promise<PreviewResult> {
  const keys = keysInScope(base, scopeOf(wanted));
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

export async function citationsOf(
  base: EvidenceBase,
  { citekeys, style }: CiteParams,
  { formatting, folder, signal }: ExportMeans,
): Promise<CiteResult> {
  const items: CslItem[] = [];
  for (const citekey of citekeys) {
    const entry = base.entry(citekey);
    if (entry?.ok) items.push(entry.item);
    else {
      const why = entry ? entry.problem.message : `@${citekey} is in no bibliography`;
      return { citation: '', references: '', style: '', failure: why };
    }
  }
  const job = { items, style: style ?? base.config.style, folder };
  const result = await formatting.run('cite', job, signal);
  if (!result.ok) return { citation: '', references: '', style: '', failure: result.message };
  const { citation, references, style: title } = result;
  return { citation, references, style: title };
}

/** Notes that cite anything, by their paths. `folders` are URIs. */
export function citingNotes(base: EvidenceBase, folders: readonly string[]): CitingNote[] {
  return [...base.notes()]
    .map(([uri]) => ({
      uri,
      name: nameAmong(folders, uri),
      references: keysInScope(base, { notes: [uri] }).length,
    }))
    .filter(({ references }) => references > 0)
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

export function workshopOf(style: string, { formatting, folder, signal, progress }: ExportMeans): Workshop {
  const turn = turns(signal);
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
    pause: (step, done, of) => turn(() => progress({ step, done, of })),
  };
}
