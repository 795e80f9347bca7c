/**
 * Where the long work of an export is done. In place by default; the language server gives it to a thread of its own, so that nobody else
 * waits. All that goes in and out is plain data.
 */
import {
  exportCslJson,
  exportRis,
  formatReferences,
  loadStyle,
  referenceTable,
} from '../bibliography/index.js';
import type { FormattedReference } from '../bibliography/formatBibliography.js';
import type { StyleChoice, StyleOptions } from '../bibliography/styles/loadStyle.js';
import type { CslItem } from '../bibliography/types.js';
import { csvFile } from './csv.js';
import { writeHtml } from './document/html.js';
import { writeMarkdown } from './document/markdown.js';
import { writeRtf } from './document/rtf.js';
import { writeText } from './document/text.js';
import type { Report } from './document/types.js';
import type { ExportFormat } from './formats.js';

export type DataFormat = 'ris' | 'csl-json' | 'csv';
export type DocumentFormat = Exclude<ExportFormat, DataFormat | 'bibtex'>;

export type Formatted = { ok: true; references: FormattedReference[] } | { ok: false; message: string };

export interface Written {
  /** Empty for Word. */
  text: string;
  bytes?: Uint8Array;
}

export interface Workshop {
  format(items: readonly CslItem[]): Promise<Formatted>;
  write(format: DocumentFormat, report: Report): Promise<Written>;
  writeData(format: DataFormat, items: readonly CslItem[]): Promise<string>;
  /** Called between pieces of work: lets others have their turn, and may throw where nobody waits for the export any more. */
  pause: Pause;
}

export type Pause = (step: 'reading' | 'comparing' | 'writing', done: number, of: number) => Promise<void>;

export function inPlace(style: StyleChoice, options: StyleOptions): Workshop {
  return {
    async format(items) {
      const loaded = await loadStyle(style, options);
      return loaded.ok
        ? { ok: true, references: formatReferences(items, loaded.print) }
        : { ok: false, message: loaded.message };
    },
    write: writeReport,
    writeData: (format, items) => Promise.resolve(writeItems(format, items)),
    pause: () => Promise.resolve(),
  };
}

export function writeItems(format: DataFormat, items: readonly CslItem[]): string {
  if (format === 'ris') return exportRis(items);
  return format === 'csv' ? csvFile(referenceTable(items)) : exportCslJson(items);
}

export async function writeReport(format: DocumentFormat, report: Report): Promise<Written> {
  if (format === 'docx') {
    const { writeDocx } = await import('./document/docx.js');
    return { text: '', bytes: await writeDocx(report) };
  }
  const writers = { markdown: writeMarkdown, html: writeHtml, text: writeText, rtf: writeRtf };
  return { text: writers[format](report) };
}
