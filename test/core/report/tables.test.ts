import assert from 'node:assert/strict';
import fc from 'fast-check';
import { csv } from '../../../src/core/report/csv.js';
import { markdownTable } from '../../../src/core/report/markdownTable.js';

/** A reader of RFC 4180, written from its grammar. */
function parse(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let at = 0;
  while (at < text.length) {
    let value = '';
    if (text[at] === '"') {
      at += 1;
      while (text[at] !== '"' || text[at + 1] === '"') {
        value += text[at] ?? '';
        at += text[at] === '"' ? 2 : 1;
      }
      at += 1;
    } else while (at < text.length && text[at] !== ',' && text[at] !== '\r') value += text[at++] ?? '';
    row.push(value);
    if (text[at] === ',') at += 1;
    else {
      assert.equal(text.slice(at, at + 2), '\r\n');
      at += 2;
      rows.push(row);
      row = [];
    }
  }
  return rows;
}

describe('CSV', () => {
  it('is read back as it was, but for what a spreadsheet would take for a formula', () => {
    const value = fc.oneof(
      fc.string(),
      fc.constantFrom('a,b', 'say "x"', 'two\r\nlines', '', '=1+1', '-2', ' @x', '+', "'=x", "''-"),
    );
    fc.assert(
      fc.property(fc.array(fc.array(value, { minLength: 1, maxLength: 4 }), { minLength: 1 }), (rows) => {
        const read = parse(csv(rows));
        const plain = (cell: string): string => cell.replace(/^'(?='*(?:\s*[=+\-@＝＋－＠]|[\t\r\n]))/, '');
        assert.deepEqual(
          read.map((row) => row.map(plain)),
          rows,
        );
        assert.ok(read.flat().every((cell) => !/^\s*[=+\-@]/.test(cell) || /^[+-]$/.test(cell)));
      }),
      { numRuns: 2000 },
    );
  });

  it('leaves numbers as numbers, negative ones too', () => {
    assert.equal(csv([['=cmd()', -3, 0.5]]), "'=cmd(),-3,0.5\r\n");
  });
});

describe('a Markdown table', () => {
  it('keeps every cell in its cell', () => {
    const text = markdownTable(
      ['A', 'B'],
      [
        ['x | y', 'two\nlines'],
        ['`code', '[link](x) <b>'],
      ],
    );
    assert.deepEqual(text.trimEnd().split('\n'), [
      '| A | B |',
      '| --- | --- |',
      '| x \\| y | two lines |',
      '| \\`code | \\[link\\](x) \\<b\\> |',
    ]);
  });
});
