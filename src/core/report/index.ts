/** Reports on an evidence base: bibliographies, plain, annotated and grouped, and evidence tables. */
export { exportBibliography, type BibliographyExport, type ExportOptions } from './exportBibliography.js';
export { exportFormats, type ExportFormat } from './formats.js';
export { groupings, type Grouping } from './grouping.js';
export {
  writeItems,
  writeReport,
  type DataFormat,
  type DocumentFormat,
  type Formatted,
  type Workshop,
  type Written,
} from './workshop.js';
export type { Report } from './document/types.js';
export {
  answerCsv,
  answerGrid,
  answerMarkdown,
  arranged,
  citekeysOf,
  columnNames,
  freeze,
  frozenAfter,
  frozenAnswer,
  shapeProblems,
} from './queries/index.js';
export type { AnswerOptions } from './queries/answer.js';
export { synthesisNote } from './queries/synthesis.js';
export type { Grid } from './queries/types.js';
