import assert from 'node:assert/strict';
import reference from '../fixtures/rating/metafor_reference.json' with { type: 'json' };
import { runIn } from './runIn.js';

const pool = (input: unknown, ...options: string[]) =>
  runIn(['pool', ...options], { input: typeof input === 'string' ? input : JSON.stringify(input) });

interface Result {
  mu: number;
  hk_adhoc: { ci: number[] };
  leave_one_out?: { without: string; mu: number }[];
}
const resultsOf = (out: string): Record<string, Result> =>
  (JSON.parse(out) as { results: Record<string, Result> }).results;

describe('corroborate pool', () => {
  it('gives every method asked for, under the names of metafor', async () => {
    const { studies, results } = reference.datasets.bcg_logRR;
    const { code, out } = await pool({ metric: 'RR', studies }, '--method', 'REML,DL,EE,PM');
    assert.equal(code, 0);
    const given = resultsOf(out);
    assert.deepEqual(Object.keys(given), ['REML', 'DL', 'EE', 'PM']);
    for (const [name, value] of Object.entries(results.REML)) {
      const is = (given.REML as unknown as Record<string, unknown>)[name];
      if (typeof value === 'number') assert.ok(Math.abs(Number(is) - value) <= 1e-6 * Math.abs(value), name);
    }
  });

  it('takes what is published: a standard error, an interval, the n of a correlation; ratios by logarithms', async () => {
    const studies = [
      { label: 'a', estimate: 2, ci: [1, 4] },
      { label: 'b', estimate: 3, ci: [1.5, 6] },
    ];
    const { EE } = resultsOf((await pool({ metric: 'OR', studies }, '--method', 'EE')).out);
    assert.ok(Math.abs((EE?.mu ?? 0) - Math.log(Math.sqrt(6))) < 1e-9);
    const correlations = [0.2, 0.2].map((estimate) => ({ estimate, n: 103 }));
    const { EE: r } = resultsOf((await pool({ metric: 'r', studies: correlations }, '--method', 'ee')).out);
    assert.ok(Math.abs((r?.mu ?? 0) - Math.atanh(0.2)) < 1e-12);
  });

  it('pools by REML unless it is told otherwise, and leaves each study out on demand', async () => {
    const { studies } = reference.datasets.bcg_logRR;
    const { REML } = resultsOf((await pool({ metric: 'RR', studies }, '--leave-one-out')).out);
    assert.deepEqual(
      REML?.leave_one_out?.map(({ without }) => without),
      studies.map(({ label }) => label),
    );
  });

  it('says in one sentence what is wrong with its input', async () => {
    const study = { label: 'a', yi: 1, vi: 1 };
    const wrong: [unknown, RegExp][] = [
      ['{', /not JSON/],
      [[], /the input should be/],
      [{ metric: 'SMD', studies: [] }, /there are no studies/],
      [{ metric: 3, studies: [study] }, /metric should be a text/],
      [
        { studies: [study, { label: 'b', yi: 1, vi: 0 }] },
        /studies\[1\] \(b\) should have a number yi and a variance vi above 0/,
      ],
      [{ studies: [{ estimate: 1 }] }, /no usable se or ci/],
      [{ studies: [{ estimate: 1, ci: [2, 3] }] }, /an interval holds its estimate/],
      [{ studies: [{ estimate: 1, ci: 'wide' }] }, /yi and vi, or an estimate/],
      [{ metric: 'OR', studies: [{ estimate: -1, se: 1 }] }, /an estimate that no OR can have/],
    ];
    for (const [input, message] of wrong) {
      const { code, out, err } = await pool(input);
      assert.deepEqual([code, out], [2, ''], JSON.stringify(input));
      assert.match(err, message);
      assert.equal(err.trim().split('\n').length, 1);
    }
    assert.match(
      (await pool({ studies: [study] }, '--method', 'REML,ML')).err,
      /--method takes REML, DL, PM, EE/,
    );
  });
});
