import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { claimTypes, designs, outcomes } from '../../src/core/designs.js';
import { relations } from '../../src/core/notes/relations.js';
import { tableRows } from './tableRows.js';

const text = readFileSync('docs/annotation-language.md', 'utf8');
const rows = tableRows(text);
const rowOf = (name: string): string[] => rows.find(([first]) => first === name) ?? [];

describe('docs/annotation-language.md', () => {
  it('explains every relation with its forms, its meaning and its sign', () => {
    for (const [name, { forms, meaning, sign }] of Object.entries(relations)) {
      const [, written = '', means = '', , shown = ''] = rowOf(name);
      assert.equal(written, forms.map((form) => `\`${form}\``).join(', '));
      assert.ok(means.startsWith(meaning), `${name}: ${means}`);
      assert.equal(shown, sign === '' ? '' : `\`${sign}\``);
    }
  });

  it('lists every study design with its name, and no other', () => {
    const table = rows.slice(rows.findIndex(([first, second]) => first === 'written' && second === 'is'));
    const listed = table
      .filter((row) => row.length === 4)
      .flatMap(([a = '', b = '', c = '', d = '']) => [[a, b] as const, [c, d] as const])
      .filter(([code]) => code.startsWith('`'))
      .map(([code, name]) => [code.slice(1, -1), name]);
    const known = Object.entries(designs).map(([code, name]) => [code, name.toLowerCase()]);
    assert.deepEqual(Object.fromEntries(listed), Object.fromEntries(known));
  });

  it('names every type of claim and every outcome', () => {
    for (const type of claimTypes) assert.ok(rowOf('`type`')[1]?.includes(`\`${type}\``), type);
    for (const outcome of outcomes) assert.ok(rowOf('`outcome`')[1]?.includes(`\`${outcome}\``), outcome);
  });
});
