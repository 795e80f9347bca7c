/** What a query found as the views show it. */
import type { EvidenceBase } from '../../core/base/types.js';
import { plainText } from '../../core/bibliography/index.js';
import { questions, readBlock, type Found, type Shape } from '../../core/query/index.js';
import { answerGrid } from '../../core/report/index.js';
import { arranged } from '../../core/report/queries/grids.js';
import { citationOf, editorRange, lineStartsIn } from '../../language/index.js';
import type { QueryFound, QueryParams, QueryResult } from '../../protocol.js';
import { studyLine } from '../studies.js';
import { claimSummary, evidenceSummary, unitsByStudy, type UriOf } from '../summaries.js';
import type { Asking } from './asking.js';
import { mistakeOf } from './mistakes.js';
import { textOfQuestion } from './named.js';

export async function queryResult(
  base: EvidenceBase,
  asking: Asking,
  { text, limit }: QueryParams,
  uriOf: UriOf,
): Promise<QueryResult> {
  const { query, shape, problems } = readBlock(text);
  const answer = problems.length > 0 ? { problems } : await asking.runAgain(query);
  const mistakes = answer.problems.map(mistakeOf);
  if (!answer.found) return { count: 0, found: null, mistakes };
  if (shape.as === 'gaps') return gapsOf(base, answer.found, shape, limit);
  // Where only the count is asked for, nothing is put in order.
  if (limit === 0 && !shape.sort) {
    const { space, count } = answer.found;
    return { count: Math.min(count, shape.limit ?? Infinity), found: { space, items: [] }, mistakes };
  }
  const sorted = arranged(base, answer.found, shape);
  if (sorted.problems.length > 0) return { count: 0, found: null, mistakes: sorted.problems.map(mistakeOf) };
  return { count: sorted.found.count, found: shown(base, sorted.found, limit, uriOf), mistakes };
}

/** Columns that a ready question shows beside the usual ones. */
export const extraOf = (text: string): readonly string[] | undefined =>
  questions.find((question) => textOfQuestion(question) === text)?.extra;

function gapsOf(base: EvidenceBase, found: Found, shape: Shape, limit: number): QueryResult {
  const { grid, problems } = answerGrid(base, found, shape);
  if (!grid) return { count: 0, found: null, mistakes: problems.map(mistakeOf) };
  const items = grid.rows.slice(0, limit).map((row) => row.join(' · '));
  return { count: grid.rows.length, found: { space: 'gaps', items }, mistakes: [] };
}

function shown(base: EvidenceBase, found: Found, limit: number, uriOf: UriOf): QueryFound {
  switch (found.space) {
    case 'claims':
      return {
        space: 'claims',
        items: found.items.slice(0, limit).map((claim) => claimSummary(base, claim, uriOf)),
      };
    case 'evidence':
      return {
        space: 'evidence',
        items: found.items.slice(0, limit).map((piece) => {
          const key = piece.target && 'claim' in piece.target ? piece.target.claim : undefined;
          const rating = key === undefined ? undefined : base.rating(key);
          const unit = rating ? (unitsByStudy(rating).get(piece.study) ?? null) : null;
          const claim = (key === undefined ? undefined : base.claim(key)?.text) ?? null;
          return { ...evidenceSummary(base, piece, unit, uriOf), claim };
        }),
      };
    case 'studies':
      return {
        space: 'studies',
        items: found.items.slice(0, limit).map((study) =>
          studyLine(
            base,
            study,
            base.evidenceCiting(study.citekey).filter((piece) => piece.study === study.key),
            uriOf,
          ),
        ),
      };
    case 'references':
      return {
        space: 'references',
        items: found.items.slice(0, limit).map(({ citekey, file, entry }) => {
          const read = base.entry(citekey);
          return {
            citekey,
            citation: citationOf(base, citekey),
            title: read?.ok ? plainText(read.item.title) || null : null,
            target: { uri: uriOf(file), range: editorRange(lineStartsIn(base, file), entry.keyRange) },
          };
        }),
      };
  }
}
