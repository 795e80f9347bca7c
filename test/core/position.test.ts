import assert from 'node:assert/strict';
import fc from 'fast-check';
import { lineStartsOf } from '../../src/core/position.js';

describe('the starts of lines', () => {
  it('are behind every LF, CR and CRLF', () => {
    const text = fc.string({ unit: fc.constantFrom('a', '\n', '\r', ' '), maxLength: 20 });
    fc.assert(
      fc.property(text, (lines) => {
        const ends = [...lines.matchAll(/\r\n|\r|\n/g)].map((end) => end.index + end[0].length);
        assert.deepEqual(lineStartsOf(lines), [0, ...ends]);
      }),
      { seed: 1, numRuns: 1000 },
    );
  });
});
