/** What becomes of what a query found: its answer, a table for a spreadsheet, a table of evidence, a note to write on. */
import type { EvidenceBase } from '../../core/base/types.js';
import { readBlock } from '../../core/query/index.js';
import {
  answerCsv,
  arranged,
  answerMarkdown,
  citekeysOf,
  synthesisNote,
  type AnswerOptions,
} from '../../core/report/index.js';
import type { QueryDocument, QueryDocumentParams } from '../../protocol.js';
import type { Asking } from './asking.js';
import { extraOf } from './found.js';
import { mistakeOf } from './mistakes.js';

export async function queryDocument(
  base: EvidenceBase,
  asking: Asking,
  { text, as }: QueryDocumentParams,
  options: AnswerOptions,
): Promise<QueryDocument> {
  const { query, shape, problems } = readBlock(text);
  const { found, problems: mistakes } = problems.length > 0 ? { problems } : await asking.runAgain(query);
  if (!found) return { mistakes: mistakes.map(mistakeOf) };
  // Sorted and cut off as the query says: what goes on is what it shows.
  const { found: shown, problems: unknown } = arranged(base, found, shape);
  if (unknown.length > 0) return { mistakes: unknown.map(mistakeOf) };
  const citekeys = citekeysOf(base, shown);
  const isNothing = shown.count === 0 && shape.as !== 'gaps';
  const done = (written: string): QueryDocument => ({
    text: written,
    count: shown.count,
    isNothing,
    citekeys,
  });
  if (as === 'note') return done(synthesisNote(base, shown, query.trim()));
  const extra = extraOf(text);
  const written =
    as === 'csv'
      ? answerCsv(base, shown, shape, extra)
      : await answerMarkdown(base, shown, as === 'table' ? { as: 'matrix' } : shape, { ...options, extra });
  if (written.text !== undefined) return done(written.text);
  if (written.problems.length > 0) return { mistakes: written.problems.map(mistakeOf) };
  return {
    mistakes: [
      { message: written.failure ?? 'the answer cannot be written', offset: 0, length: 0, grave: true },
    ],
  };
}
