/** Answers written out: as Markdown for notes, as CSV for spreadsheets. */
import type { EvidenceBase } from '../../base/types.js';
import type { Problem } from '../../problem.js';
import type { Found } from '../../query/queries.js';
import type { Shape } from '../../query/shape.js';
import type { StyleChoice, StyleOptions } from '../../bibliography/styles/loadStyle.js';
import { csv } from '../csv.js';
import { exportBibliography } from '../exportBibliography.js';
import { markdownTable } from '../markdownTable.js';
import type { Workshop } from '../workshop.js';
import { citekeysOf } from './columns.js';
import { arranged, gridOf, type GridResult } from './grids.js';
import { listOfFound } from './lists.js';

export type Written =
  { text: string; problems: [] } | { text?: undefined; problems: Problem[]; failure?: string };

export interface AnswerOptions {
  style?: StyleChoice;
  /** What an independent style is read from that the style leaves to it. */
  parent?: StyleOptions['parent'] | undefined;
  /** Columns beside the usual ones. */
  extra?: readonly string[];
  /** Where references are formatted; default: here. */
  workshop?: Workshop;
}

/** What a shape makes of what a query found, as rows; of a list and a bibliography those of a table. */
export function answerGrid(
  base: EvidenceBase,
  found: Found,
  shape: Shape,
  extra?: readonly string[],
): GridResult {
  const sorted = arranged(base, found, shape);
  return sorted.problems.length > 0
    ? { problems: sorted.problems }
    : gridOf(base, sorted.found, shape, extra);
}

/**
 * The answer as Markdown that Pandoc, Quarto and GitHub read, and that holds no annotation when a note holds it. A citation style is needed
 * for a bibliography alone.
 */
export async function answerMarkdown(
  base: EvidenceBase,
  found: Found,
  shape: Shape,
  { style, parent, extra, workshop }: AnswerOptions = {},
): Promise<Written> {
  const sorted = arranged(base, found, shape);
  if (sorted.problems.length > 0) return { problems: sorted.problems };
  if (sorted.found.items.length === 0 && shape.as !== 'gaps')
    return { text: 'Nothing was found.\n', problems: [] };
  if (shape.as === 'list') return { text: listOfFound(base, sorted.found), problems: [] };
  if (shape.as === 'bibliography') {
    const { text, failure } = await exportBibliography(base, {
      citekeys: citekeysOf(base, sorted.found),
      format: 'markdown',
      ...(style !== undefined && { style }),
      ...(parent && { parent }),
      ...(workshop && { workshop }),
    });
    return failure === undefined ? { text, problems: [] } : { problems: [], failure };
  }
  const { grid, problems } = gridOf(base, sorted.found, shape, extra);
  return grid ? { text: markdownTable(grid.heads, grid.rows), problems: [] } : { problems };
}

/** The answer as CSV that is safe in spreadsheets (RFC 4180). */
export function answerCsv(
  base: EvidenceBase,
  found: Found,
  shape: Shape,
  extra?: readonly string[],
): Written {
  const { grid, problems } = answerGrid(base, found, shape, extra);
  return grid ? { text: csv([grid.heads, ...grid.rows]), problems: [] } : { problems };
}
