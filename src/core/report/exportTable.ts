import type { EvidenceBase } from '../base/types.js';
import { csv, csvFile } from './csv.js';
import {
  findingsOf,
  inColumns,
  inRows,
  nameOf,
  type ClaimFindings,
  type EvidenceTable,
  type ReferenceNames,
} from './evidenceTable.js';
import { fitsInColumns, mostRows, type TableFormat } from './tableForm.js';
import type { Workshop, Written } from './workshop.js';

export interface TableExport extends Written {
  /** One sentence on the form that the table has, where that is not the usual one. */
  note?: string;
  /** One sentence on why there is nothing. */
  failure?: string;
}

/** Claims against references, of all claims or of `only` some; of many references with a row for each finding in place of a column for each. */
export async function exportTable(
  base: EvidenceBase,
  citekeys: readonly string[],
  only: ReadonlySet<string> | undefined,
  format: TableFormat,
  workshop: Workshop,
): Promise<TableExport> {
  const findings = await allFindings(base, citekeys, only, workshop);
  const fits = fitsInColumns(format, findings.length, citekeys.length);
  const rows = fits ? findings.length : findings.reduce((sum, { said }) => sum + said.size, 0);
  const most = mostRows(format);
  if (rows > most)
    return {
      text: '',
      failure: `a table of ${inWords(rows)} rows is more than the ${inWords(most)} that a document of this format opens with: export it as CSV, or less of it`,
    };
  const table = (fits ? inColumns : inRows)(findings, await namesOf(base, citekeys, workshop));
  const note = fits
    ? {}
    : {
        note: `Each finding stands in a row of its own: a table of ${inWords(findings.length)} claims by ${inWords(citekeys.length)} references would be too large to read.`,
      };
  if (format === 'csv') return { text: await csvInTurns(table, workshop), ...note };
  const report = { title: 'Evidence table', blocks: [{ kind: 'table' as const, ...table }], language: 'en' };
  return { ...(await workshop.write(format, report)), ...note };
}

async function allFindings(
  base: EvidenceBase,
  citekeys: readonly string[],
  only: ReadonlySet<string> | undefined,
  { pause }: Workshop,
): Promise<ClaimFindings[]> {
  const wanted = new Set(citekeys);
  const claims = base.claims().filter(({ key }) => only?.has(key) !== false);
  const findings: ClaimFindings[] = [];
  for (const [index, claim] of claims.entries()) {
    await pause('comparing', index, claims.length);
    const found = findingsOf(base, claim, wanted);
    if (found) findings.push(found);
  }
  return findings;
}

async function namesOf(
  base: EvidenceBase,
  citekeys: readonly string[],
  { pause }: Workshop,
): Promise<ReferenceNames> {
  const names = new Map<string, string>();
  for (const [index, citekey] of citekeys.entries()) {
    await pause('writing', index, citekeys.length);
    names.set(citekey, nameOf(base, citekey));
  }
  return names;
}

async function csvInTurns({ head, rows }: EvidenceTable, { pause }: Workshop): Promise<string> {
  const parts = [csvFile([head])];
  for (const [index, row] of rows.entries()) {
    await pause('writing', index, rows.length);
    parts.push(csv([row]));
  }
  return parts.join('');
}

const inWords = (count: number): string => count.toLocaleString('en');
