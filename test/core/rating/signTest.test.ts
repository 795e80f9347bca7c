import assert from 'node:assert/strict';
import fc from 'fast-check';
import { signTest, wilsonInterval } from '../../../src/core/rating/signTest.js';
import reference from '../../fixtures/rating/metafor_reference.json' with { type: 'json' };

describe('the sign test', () => {
  for (const { x, n, p, wilson } of reference.sign_tests) {
    it(`of ${x} in ${n} is as in R, with its Wilson interval`, () => {
      assert.ok(Math.abs((signTest(x, n) ?? NaN) - p) <= 1e-9);
      (wilsonInterval(x, n) ?? []).forEach((bound, index) =>
        assert.ok(Math.abs(bound - (wilson[index] ?? NaN)) <= 1e-9),
      );
    });
  }

  it('cannot fall below .05 with fewer than six studies', () => {
    for (let n = 1; n <= 5; n++) {
      for (let x = 0; x <= n; x++) assert.ok((signTest(x, n) ?? 0) >= 0.0625);
    }
    assert.ok((signTest(6, 6) ?? 1) < 0.05);
  });

  it('asks nothing of no studies', () => {
    assert.equal(signTest(0, 0), null);
    assert.equal(wilsonInterval(0, 0), null);
  });

  it('is a probability, the same for x and n − x, and its interval holds the share', () => {
    fc.assert(
      fc.property(fc.nat(2000), fc.nat(2000), (for_, against) => {
        const n = for_ + against;
        if (n === 0) return;
        const p = signTest(for_, n) ?? NaN;
        assert.ok(p > -1e-12 && p <= 1);
        assert.equal(p, signTest(against, n));
        const [low, high] = wilsonInterval(for_, n) ?? [NaN, NaN];
        assert.ok(low >= 0 && low <= for_ / n + 1e-12 && for_ / n <= high + 1e-12 && high <= 1);
      }),
    );
  });
});
