import assert from 'node:assert/strict';
import fc from 'fast-check';
import { createNoteReader } from '../../src/core/notes/index.js';
import {
  codeActionsAt,
  completionsAt,
  createSearch,
  definitionsAt,
  diagnosticsOf,
  documentSymbols,
  foldingRanges,
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

/** Numbers from 0 to 1, the same at every run (Park and Miller 1988). */
function randomBy(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
}

describe('half-typed notes', () => {
  /** All that an editor asks of a text with the cursor at its end. */
  const askAll = async (file: string, text: string, length: number): Promise<void> => {
    search.changed(base.setNote(file, read(text)));
    completionsAt(base, search, file, text, length);
    await hoverAt(base, file, length);
    definitionsAt(base, file, length, uriOf);
    diagnosticsOf(base, file, uriOf);
    documentSymbols(base, file);
    foldingRanges(text);
    codeActionsAt(base, file, text, { start: length, end: length }, uriOf, { search });
  };
  const base = baseOf(sample);
  const search = createSearch(base);
  const { read } = createNoteReader();

  it('are completed, explained and outlined at every prefix of three notes of the sample', async function () {
    this.timeout(240_000);
    let typed = 0;
    for (const file of typedOut) {
      const whole = sample[file] ?? '';
      for (let length = 0; length <= whole.length; length++, typed++)
        await askAll(file, whole.slice(0, length), length);
      search.changed(base.setNote(file, read(whole)));
    }
    assert.ok(typed > 9_000);
  });

  it('are so at prefixes of every note of the sample, with CRLF too', async function () {
    this.timeout(240_000);
    const random = randomBy(7);
    let typed = 0;
    for (const [file, text] of Object.entries(sample)) {
      if (!file.endsWith('.md') || typedOut.includes(file)) continue;
      const whole = typed % 2 === 0 ? text : text.replaceAll('\n', '\r\n');
      // All of them would take minutes: those before and after a mark, where what is read changes, and some of the others.
      for (let length = 0; length <= whole.length; length++) {
        const isMark = /[-:#@[\]{}"();,\n]/.test(whole.charAt(length - 1));
        if (random() > (isMark ? 0.4 : 0.06)) continue;
        await askAll(file, whole.slice(0, length), length);
        typed += 1;
      }
      search.changed(base.setNote(file, read(text)));
    }
    assert.ok(typed > 2_000, `${typed} prefixes`);
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
