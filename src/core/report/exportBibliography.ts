import { exportBibtex } from '../bibliography/index.js';
import { plainRuns, type Run } from '../bibliography/richText.js';
import type { StyleChoice, StyleOptions } from '../bibliography/styles/loadStyle.js';
import type { CslItem } from '../bibliography/types.js';
import type { EvidenceBase } from '../base/types.js';
import { annotationsOf } from './annotations.js';
import { csvFile } from './csv.js';
import type { Block } from './document/types.js';
import { evidenceTable } from './evidenceTable.js';
import type { ExportFormat } from './formats.js';
import { groupedKeys, type Grouping } from './grouping.js';
import { keysInScope, type Scope } from './scope.js';
import { inPlace, type Workshop } from './workshop.js';

export interface ExportOptions extends Scope, StyleOptions {
  format: ExportFormat;
  /** A shipped style by its id, or the text of a `.csl` file. Default: that of corroborate.json, else APA. */
  style?: StyleChoice;
  /** Under each reference what it says for and against which claim. */
  annotated?: boolean;
  groupBy?: Grouping;
  /** In place of a bibliography a table of claims against references. */
  table?: boolean;
  /** Where the long work is done; default: here, with `style` and the other options of styles, which it then knows itself. */
  workshop?: Workshop;
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
  const workshop = options.workshop ?? inPlace(options.style ?? base.config.style, options);
  const keys = keysInScope(base, options);
  const { items, missing } = await itemsOf(base, keys, workshop);
  if (options.table) return tableExport(base, items, missing, { ...options, workshop });
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
  if (format === 'ris' || format === 'csl-json' || format === 'csv')
    return { text: await workshop.writeData(format, items), count, missing };

  const result = await workshop.format(items);
  if (!result.ok) return { text: '', count: 0, missing, failure: result.message };
  const formatted = result.references;
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
    ...(await workshop.write(format, { title: 'References', blocks, language: options.locale ?? 'en' })),
    count,
    missing,
  };
}

async function itemsOf(
  base: EvidenceBase,
  keys: readonly string[],
  { pause }: Workshop,
): Promise<{ items: CslItem[]; missing: BibliographyExport['missing'] }> {
  const items: CslItem[] = [];
  const missing: BibliographyExport['missing'] = [];
  for (const [index, citekey] of keys.entries()) {
    await pause(index, keys.length);
    const entry = base.entry(citekey);
    if (entry?.ok) items.push(entry.item);
    else missing.push({ citekey, reason: entry ? entry.problem.message : 'it is in no bibliography' });
  }
  return { items, missing };
}

function referenceBlocks(
  base: EvidenceBase,
  { citekey, runs }: { citekey: string; runs: readonly Run[] },
  { annotated, claims, citekeys }: ExportOptions,
): Block[] {
  return [
    { kind: 'reference', runs },
    ...(annotated ? annotationsOf(base, citekey, chosen(claims, citekeys)) : []),
  ];
}

/** The claims that alone are spoken of: those chosen, where nothing else is. */
const chosen = (
  claims: ExportOptions['claims'],
  citekeys: ExportOptions['citekeys'],
): ExportOptions['claims'] => (citekeys ? undefined : claims);

async function tableExport(
  base: EvidenceBase,
  items: CslItem[],
  missing: BibliographyExport['missing'],
  { format, claims, citekeys, workshop }: ExportOptions & { workshop: Workshop },
): Promise<BibliographyExport> {
  const only = chosen(claims, citekeys);
  const { head, rows } = evidenceTable(
    base,
    items.map(({ id }) => id),
    only && new Set(only),
  );
  const count = items.length;
  if (format === 'csv') return { text: csvFile([head, ...rows]), count, missing };
  if (format === 'bibtex' || format === 'ris' || format === 'csl-json')
    return { text: '', count: 0, missing, failure: 'a table is written as md, html, text, rtf, docx or csv' };
  return {
    ...(await workshop.write(format, {
      title: 'Evidence table',
      blocks: [{ kind: 'table', head, rows }],
      language: 'en',
    })),
    count,
    missing,
  };
}
