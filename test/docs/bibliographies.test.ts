import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { bibliography } from '../../src/cli/commands/bibliography.js';
import { styleIds } from '../../src/core/bibliography/index.js';
import { fitsInColumns, mostRows } from '../../src/core/report/tableForm.js';

describe('docs/bibliographies.md', () => {
  it('lists every shipped style, and no other', () => {
    const section =
      readFileSync('docs/bibliographies.md', 'utf8').split('## Styles')[1]?.split('\n## ')[0] ?? '';
    const listed = [...section.matchAll(/^\| `([\w-]+)`/gm)].map(([, id]) => id);
    assert.deepEqual(listed, styleIds);
  });

  it('names options that the command line has, all of them but those that its help alone lists', () => {
    const text = readFileSync('docs/bibliographies.md', 'utf8');
    const named = new Set([...text.matchAll(/--([a-z][a-z-]+)/g)].map(([, name = '']) => name));
    named.delete('citeproc');
    for (const name of named) assert.ok(name in bibliography.options, `--${name}`);
    const unnamed = Object.keys(bibliography.options).filter((name) => !named.has(name));
    assert.deepEqual(unnamed, ['output']);
    assert.match(text, / -o \S+\.docx/);
  });

  it('says from how many references on an evidence table has a row for each finding', () => {
    const text = readFileSync('docs/bibliographies.md', 'utf8');
    for (const [format, most, label] of [
      ['docx', 20, '20 in Word and rich text'],
      ['rtf', 20, '20 in Word and rich text'],
      ['markdown', 100, '100 in Markdown and plain text'],
      ['text', 100, '100 in Markdown and plain text'],
      ['html', 250, '250 in HTML'],
      ['csv', 1000, '1,000 in CSV'],
    ] as const) {
      assert.ok(text.includes(label), label);
      assert.deepEqual([fitsInColumns(format, 1, most), fitsInColumns(format, 1, most + 1)], [true, false]);
    }
    assert.ok(text.includes('100,000 cells in all') && text.includes('more than 5,000 rows'));
    assert.deepEqual([fitsInColumns('csv', 1000, 100), fitsInColumns('csv', 1001, 100)], [true, false]);
    assert.deepEqual([mostRows('docx'), mostRows('csv')], [5000, Infinity]);
  });
});
