import assert from 'node:assert/strict';
import fc from 'fast-check';
import { overscan, pieces, rowsInView } from '../../src/panel/windowing.js';

const seed = { seed: 20131, numRuns: 300 };
const heightsOf = fc.array(fc.integer({ min: 1, max: 900 }), { minLength: 1, maxLength: 200 });

describe('the window of a long list', () => {
  it('holds every row that is seen', () => {
    fc.assert(
      fc.property(heightsOf, fc.nat(40_000), fc.nat(2_000), (heights, top, height) => {
        const { first, last } = rowsInView(heights, { top, height });
        let y = 0;
        heights.forEach((row, index) => {
          const seen = y + row > top && y < top + height;
          if (seen) assert.ok(index >= first && index <= last, `row ${index} of ${first} to ${last}`);
          y += row;
        });
      }),
      seed,
    );
  });

  it('holds few rows more than are seen', () => {
    const heights = Array<number>(10_000).fill(50);
    const { first, last } = rowsInView(heights, { top: 250_000, height: 1000 });
    assert.equal(first, 5000 - overscan);
    assert.equal(last, 5020 + overscan);
  });

  it('holds the last rows where the list has become shorter than it was scrolled', () => {
    assert.deepEqual(rowsInView([50, 50], { top: 9000, height: 500 }), { first: 0, last: 1 });
    assert.deepEqual(rowsInView([], { top: 0, height: 500 }), { first: 0, last: -1 });
  });
});

describe('pieces of a list', () => {
  it('are as high together as all rows, whatever is drawn, with each drawn row at its own place', () => {
    fc.assert(
      fc.property(heightsOf, fc.array(fc.nat(199)), (heights, kept) => {
        const drawn = new Set(kept);
        let y = 0;
        const rows: number[] = [];
        for (const piece of pieces(heights, [0, heights.length], (index) => drawn.has(index))) {
          if (piece.kind === 'row') {
            const before = heights.slice(0, piece.index).reduce((sum, height) => sum + height, 0);
            assert.equal(y, before);
            rows.push(piece.index);
            y += heights[piece.index] ?? 0;
          } else y += piece.height;
        }
        assert.equal(
          y,
          heights.reduce((sum, height) => sum + height, 0),
        );
        assert.deepEqual(
          rows,
          [...drawn].filter((index) => index < heights.length).sort((a, b) => a - b),
        );
      }),
      seed,
    );
  });

  it('never have two rooms in a row', () => {
    const kinds = pieces([1, 2, 3, 4, 5], [0, 5], (index) => index === 2).map((piece) =>
      piece.kind === 'room' ? piece.height : 'row',
    );
    assert.deepEqual(kinds, [3, 'row', 9]);
  });
});
