import assert from 'node:assert/strict';
import fc from 'fast-check';
import { meets } from '../../../../src/core/rating/conditions.js';
import { implies } from '../../../../src/core/rating/rubric/hiddenRules.js';
import type { Condition, Facts } from '../../../../src/core/rating/types.js';

const need = fc.oneof(
  fc.nat(4),
  fc.record({ in: fc.array(fc.nat(4), { maxLength: 3 }) }),
  fc.dictionary(fc.constantFrom('>=', '>', '<', '<='), fc.nat(4), { minKeys: 1, maxKeys: 2 }),
);
const simple = fc.dictionary(fc.constantFrom('k', 'countries'), need, { maxKeys: 2 });
const { condition } = fc.letrec<{ condition: Condition }>((tie) => ({
  condition: fc.oneof(
    { maxDepth: 2, depthSize: 'small' },
    simple,
    fc.record({ all: fc.array(tie('condition'), { maxLength: 2 }) }),
    fc.record({ any: fc.array(tie('condition'), { maxLength: 2 }) }),
    fc.record({ not: tie('condition') }),
  ),
}));

describe('whether one condition proves another', () => {
  it('is never said of conditions where the one holds and the other does not', () => {
    const all: Facts[] = [null, 0, 1, 2, 3, 4, 5].flatMap((k) =>
      [null, 0, 1, 2, 3, 4, 5].map((countries) => ({ k, countries })),
    );
    let proven = 0;
    fc.assert(
      fc.property(condition, condition, (one, other) => {
        if (!implies(one, other)) return;
        proven += 1;
        for (const facts of all) if (meets(one, facts)) assert.ok(meets(other, facts));
      }),
      { numRuns: 20_000 },
    );
    assert.ok(proven > 1000, `${proven} were proven`);
  });

  it('is found for narrower values, numbers and further needs', () => {
    const proofs: [Condition, Condition][] = [
      [{}, {}],
      [{ k: 3 }, { k: { '>=': 1 } }],
      [{ k: { '>=': 3 } }, { k: { '>': 2 } }],
      [{ size: 'large' }, { size: { in: ['large', 'medium'] } }],
      [{ size: 'large', quality: 'high' }, { quality: 'high' }],
      [{ any: [{ k: 2 }, { k: 3 }] }, { k: { '>=': 2 } }],
      [{ all: [{ k: 2 }, { quality: 'high' }] }, { any: [{ k: 1 }, { k: 2 }] }],
    ];
    for (const [one, other] of proofs) assert.ok(implies(one, other), JSON.stringify([one, other]));
    assert.ok(!implies({ k: { '>=': 1 } }, { k: { '>=': 2 } }));
  });

  it('takes no time over conditions with a great many alternatives', () => {
    const many = { all: Array.from({ length: 300 }, () => ({ any: [{ k: 1 }, { k: 2 }, { k: 3 }] })) };
    assert.equal(implies(many, { k: { '>=': 1 } }), false);
  });
});
