import assert from 'node:assert/strict';
import fc from 'fast-check';
import { createQueries, readBlock } from '../../../src/core/query/index.js';
import {
  answerOfBlock,
  blockLenses,
  editSaved,
  evidenceBlocks,
  problemsOfBlocks,
  queryCompletions,
  queryHover,
  writtenBlocks,
} from '../../../src/language/index.js';
import { baseOf } from '../../core/base/workspace.js';
import { workedQuestions } from '../../docs/workedQuestions.js';
import { sampleFiles } from '../sample.js';

const base = baseOf(sampleFiles());
const queries = createQueries(base);
const run = (query: string) => Promise.resolve(queries.run(query));

/** What people type, in any order, and what nobody does. */
const pieces = [
  '```',
  '~~~',
  'evidence',
  '{.evidence}',
  '\n',
  '\r\n',
  'as: ',
  'table',
  'gaps',
  'matrix',
  'by: design, country',
  'sort: -n',
  'limit: 0',
  'limit: 99999999999',
  'columns: ,,',
  'verdict:',
  'contested',
  '(',
  '"',
  'in:studies ',
  'n:>=1..2',
  'year:9..1',
  'changed-since:--output=x',
  '[^]*(a+)+$',
  '\u0000',
  '𝒳',
];
const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.array(fc.constantFrom(...pieces), { maxLength: 14 }).map((all) => all.join('')),
);

describe('evidence blocks and query boxes', () => {
  it('have a result for any text, at any place, and mistakes inside it', async () => {
    await fc.assert(
      fc.asyncProperty(anyText, fc.nat(80), async (text, place) => {
        const offset = Math.min(place, text.length);
        const within = ({ range }: { range: { start: number; end: number } }): void =>
          assert.ok(range.start >= 0 && range.start <= range.end && range.end <= text.length, text);
        readBlock(text).problems.forEach(within);
        problemsOfBlocks(base, queries, writtenBlocks(text)).forEach(within);
        for (const { range, body } of evidenceBlocks(text)) {
          within({ range });
          within({ range: body });
        }
        for (const { range } of queryCompletions(base, queries, text, offset, true)) within({ range });
        queryHover(base, text, offset);
        await blockLenses('file:///a.md', text, run);
        const answer = await answerOfBlock(base, run, text);
        if ('problems' in answer) {
          assert.ok(answer.problems.length > 0, text);
          answer.problems.forEach(within);
        }
      }),
      { seed: 11, numRuns: 400 },
    );
  }).timeout(60_000);

  it('have an answer or a mistake at every prefix of every worked question, in every view', async () => {
    const views = ['table', 'list', 'counts', 'matrix', 'gaps'];
    for (const [at, { query = '' }] of workedQuestions().entries())
      for (let length = 0; length <= query.length; length += 3) {
        const text = `${query.slice(0, length)}\nas: ${views[at % views.length] ?? ''}`;
        const answer = await answerOfBlock(base, run, text);
        assert.ok('markdown' in answer || answer.problems.length > 0, text);
      }
  }).timeout(60_000);

  it('tell of wrong units, absurd ranges and unknown qualifiers at their places', () => {
    const told = (query: string): string[] =>
      queries.check(query).map(({ range }) => query.slice(range.start, range.end));
    for (const [query, place] of [
      ['n:>=500kg', '500kg'],
      ['n:many', 'many'],
      ['year:2020..2010', '2020..2010'],
      ['verdct:contested', 'verdct'],
      ['strength:>=huge', 'huge'],
      ['single-study:perhaps', 'perhaps'],
    ] as const)
      assert.ok(
        told(query).some((words) => words.includes(place) || place.includes(words)),
        `${query}: ${told(query).join()}`,
      );
  });

  it('leave settings of any text whole, or say why they do not touch them', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const edit = editSaved(text, { kind: 'add', name: 'A', text: 'trust' });
        assert.ok('failure' in edit || edit.range.end <= text.length);
      }),
      { numRuns: 500 },
    );
  });
});
