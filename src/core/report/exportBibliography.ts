import {
  exportBibtex,
  exportCslJson,
  exportRis,
  formatReferences,
  loadStyle,
  referenceTable,
} from '../bibliography/index.js';
import { plainRuns, type Run } from '../bibliography/richText.js';
import type { StyleChoice, StyleOptions } from '../bibliography/styles/loadStyle.js';
import type { CslItem } from '../bibliography/types.js';
import type { EvidenceBase } from '../base/types.js';
import { annotationsOf } from './annotations.js';
import { writeCsv } from './document/csv.js';
import { writeHtml } from './document/html.js';
import { writeMarkdown } from './document/markdown.js';
import { writeRtf } from './document/rtf.js';
import { writeText } from './document/text.js';
import type { Block, Report } from './document/types.js';
import { evidenceTable } from './evidenceTable.js';
import type { ExportFormat } from './formats.js';
import { groupedKeys, type Grouping } from './grouping.js';
import { keysInScope, type Scope } from './scope.js';

export interface ExportOptions extends Scope, StyleOptions {
  format: ExportFormat;
  /** A shipped style by its id, or the text of a `.csl` file. Default: that of corroborate.json, else APA. */
  style?: StyleChoice;
  /** Under each reference what it says for and against which claim. */
  annotated?: boolean;
  groupBy?: Grouping;
  /** In place of a bibliography a table of claims against references. */
  table?: boolean;
}

export interface BibliographyExport {
  /** Empty for Word, and where there is a failure. */
  text: string;
  /** The Word document. */
  bytes?: Uint8Array;
  /** References in it. */
  count: number;
  /** Cited keys that are not in it, and why, by key. */
  missing: { citekey: string; reason: string }[];
  /** One sentence on why there is nothing, where the style or the wish cannot be met. */
  failure?: string;
}

/** The references of a scope, formatted by a citation style, or as data for other programs. */
export async function exportBibliography(
  base: EvidenceBase,
  options: ExportOptions,
): Promise<BibliographyExport> {
  const { format } = options;
  const keys = keysInScope(base, options);
  const { items, missing } = itemsOf(base, keys);
  if (options.table) return tableExport(base, items, missing, options);
  if (format === 'bibtex') {
    const references = keys.flatMap((citekey) => {
      const reference = base.reference(citekey);
      const bibliography = reference && base.bibliography(reference.file);
      return bibliography ? [{ entry: reference.entry, bibliography }] : [];
    });
    const unknown = missing.filter(({ citekey }) => !base.reference(citekey));
    return { text: exportBibtex(references), count: references.length, missing: unknown };
  }
  const count = items.length;
  if (format === 'ris') return { text: exportRis(items), count, missing };
  if (format === 'csl-json') return { text: exportCslJson(items), count, missing };
  if (format === 'csv') return { text: writeCsv(referenceTable(items)), count, missing };

  const style = await loadStyle(options.style ?? base.config.style, options);
  if (!style.ok) return { text: '', count: 0, missing, failure: style.message };
  const formatted = formatReferences(items, style.print);
  const byKey = new Map(formatted.map((reference) => [reference.citekey, reference]));
  const blocks = options.groupBy
    ? groupedKeys(
        base,
        formatted.map(({ citekey }) => citekey),
        options.groupBy,
      ).flatMap(({ heading, citekeys }): Block[] => [
        { kind: 'heading', level: 2, runs: plainRuns(heading) },
        ...citekeys.flatMap((citekey) => {
          const found = byKey.get(citekey);
          return found ? referenceBlocks(base, found, options) : [];
        }),
      ])
    : formatted.flatMap((reference) => referenceBlocks(base, reference, options));
  return {
    ...(await written(format, { title: 'References', blocks, language: options.locale ?? 'en' })),
    count,
    missing,
  };
}

function itemsOf(
  base: EvidenceBase,
  keys: readonly string[],
): { items: CslItem[]; missing: BibliographyExport['missing'] } {
  const items: CslItem[] = [];
  const missing: BibliographyExport['missing'] = [];
  for (const citekey of keys) {
    const entry = base.entry(citekey);
    if (entry?.ok) items.push(entry.item);
    else missing.push({ citekey, reason: entry ? entry.problem.message : 'it is in no bibliography' });
  }
  return { items, missing };
}

function referenceBlocks(
  base: EvidenceBase,
  { citekey, runs }: { citekey: string; runs: readonly Run[] },
  { annotated, claim }: ExportOptions,
): Block[] {
  return [{ kind: 'reference', runs }, ...(annotated ? annotationsOf(base, citekey, claim) : [])];
}

async function tableExport(
  base: EvidenceBase,
  items: CslItem[],
  missing: BibliographyExport['missing'],
  { format, claim }: ExportOptions,
): Promise<BibliographyExport> {
  const { head, rows } = evidenceTable(
    base,
    items.map(({ id }) => id),
    claim,
  );
  const count = items.length;
  if (format === 'csv') return { text: writeCsv([head, ...rows]), count, missing };
  if (format === 'bibtex' || format === 'ris' || format === 'csl-json')
    return { text: '', count: 0, missing, failure: 'a table is written as md, html, text, rtf, docx or csv' };
  return {
    ...(await written(format, {
      title: 'Evidence table',
      blocks: [{ kind: 'table', head, rows }],
      language: 'en',
    })),
    count,
    missing,
  };
}

async function written(
  format: Exclude<ExportFormat, 'bibtex' | 'ris' | 'csl-json' | 'csv'>,
  report: Report,
): Promise<{ text: string; bytes?: Uint8Array }> {
  if (format === 'docx') {
    const { writeDocx } = await import('./document/docx.js');
    return { text: '', bytes: await writeDocx(report) };
  }
  const writers = { markdown: writeMarkdown, html: writeHtml, text: writeText, rtf: writeRtf };
  return { text: writers[format](report) };
}
