import assert from 'node:assert/strict';
import { createQueries } from '../../../src/core/query/index.js';
import { qualifierNamed } from '../../../src/core/query/qualifiers/table.js';
import { parseQuery } from '../../../src/core/query/syntax/parseQuery.js';
import type { Node, Qualified } from '../../../src/core/query/syntax/types.js';
import {
  answerOfBlock,
  evidenceBlocks,
  freezeEdit,
  problemsOfBlocks,
  queryCompletions,
  queryHover,
  writtenBlocks,
} from '../../../src/language/index.js';
import { readNote } from '../../../src/core/notes/index.js';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { workedQuestions } from '../../docs/workedQuestions.js';
import { baseOf } from '../../core/base/workspace.js';
import { sampleFiles } from '../sample.js';

const base = baseOf(sampleFiles());
const queries = createQueries(base);

/** What is offered where `‸` stands, the best first. */
const offered = (marked: string, inBlock = false): string[] => {
  const offset = marked.indexOf('‸');
  return queryCompletions(base, queries, marked.replace('‸', ''), offset, inBlock).map(({ label }) => label);
};
/** The query after choosing what is offered under a label. */
function accepted(marked: string, label: string): string {
  const offset = marked.indexOf('‸');
  const text = marked.replace('‸', '');
  const chosen = queryCompletions(base, queries, text, offset).find((one) => one.label === label);
  assert.ok(chosen, `${label} is not offered`);
  return text.slice(0, chosen.range.start) + chosen.text + text.slice(chosen.range.end);
}

describe('completion in a query', () => {
  it('offers qualifiers by their beginning, then by any part', () => {
    assert.equal(offered('trust verd‸')[0], 'verdict:');
    assert.ok(offered('same‸').includes('same-team:'));
    assert.ok(offered('team‸').includes('same-team:'));
    assert.ok(offered('').length > 20);
    assert.equal(accepted('-(coun‸', 'country:'), '-(country:');
  });

  it('offers the values that are known, and those that there are', () => {
    assert.deepEqual(offered('verdict:cont‸'), ['contradicted', 'contested'].sort().reverse());
    assert.deepEqual(offered('strength:>=str‸').slice(0, 1), ['strong']);
    assert.deepEqual(offered('in:st‸'), ['studies', 'claims'].slice(0, 1));
    assert.deepEqual(offered('country:denm‸'), ['DK']);
    assert.ok(offered('has:loc‸').includes('locator'));
    assert.equal(accepted('design:rct,field‸ x', 'field-experiment'), 'design:rct,field-experiment x');
    assert.equal(accepted('topic:who‸', 'Who takes part'), 'topic:"Who takes part"');
    assert.equal(accepted('topic:"who t‸', 'Who takes part'), 'topic:"Who takes part"');
  });

  it('offers the options of a block at the start of a line, their values, and columns', () => {
    assert.ok(offered('verdict:contested\nas‸', true).includes('as:'));
    assert.equal(offered('as: mat‸', true)[0], 'matrix');
    assert.equal(offered('columns: claim, verd‸', true)[0], 'verdict');
    assert.deepEqual(offered('as: mat‸'), []);
    assert.equal(offered('as: list\ncolumns: "a\nverd‸', true)[0], 'verdict:');
  });

  it('goes on after a phrase, and offers nothing inside one', () => {
    for (const before of [
      '"public value" ',
      'x "a b" "c d" -',
      '“public value” (',
      `"${'long '.repeat(120)}" `,
    ])
      assert.equal(offered(`${before}verd‸`)[0], 'verdict:', before);
    assert.deepEqual(offered('topic:"Who takes part",outc‸'), ['Outcomes']);
    assert.deepEqual(offered('topic:"Who, takes part",outc‸'), ['Outcomes']);
    assert.equal(accepted('topic:"Who takes part",out‸ x', 'Outcomes'), 'topic:"Who takes part",Outcomes x');
    assert.equal(accepted('topic:x,"Who t‸', 'Who takes part'), 'topic:x,"Who takes part"');
    for (const inside of ['"public verd‸', '"public" "verd‸', '"public value"‸', 'x OR‸'])
      assert.deepEqual(offered(inside), [], inside);
  });

  it('offers the names and the values of every worked question while they are typed, each in its place', () => {
    const qualified = (node: Node | null): Qualified[] => {
      if (!node || node.kind === 'words') return [];
      if (node.kind === 'qualifier') return [node];
      return 'parts' in node ? node.parts.flatMap(qualified) : qualified(node.part);
    };
    let tried = 0;
    for (const { query = '' } of workedQuestions()) {
      const at = (offset: number) => queryCompletions(base, queries, query, offset);
      for (const { name, nameRange, values } of qualified(parseQuery(query).node)) {
        for (let offset = nameRange.start + 1; offset <= nameRange.end; offset++) {
          const offer = at(offset).find(({ label }) => label === `${name}:`);
          assert.deepEqual(offer?.range, { start: nameRange.start, end: offset }, `${query} ${offset}`);
          assert.deepEqual(queryHover(base, query, offset)?.range, nameRange, `${query} ${offset}`);
        }
        const kind = qualifierNamed(name, base)?.kind ?? 'choice';
        if (!['choice', 'scale', 'flag'].includes(kind) || name === 'changed-since') continue;
        for (const { text, comparison = '', range } of values) {
          if (/\*|\.\./.test(text)) continue;
          const start = range.start + comparison.length;
          const offer = at(range.end).find(({ label }) => label === text);
          assert.deepEqual(offer?.range, { start, end: range.end }, `${query}: ${name}:${text}`);
          tried += 1;
        }
      }
      for (let offset = 0; offset <= query.length; offset++)
        for (const { range } of queryCompletions(base, queries, query, offset, true))
          assert.ok(range.start >= 0 && range.start <= range.end && range.end === offset);
    }
    assert.ok(tried > 20);
  });
});

