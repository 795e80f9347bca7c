import assert from 'node:assert/strict';
import { createQueries, readBlock } from '../../../src/core/query/index.js';
import { answerGrid, answerMarkdown, freeze, frozenAfter } from '../../../src/core/report/index.js';
import { readNote } from '../../../src/core/notes/index.js';
import { sampleFiles } from '../../language/sample.js';
import { baseOf, bib } from '../base/workspace.js';

describe('a block of evidence', () => {
  it('is a query over several lines and options, with places in what was written', () => {
    const text = 'verdict:contested\r\nas: lst\ntopic:x\nlimit: 0\ncolumns: claim, idd\n';
    const { query, shape, problems } = readBlock(text);
    assert.equal(
      query,
      `verdict:contested\r\n${' '.repeat(7)}\ntopic:x\n${' '.repeat(8)}\n${' '.repeat(19)}\n`,
    );
    assert.deepEqual(
      problems.map(({ range, message }) => `${text.slice(range.start, range.end)}: ${message}`),
      [
        'lst: as: is one of table, list, counts, matrix, gaps, bibliography, and lst is not; did you mean list?',
        '0: limit: is a number above 0, as in limit: 10',
      ],
    );
    assert.deepEqual(
      shape.columns?.map(({ name, range }) => [name, range && text.slice(range.start, range.end)]),
      [
        ['claim', 'claim'],
        ['idd', 'idd'],
      ],
    );
  });

  it('has an answer that, in a note, is neither a claim nor evidence, whatever its view', async () => {
    const base = baseOf(sampleFiles());
    const queries = createQueries(base);
    for (const space of ['claims', 'evidence', 'studies', 'references']) {
      const { found } = queries.run(`in:${space}`);
      assert.ok(found && found.count > 0);
      for (const as of ['table', 'list', 'counts', 'matrix', 'bibliography'] as const) {
        const { text, problems } = await answerMarkdown(base, found, { as });
        assert.deepEqual(problems, []);
        const note = readNote(`# A claim {.claim #a}\n\n${text ?? ''}`);
        assert.deepEqual([note.claims.length, note.evidence.length], [1, 0], `${space} ${as}`);
      }
    }
  }).timeout(60_000);
});

describe('a matrix and gaps', () => {
  const keys = Array.from({ length: 600 }, (_, i) => `k${i}`);
  const base = baseOf({
    'r.bib': bib(...keys),
    'a.md': keys
      .map((key, i) => `# Claim ${i} {.claim #c${i}}\n\n- supported by [@${key}, p. 1]: "x"\n`)
      .join('\n'),
  });
  const queries = createQueries(base);
  const ask = (text: string) => {
    const { query, shape } = readBlock(text);
    const { found } = queries.run(query);
    assert.ok(found);
    const { grid, problems } = answerGrid(base, found, shape);
    return grid
      ? [grid.rows.length, grid.names.length]
      : problems.map(({ range, message }) => [text.slice(range.start, range.end), message]);
  };
  const tooMany = /^this would be more than the 200,000 cells .* narrow the query down/;

  it('of more combinations than anyone reads are a mistake at what asks for them', () => {
    for (const [text, place] of [
      ['in:references\nas: matrix\nby: citekey, title', 'citekey, title'],
      ['in:references\nas: gaps\nby: citekey, title', 'citekey, title'],
      ['in:claims\nas: matrix', 'matrix'],
      ['in:evidence\nas: matrix', 'matrix'],
      ['in:references\nas: matrix\nlimit: 500', 'matrix'],
    ] as const) {
      const [[where, message] = []] = ask(text) as string[][];
      assert.equal(where, place, text);
      assert.match(message ?? '', tooMany);
      assert.equal(message?.includes('set a limit'), !text.includes('limit'));
    }
  });

  it('stop at the limit, however many there would be', () => {
    assert.deepEqual(ask('in:references\nas: gaps\nby: citekey, title\nlimit: 700'), [700, 2]);
    assert.deepEqual(ask('in:references\nas: matrix\nby: citekey, title\nlimit: 3'), [3, 601]);
    assert.deepEqual(ask('in:claims\nas: matrix\nlimit: 4'), [4, 603]);
    assert.deepEqual(ask('in:references\nas: matrix\nby: citekey, year'), [600, 2]);
    assert.deepEqual(ask('in:references\nas: gaps\nby: citekey, year'), [0, 2]);
  });
});

describe('freezing an answer', () => {
  it('writes it below the block, and replaces it the next time, with the line endings of the note', () => {
    const block = '```evidence\r\nx\r\n```';
    const apply = (text: string, answer: string): string => {
      const { range, newText } = freeze(text, block.length, answer);
      return text.slice(0, range.start) + newText + text.slice(range.end);
    };
    const once = apply(`${block}\r\n\r\nMore.\r\n`, '| a |\n| - |\n');
    const twice = apply(once, '- b\n');
    assert.equal(/[^\r]\n/.test(once), false);
    assert.ok(once.endsWith('<!-- evidence: end -->\r\n\r\nMore.\r\n'));
    assert.equal(twice, apply(`${block}\r\n\r\nMore.\r\n`, '- b\n'));
    assert.ok(frozenAfter(twice, block.length));
    assert.equal(frozenAfter(`${block}\r\n\r\nMore.`, block.length), undefined);
  });
});
