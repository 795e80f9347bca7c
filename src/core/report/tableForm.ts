/** Which form of an evidence table stays usable: a column for each reference, or, of many, a row for each finding. */
import type { ExportFormat } from './formats.js';

export type TableFormat = Exclude<ExportFormat, 'bibtex' | 'ris' | 'csl-json'>;

interface Room {
  /** References that find room beside each other: on a page, in a line that is still read, in a spreadsheet that is still scrolled. */
  columns: number;
  /** Rows beyond which what is written is too large to be opened; none where programs read it row by row. */
  rows?: number;
}

const page: Room = { columns: 20, rows: 5_000 };
const room: Record<TableFormat, Room> = {
  docx: page,
  rtf: page,
  markdown: { columns: 100 },
  text: { columns: 100 },
  html: { columns: 250 },
  csv: { columns: 1_000 },
};

/** Cells beyond which a table that is mostly empty is written in rows. */
const mostCells = 100_000;

export const fitsInColumns = (format: TableFormat, claims: number, references: number): boolean =>
  references <= room[format].columns && claims * references <= mostCells;

/** Rows that a table of this format may have. */
export const mostRows = (format: TableFormat): number => room[format].rows ?? Infinity;
