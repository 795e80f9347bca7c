import assert from 'node:assert/strict';
import fc from 'fast-check';
import { createNoteReader } from '../../src/core/notes/index.js';
import {
  completionsAt,
  createSearch,
  definitionsAt,
  diagnosticsOf,
  hoverAt,
} from '../../src/language/index.js';
import { baseOf } from '../core/base/workspace.js';
import { sampleFiles } from './sample.js';

const sample = sampleFiles();
/** The synthesis, and notes of a paper with front matter. */
const typedOut = [
  'synthesis/claims.md',
  'notes/literature/bovaird2008fad.md',
  'notes/literature/brudney1983toward.md',
];
const uriOf = (file: string): string => file;

describe('half-typed notes', () => {
  it('are completed and explained at every prefix of the sample’s notes', async function () {
    this.timeout(120_000);
    const base = baseOf(sample);
    const search = createSearch(base);
    const { read } = createNoteReader();
    let typed = 0;
    for (const file of typedOut) {
      const whole = sample[file] ?? '';
      for (let length = 0; length <= whole.length; length++) {
        const text = whole.slice(0, length);
        search.changed(base.setNote(file, read(text)));
        completionsAt(base, search, file, text, length);
        await hoverAt(base, file, length);
        definitionsAt(base, file, length, uriOf);
        diagnosticsOf(base, file, uriOf);
        typed += 1;
      }
    }
    assert.ok(typed > 9_000);
  });

  it('are completed and explained at any place of any mutilated note', async () => {
    const base = baseOf(sample);
    const search = createSearch(base);
    const notes = Object.keys(sample).filter((file) => file.endsWith('.md'));
    const file = 'mutilated.md';
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...notes),
        fc.nat(),
        fc.nat(40),
        fc.constantFrom('', '[', '{', ':::', '"', '```', '---\n', '\r', '🙂', '@', '- supports #', '}'),
        fc.nat(),
        async (name, at, cut, put, where) => {
          const whole = sample[name] ?? '';
          const from = at % whole.length;
          const text = whole.slice(0, from) + put + whole.slice(from + cut);
          search.changed(base.setNote(file, createNoteReader().read(text)));
          for (const offset of [from, from + put.length, where % (text.length + 1)]) {
            completionsAt(base, search, file, text, offset);
            await hoverAt(base, file, offset);
            definitionsAt(base, file, offset, uriOf);
          }
          for (const { range } of diagnosticsOf(base, file, uriOf)) {
            assert.ok(range.start.line >= 0 && range.start.character >= 0);
          }
        },
      ),
      { numRuns: 200 },
    );
  });
});
