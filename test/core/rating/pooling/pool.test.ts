import assert from 'node:assert/strict';
import fc from 'fast-check';
import { leaveOneOut, pool, poolEssentials } from '../../../../src/core/rating/pooling/pool.js';
import { poolingMethods, type Pooled, type PoolStudy } from '../../../../src/core/rating/pooling/types.js';
import reference from '../../../fixtures/rating/metafor_reference.json' with { type: 'json' };

const study = (yi: number, vi: number): PoolStudy => ({ label: `${yi}`, yi, vi });
const bcg = reference.datasets.bcg_logRR.studies;
const near = (is: number | undefined, wanted: number, tolerance = 5e-5): void =>
  assert.ok(Math.abs((is ?? NaN) - wanted) <= tolerance, `${String(is)} is not ${wanted}`);
const random = poolingMethods.filter((method) => method !== 'EE');

function reml(studies: PoolStudy[]): Pooled {
  const pooled = pool(studies, 'REML');
  assert.ok(pooled);
  return pooled;
}

describe('pooling', () => {
  it('has no answer for no studies, and for what is no effect', () => {
    for (const method of poolingMethods) {
      assert.equal(pool([], method), undefined);
      for (const bad of [study(NaN, 1), study(1, 0), study(1, -1), study(Infinity, 1), study(1, NaN)])
        assert.equal(pool([study(0.2, 0.1), bad], method), undefined);
    }
  });

  it('gives one study back, without what needs two', () => {
    for (const method of poolingMethods) {
      const pooled = pool([study(0.3, 0.04)], method);
      assert.ok(pooled);
      near(pooled.mu, 0.3, 1e-15);
      near(pooled.se, 0.2, 1e-15);
      assert.deepEqual(
        [pooled.tau2, pooled.Q, pooled.Q_df, pooled.Q_p, pooled.I2, pooled.hk, pooled.hk_adhoc, pooled.pi_z],
        [0, 0, 0, 1, 0, null, null, null],
      );
    }
  });

  it('shows that two studies are no proof', () => {
    // .257 with a standard error of .0687, and .25 [.07, .42].
    const se = (0.42 - 0.07) / (2 * 1.959964);
    const { mu, hk_adhoc } = reml([study(0.257, 0.0687 ** 2), study(0.25, se ** 2)]);
    near(mu, 0.2544);
    near(hk_adhoc?.ci[0], -0.44, 0.005);
    near(hk_adhoc?.ci[1], 0.95, 0.005);
  });

  it('has an interval to show for identical effects, whose Hartung–Knapp error is 0', () => {
    for (const method of poolingMethods) {
      const pooled = pool([study(0.1, 0.01), study(0.1, 0.02), study(0.1, 0.04)], method);
      assert.deepEqual([pooled?.hk?.se, pooled?.hk?.t, pooled?.tau2], [0, null, 0]);
      assert.ok((pooled?.hk_adhoc?.se ?? 0) > 0);
    }
  });

  it('takes one huge outlier, and variances that are tiny or far apart', () => {
    const outlier = reml([...bcg, study(1e6, 0.1)]);
    assert.ok(outlier.I2 > 99.9 && outlier.mu > 0);
    const tiny = reml(bcg.map(({ yi, vi }) => study(yi, vi * 1e-60)));
    near(tiny.mu, bcg.reduce((sum, { yi }) => sum + yi, 0) / bcg.length, 1e-9);
    const apart = reml([study(0.1, 1e-12), study(0.3, 1e12), study(0.2, 1)]);
    near(apart.mu, 0.1, 1e-6);
  });

  it('says what each study alone changes', () => {
    const without = leaveOneOut(bcg, 'REML');
    assert.equal(without.length, bcg.length);
    without.forEach(({ without: label, pooled }, left) => {
      const rest = bcg.filter((_, index) => index !== left);
      assert.equal(label, bcg[left]?.label);
      assert.deepEqual(pooled, reml(rest));
    });
    assert.deepEqual(leaveOneOut(bcg.slice(0, 2), 'REML'), []);
  });

  const effects = fc.array(
    fc.record({
      label: fc.constant('s'),
      yi: fc.double({ min: -5, max: 5, noNaN: true }),
      vi: fc.double({ min: 1e-4, max: 10, noNaN: true }),
    }),
    { minLength: 1, maxLength: 30 },
  );

  for (const method of poolingMethods) {
    it(`${method} lies among its effects, in its intervals, whatever the order`, () => {
      fc.assert(
        fc.property(effects, (studies) => {
          const pooled = pool(studies, method);
          assert.ok(pooled);
          const all = studies.map(({ yi }) => yi);
          assert.ok(pooled.mu >= Math.min(...all) - 1e-9 && pooled.mu <= Math.max(...all) + 1e-9);
          for (const interval of [pooled.ci, pooled.pi_z, pooled.hk?.ci, pooled.hk_adhoc?.ci, pooled.pi_t_k2])
            if (interval) assert.ok(interval[0] <= pooled.mu && pooled.mu <= interval[1]);
          assert.ok((pooled.hk_adhoc?.se ?? Infinity) >= pooled.se * (1 - 1e-12));
          for (const share of [pooled.p, pooled.Q_p, pooled.hk?.p ?? 0])
            assert.ok(share >= -1e-12 && share <= 1 + 1e-12);
          near(
            pooled.weights_pct.reduce((sum, weight) => sum + weight, 0),
            100,
            1e-9,
          );
          const backwards = pool([...studies].reverse(), method);
          near(backwards?.mu, pooled.mu, 1e-9);
          near(backwards?.tau2, pooled.tau2, 1e-9 * (1 + pooled.tau2));
        }),
        { numRuns: 500 },
      );
    });

    it(`${method} moves and grows with its effects`, () => {
      fc.assert(
        fc.property(effects, fc.double({ min: 0.01, max: 100, noNaN: true }), (studies, by) => {
          const pooled = pool(studies, method);
          const grown = pool(
            studies.map(({ label, yi, vi }) => ({ label, yi: yi * by, vi: vi * by * by })),
            method,
          );
          near((grown?.mu ?? NaN) / by, pooled?.mu ?? NaN, 1e-8);
          near((grown?.tau2 ?? NaN) / by ** 2, pooled?.tau2 ?? NaN, 1e-8 * (1 + (pooled?.tau2 ?? 0)));
        }),
        { numRuns: 300 },
      );
    });
  }

  it('gives a rating the numbers that it gives an analyst', () => {
    fc.assert(
      fc.property(
        effects,
        fc.constantFrom(...poolingMethods),
        fc.constantFrom('z', 'HK', 'HK-adhoc'),
        (studies, method, kind) => {
          if (studies.length < 2) return;
          const [all, few] = [pool(studies, method), poolEssentials(studies, method, kind, 0.95)];
          const knapp = kind === 'HK' ? all?.hk : all?.hk_adhoc;
          const [interval, prediction] = kind === 'z' ? [all?.ci, all?.pi_z] : [knapp?.ci, knapp?.pi];
          const pairs = [
            [few?.mu, all?.mu],
            [few?.tau2, all?.tau2],
            [few?.I2, all?.I2],
            ...[0, 1].flatMap((end) => [
              [few?.interval[end], interval?.[end]],
              [few?.prediction?.[end] ?? 0, prediction?.[end] ?? 0],
            ]),
          ];
          for (const [is, wanted] of pairs) near(is, wanted ?? NaN, 1e-9 * (1 + Math.abs(wanted ?? 0)));
        },
      ),
      { numRuns: 1000 },
    );
  });

  it('REML finds a place where the restricted likelihood is highest, or its edge', () => {
    /** Up to a constant; Viechtbauer (2005), eq. 18. */
    const likelihood = (studies: PoolStudy[], tau2: number): number => {
      const w = studies.map(({ vi }) => 1 / (vi + tau2));
      const sum = w.reduce((a, b) => a + b, 0);
      const mu = studies.reduce((total, { yi }, i) => total + (w[i] ?? 0) * yi, 0) / sum;
      const q = studies.reduce((total, { yi }, i) => total + (w[i] ?? 0) * (yi - mu) ** 2, 0);
      return -0.5 * (w.reduce((total, each) => total - Math.log(each), 0) + Math.log(sum) + q);
    };
    fc.assert(
      fc.property(effects, (studies) => {
        if (studies.length < 2) return;
        const { tau2 } = reml(studies);
        const at = likelihood(studies, tau2);
        const step = 1e-3 * (tau2 + 1e-3);
        for (const other of [tau2 + step, tau2 - step])
          if (other >= 0)
            assert.ok(likelihood(studies, other) <= at + 1e-9, `τ² ${tau2}, better at ${other}`);
      }),
      { numRuns: 1000 },
    );
  });

  it('never gives a number that is none, whatever the effects', () => {
    const anything = fc.array(
      fc.record({
        label: fc.constant('s'),
        yi: fc.double(),
        vi: fc.oneof(fc.double(), fc.constantFrom(Number.MIN_VALUE, 1e-300, 1e300, 1)),
      }),
      { maxLength: 6 },
    );
    fc.assert(
      fc.property(anything, fc.constantFrom(...random), (studies, method) => {
        const pooled = pool(studies, method);
        assert.deepEqual(JSON.parse(JSON.stringify({ pooled })), { ...(pooled && { pooled }) });
      }),
      { numRuns: 3000 },
    );
  });
});
