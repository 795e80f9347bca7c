import assert from 'node:assert/strict';
import { pool } from '../../../../src/core/rating/pooling/pool.js';
import { poolingMethods, type PoolStudy } from '../../../../src/core/rating/pooling/types.js';
import reference from '../../../fixtures/rating/metafor_reference.json' with { type: 'json' };

/** Relative, or absolute where the reference is 0. */
const tolerance = 1e-6;

describe('pooling, against R’s metafor', () => {
  for (const [name, { description, studies, results }] of Object.entries(reference.datasets)) {
    for (const method of poolingMethods) {
      it(`${method} of ${name} (${description}): every number`, () => {
        const pooled = pool(studies as PoolStudy[], method);
        assert.ok(compared(JSON.parse(JSON.stringify(pooled)), results[method], method) >= 20);
      });
    }
  }
});

/** Compares every number of the reference, and gives how many there were. */
function compared(is: unknown, wanted: unknown, path: string): number {
  if (typeof wanted === 'number') {
    const difference = Math.abs(Number(is) - wanted) / (wanted === 0 ? 1 : Math.abs(wanted));
    assert.ok(typeof is === 'number' && difference <= tolerance, `${path}: ${String(is)} is not ${wanted}`);
    return 1;
  }
  if (wanted === null || typeof wanted !== 'object') {
    assert.equal(is, wanted, path);
    return 0;
  }
  return Object.entries(wanted).reduce(
    (sum, [name, value]) =>
      sum + compared((is as Record<string, unknown> | null)?.[name], value, `${path}.${name}`),
    0,
  );
}
