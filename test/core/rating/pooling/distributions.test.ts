import assert from 'node:assert/strict';
import * as distributions from '../../../../src/core/rating/pooling/distributions.js';
import reference from '../../../fixtures/rating/distributions.json' with { type: 'json' };

const functions = [
  'normalTwoSided',
  'tTwoSided',
  'chiSquareUpper',
  'normalCritical',
  'tCritical',
  'chiSquareCritical',
] as const;

describe('distributions, against forty digits', () => {
  for (const name of functions) {
    it(`${name} is right to 1e-10`, () => {
      assert.ok(reference[name].length >= 5);
      for (const row of reference[name]) {
        const given = row.slice(0, -1);
        const wanted = row[row.length - 1] ?? NaN;
        const is = (distributions[name] as (...numbers: number[]) => number)(...given);
        assert.ok(
          Math.abs(is - wanted) <= 1e-10 * Math.abs(wanted),
          `${String(given)}: ${is}, not ${wanted}`,
        );
      }
    });
  }

  it('tails are 1 at 0 and nothing far out', () => {
    assert.deepEqual(
      [distributions.normalTwoSided(0), distributions.tTwoSided(0, 5), distributions.chiSquareUpper(0, 3)],
      [1, 1, 1],
    );
    assert.equal(distributions.normalTwoSided(100), 0);
    assert.equal(distributions.tTwoSided(1e200, 3), 0);
  });
});
