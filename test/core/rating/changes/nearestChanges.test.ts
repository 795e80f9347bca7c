import assert from 'node:assert/strict';
import fc from 'fast-check';
import { changedBody, counterfactuals, nearestChanges, rate } from '../../../../src/core/rating/index.js';
import { bodyOf } from '../arbitraries.js';
import { body, many } from '../bodies.js';
import { dfid2014 } from '../rubrics.js';

describe('the nearest changes of a rating', () => {
  it('are what the changed body is rated at, and one study fewer changes nothing', () => {
    fc.assert(
      fc.property(bodyOf(), ({ claim, studies }) => {
        const now = rate(claim, studies, dfid2014);
        const after = (
          count: number,
          { direction, from }: Pick<ReturnType<typeof nearestChanges>[0], 'direction' | 'from'>,
        ) => {
          const added = {
            count,
            direction,
            quality: 'high' as const,
            newCountries: from === 'new' ? count : 0,
          };
          const changed = changedBody({ claim, studies }, { added, appraised: [] }, dfid2014);
          const { strength, verdict } = rate(changed.claim, changed.studies, dfid2014);
          return { strength, verdict };
        };
        const before = { strength: now.strength, verdict: now.verdict };
        const changes = nearestChanges(now, counterfactuals(claim, studies, dfid2014));
        assert.deepEqual(
          changes.map(({ direction }) => direction),
          ['supports', 'null', 'contradicts'],
        );
        for (const change of changes) {
          if (change.becomes) assert.deepEqual(after(change.count, change), change.becomes);
          const fewer = change.becomes ? change.count - 1 : change.count;
          for (let count = 1; count <= fewer; count++)
            for (const from of ['known', 'new'] as const)
              assert.deepEqual(after(count, { direction: change.direction, from }), before);
        }
      }),
      { seed: 4, numRuns: 60 },
    );
  });

  it('take a known country where as many studies do', () => {
    const { claim, studies } = body(many(1));
    const [first] = nearestChanges(rate(claim, studies, dfid2014), counterfactuals(claim, studies, dfid2014));
    assert.deepEqual(first, {
      direction: 'supports',
      from: 'known',
      count: 1,
      becomes: { strength: 'medium', verdict: 'supported' },
    });
  });

  it('are said to be none where eight more do not do it', () => {
    const { claim, studies } = body(many(12));
    const [more] = nearestChanges(rate(claim, studies, dfid2014), counterfactuals(claim, studies, dfid2014));
    assert.deepEqual(more, { direction: 'supports', from: 'known', count: 8, becomes: null });
  });
});
