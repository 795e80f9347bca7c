import { bibtexInSteps } from '../bibliography/index.js';
import type { FormattedReference } from '../bibliography/formatBibliography.js';
import { plainRuns } from '../bibliography/richText.js';
import type { StyleChoice, StyleOptions } from '../bibliography/styles/loadStyle.js';
import type { CslItem } from '../bibliography/types.js';
import type { EvidenceBase } from '../base/types.js';
import { annotationsOf } from './annotations.js';
import type { Block } from './document/types.js';
import { exportTable } from './exportTable.js';
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
  /** One sentence on the form that it has, where that is not the usual one. */
  note?: string;
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
  if (options.table) {
    if (format === 'bibtex' || format === 'ris' || format === 'csl-json')
      return {
        text: '',
        count: 0,
        missing,
        failure: 'a table is written as md, html, text, rtf, docx or csv',
      };
    const only = chosen(options.claims, options.citekeys);
    const known = items.map(({ id }) => id);
    const table = await exportTable(base, known, only && new Set(only), format, workshop);
    return { ...table, count: table.failure === undefined ? items.length : 0, missing };
  }
  if (format === 'bibtex') return bibtexExport(base, keys, missing, workshop);
  const count = items.length;
  if (format === 'ris' || format === 'csl-json' || format === 'csv')
    return { text: await workshop.writeData(format, items), count, missing };

  const result = await workshop.format(items);
  if (!result.ok) return { text: '', count: 0, missing, failure: result.message };
  const blocks = await blocksOf(base, result.references, options, workshop);
  return {
    ...(await workshop.write(format, { title: 'References', blocks, language: options.locale ?? 'en' })),
    count,
    missing,
  };
}

/** Of what cannot be read only that is left out which has no end, or no words of its own in BibTeX. */
async function bibtexExport(
  base: EvidenceBase,
  keys: readonly string[],
  unread: BibliographyExport['missing'],
  { pause }: Workshop,
): Promise<BibliographyExport> {
  const references = keys.flatMap((citekey) => {
    const reference = base.reference(citekey);
    const bibliography = reference && base.bibliography(reference.file);
    return bibliography ? [{ entry: reference.entry, bibliography }] : [];
  });
  const whole = new Set(
    references
      .filter(({ entry, bibliography: { format } }) => format === 'bibtex' && entry.broken === undefined)
      .map(({ entry }) => entry.citekey),
  );
  const missing = unread.filter(({ citekey }) => !whole.has(citekey));
  const steps = bibtexInSteps(references);
  for (let index = 0; ; index++) {
    const { done, value } = steps.next();
    if (done) return { text: value, count: keys.length - missing.length, missing };
    await pause('writing', index, references.length);
  }
}

async function itemsOf(
  base: EvidenceBase,
  keys: readonly string[],
  { pause }: Workshop,
): Promise<{ items: CslItem[]; missing: BibliographyExport['missing'] }> {
  const items: CslItem[] = [];
  const missing: BibliographyExport['missing'] = [];
  for (const [index, citekey] of keys.entries()) {
    await pause('reading', index, keys.length);
    const entry = base.entry(citekey);
    if (entry?.ok) items.push(entry.item);
    else missing.push({ citekey, reason: entry ? entry.problem.message : 'it is in no bibliography' });
  }
  return { items, missing };
}

/** All references in one row, or under the headings that are asked for. */
async function blocksOf(
  base: EvidenceBase,
  formatted: readonly FormattedReference[],
  options: ExportOptions,
  { pause }: Workshop,
): Promise<Block[]> {
  const byKey = new Map(formatted.map((reference) => [reference.citekey, reference]));
  const all = [...byKey.keys()];
  const groups: { heading?: string; citekeys: string[] }[] = options.groupBy
    ? await groupedKeys(base, all, options.groupBy, pause)
    : [{ citekeys: all }];
  const blocks: Block[] = [];
  for (const { heading, citekeys } of groups) {
    if (heading !== undefined) blocks.push({ kind: 'heading', level: 2, runs: plainRuns(heading) });
    for (const [index, citekey] of citekeys.entries()) {
      await pause('writing', index, all.length);
      const found = byKey.get(citekey);
      if (found) blocks.push(...referenceBlocks(base, found, options));
    }
  }
  return blocks;
}

function referenceBlocks(
  base: EvidenceBase,
  { citekey, runs }: FormattedReference,
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
