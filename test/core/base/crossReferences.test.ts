import assert from 'node:assert/strict';
import type { EvidenceBase } from '../../../src/core/base/index.js';
import { baseOf, bib, complaints, put } from './workspace.js';

const text = '## A {.claim #a}\n\nAs @fig-one and [see @eq-5d, p. 3; @smith2020] show, and @eq-5d again.\n';
const cited = (base: EvidenceBase): string[] =>
  (base.note('note.md')?.citations ?? []).map(({ items }) => items.map(({ citekey }) => citekey).join(' '));

describe('a key like that of a part of the document', () => {
  it('is a citation in its place as soon as a bibliography has it, and a cross-reference where none has', () => {
    const base = baseOf({ 'note.md': text, 'a.bib': bib('smith2020') });
    assert.deepEqual(cited(base), ['smith2020']);
    const { files } = put(base, 'b.bib', bib('eq-5d'));
    assert.ok(files.has('note.md'), 'what is told of the note may differ');
    assert.deepEqual(cited(base), ['eq-5d smith2020', 'eq-5d']);
    assert.deepEqual(base.notesCiting('eq-5d'), ['note.md']);
    base.remove('b.bib');
    assert.deepEqual(cited(base), ['smith2020']);
  });

  it('is never told of as unknown', () => {
    const base = baseOf({ 'note.md': text, 'a.bib': bib('smith2020') });
    assert.deepEqual(
      complaints(base, 'note.md', text).filter((line) => /eq-5d|fig-one/.test(line)),
      [],
    );
  });
});
