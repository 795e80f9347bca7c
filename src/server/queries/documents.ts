/** What becomes of what a query found: its answer, a table for a spreadsheet, a table of evidence, a note to write on. */
import type { EvidenceBase } from '../../core/base/types.js';
import { readBlock } from '../../core/query/index.js';
import {
  answerCsv,
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
  const citekeys = citekeysOf(base, found);
  const done = (written: string): QueryDocument => ({ text: written, count: found.count, citekeys });
  if (as === 'note') return done(synthesisNote(base, found, query.trim()));
  const extra = extraOf(text);
  const written =
    as === 'csv'
      ? answerCsv(base, found, shape, extra)
      : await answerMarkdown(base, found, as === 'table' ? { as: 'matrix' } : shape, { ...options, extra });
  if (written.text !== undefined) return done(written.text);
  if (written.problems.length > 0) return { mistakes: written.problems.map(mistakeOf) };
  return {
    mistakes: [
      { message: written.failure ?? 'the answer cannot be written', offset: 0, length: 0, grave: true },
    ],
  };
}
