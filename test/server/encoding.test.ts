import assert from 'node:assert/strict';
import fc from 'fast-check';
import { fromUtf16, toUtf16 } from '../../src/server/encoding.js';

const line = fc.string({ unit: fc.constantFrom('a', ' ', 'ü', 'é', '→', '中', '🙂', '👩‍🔬'), maxLength: 30 });
/** Places between the characters of a line, in UTF-16 units. */
const placesOf = (text: string): number[] => {
  const places = [0];
  for (const sign of text) places.push((places.at(-1) ?? 0) + sign.length);
  return places;
};

describe('positions in other units', () => {
  it('are what Node counts in bytes and in code points', () => {
    fc.assert(
      fc.property(line, (text) => {
        for (const at of placesOf(text)) {
          const before = text.slice(0, at);
          assert.equal(fromUtf16(text, at, 'utf-8'), Buffer.byteLength(before, 'utf8'));
          assert.equal(fromUtf16(text, at, 'utf-32'), [...before].length);
          assert.equal(fromUtf16(text, at, 'utf-16'), at);
        }
      }),
    );
  });

  it('come back as they were', () => {
    fc.assert(
      fc.property(
        line,
        fc.constantFrom('utf-8' as const, 'utf-16' as const, 'utf-32' as const),
        (text, encoding) => {
          for (const at of placesOf(text))
            assert.equal(toUtf16(text, fromUtf16(text, at, encoding), encoding), at);
        },
      ),
    );
  });

  it('within a character are its start, and beyond the line stay beyond it', () => {
    assert.deepEqual(
      [0, 1, 2, 3, 4, 5, 9].map((byte) => toUtf16('🙂a', byte, 'utf-8')),
      [0, 0, 0, 0, 2, 3, 7],
    );
  });
});
