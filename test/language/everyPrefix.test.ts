import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Position } from 'vscode-languageserver-types';
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
const notes = Object.entries(sample).filter(([file]) => file.endsWith('.md'));
const uriOf = (file: string): string => file;

/** Numbers from 0 to 1, the same at every run (Park and Miller 1988). */
function randomBy(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
}

/** The place behind the last character. */
const endOf = (lineStarts: readonly number[], length: number) => ({
  line: lineStarts.length - 1,
  character: length - (lineStarts.at(-1) ?? 0),
});

const isAfter = (a: Position, b: Position): boolean =>
  a.line > b.line || (a.line === b.line && a.character > b.character);

describe('half-typed notes', () => {
  const base = baseOf(sample);
  const search = createSearch(base);
  const { read } = createNoteReader();
  const hold = (file: string, text: string): void => void search.changed(base.setNote(file, read(text)));

  it('are completed, explained and outlined at every prefix of every note of the sample', async function () {
    this.timeout(300_000);
    let typed = 0;
    const answered = { completion: 0, hover: 0, symbols: 0 };
    for (const [file, whole] of notes) {
      for (let length = 0; length <= whole.length; length++, typed++) {
        const text = whole.slice(0, length);
        hold(file, text);
        const end = endOf(base.note(file)?.lineStarts ?? [0], length);
        const { items } = completionsAt(base, search, file, text, length);
        for (const { textEdit } of items.slice(0, 3)) {
          assert.ok(textEdit && 'range' in textEdit);
          assert.deepEqual(textEdit.range.end, end, `what is offered ends at the cursor: ${file} ${length}`);
        }
        const hover = await hoverAt(base, file, length);
        if (hover?.range)
          assert.ok(!isAfter(hover.range.end, end), `a hover is in the text: ${file} ${length}`);
        const symbols = documentSymbols(base, file);
        for (const { range } of symbols)
          assert.ok(!isAfter(range.end, end), `a symbol is in the text: ${file} ${length}`);
        answered.completion += items.length > 0 ? 1 : 0;
        answered.hover += hover ? 1 : 0;
        answered.symbols += symbols.length > 0 ? 1 : 0;
      }
      hold(file, whole);
    }
    assert.equal(
      typed,
      notes.reduce((sum, [, text]) => sum + text.length + 1, 0),
    );
    // What is asked at the end of what is typed has an answer in a good part of all places.
    for (const [what, count] of Object.entries(answered))
      assert.ok(count > typed / 20, `${what}: at ${count} of ${typed} prefixes`);
  });

  it('are checked, folded, linked and mended at prefixes of every note, with CRLF too', function () {
    this.timeout(120_000);
    const random = randomBy(7);
    let typed = 0;
    for (const [file, text] of notes) {
      const whole = typed % 2 === 0 ? text : text.replaceAll('\n', '\r\n');
      // Those before and after a mark, where what is read changes, and some of the others.
      for (let length = 0; length <= whole.length; length++) {
        const isMark = /[-:#@[\]{}"();,\n]/.test(whole.charAt(length - 1));
        if (random() > (isMark ? 0.4 : 0.06)) continue;
        const prefix = whole.slice(0, length);
        hold(file, prefix);
        completionsAt(base, search, file, prefix, length);
        definitionsAt(base, file, length, uriOf);
        diagnosticsOf(base, file, uriOf);
        foldingRanges(prefix);
        codeActionsAt(base, file, prefix, { start: length, end: length }, uriOf, { search });
        typed += 1;
      }
      hold(file, text);
    }
    assert.ok(typed > 4_000, `${typed} prefixes`);
  });

  it('are completed and explained at any place of any mutilated note', async () => {
    const base = baseOf(sample);
    const search = createSearch(base);
    const file = 'mutilated.md';
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...notes.map(([name]) => name)),
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
