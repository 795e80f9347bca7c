import assert from 'node:assert/strict';
import { createNoteReader, readNote } from '../../../src/core/notes/index.js';
import { collect } from '../collect.js';

/** Megabytes that `work` leaves behind, with what it gives. */
function left(work: () => unknown): number {
  collect();
  const before = process.memoryUsage().heapUsed;
  const kept = work();
  collect();
  const after = process.memoryUsage().heapUsed;
  assert.ok(kept);
  return (after - before) / 1e6;
}

/** Of 200,000 characters in one line, so that its text is nearly all of it. */
const around = 'word '.repeat(20_000);
const times = 200;
const text = (i: number): string =>
  `${around}\n\n## A claim that is said ${'x'.repeat(i)} {.claim #a}\n\n- supported by [@someone2020, p. 3]: "${'Words '.repeat(5)}${i}."\n\n${around}\n`;

describe('what is read of a text', () => {
  it('does not keep the text', () => {
    assert.ok(left(() => Array.from({ length: times }, (_, i) => readNote(text(i)))) < 5);
  });

  it('does not keep the texts that were read before, while a note is edited', () => {
    const reader = createNoteReader();
    assert.ok(
      left(() => {
        for (let i = 0; i < times; i++) {
          reader.read(text(i));
          reader.read(text(i), 'a document');
        }
        return reader;
      }) < 5,
    );
  });
});