describe('a hover in a query', () => {
  it('says what a qualifier asks, with its values', () => {
    const text = 'trust -quality:low';
    const hover = queryHover(base, text, text.indexOf('ality'));
    assert.equal(hover && text.slice(hover.range.start, hover.range.end), 'quality');
    assert.match(
      hover?.markdown ?? '',
      /^\*\*quality:\*\* the study's quality.*: low, moderate, high, unclear/,
    );
    assert.equal(queryHover(base, text, 2), undefined);
    assert.match(queryHover(base, 'as: table', 1)?.markdown ?? '', /how the answer is shown/);
  });
});

describe('evidence blocks of a note', () => {
  const note =
    '# Note\r\n\r\n```evidence\r\nverdict:contestd\r\nas: table\r\ncolumns: id, nn\r\n```\r\n\r\n````md\r\n```evidence\r\nx\r\n```\r\n````\r\n\r\n~~~ {.evidence}\nverdict:contested\nas: list';

  it('are found with what stands in them, not inside other code, to the end where they are not closed', () => {
    assert.deepEqual(
      evidenceBlocks(note).map(({ body }) => note.slice(body.start, body.end)),
      ['verdict:contestd\r\nas: table\r\ncolumns: id, nn\r\n', 'verdict:contested\nas: list'],
    );
  });

  it('have their problems at their places in the note', () => {
    const problemsIn = (text: string): string[] =>
      problemsOfBlocks(base, queries, writtenBlocks(text)).map(({ range }) =>
        text.slice(range.start, range.end),
      );
    assert.deepEqual(problemsIn(note.replace('contestd', 'contested').replace('as: list', 'as: lst')), [
      'nn',
      'lst',
    ]);
    assert.deepEqual(problemsIn(note), ['contestd']);
  });

  it('are answered, and frozen below themselves without becoming evidence', async () => {
    const [, block] = evidenceBlocks(note);
    assert.ok(block);
    const answer = await answerOfBlock(base, queries.run, note.slice(block.body.start, block.body.end));
    assert.ok('markdown' in answer && answer.count === 4);
    assert.match(answer.markdown, /^- \*\*Government information/);
    const closed = `${note}\n~~~\n`;
    const [, whole] = evidenceBlocks(closed);
    assert.ok(whole);
    const frozen = TextDocument.applyEdits(TextDocument.create('', '', 0, closed), [
      freezeEdit(closed, whole, answer.markdown),
    ]);
    assert.ok(frozen.includes('~~~\r\n\r\n<!-- evidence: '));
    assert.deepEqual([readNote(frozen).claims, readNote(frozen).evidence], [[], []]);
    const mistaken = await answerOfBlock(base, queries.run, 'verdict:contested\nas: lst');
    assert.ok('problems' in mistaken);
    assert.deepEqual(
      mistaken.problems.map(({ range, message }) => [range, message]),
      [
        [
          { start: 22, end: 25 },
          'as: is one of table, list, counts, matrix, gaps, bibliography, and lst is not; did you mean list?',
        ],
      ],
    );
  });
});
