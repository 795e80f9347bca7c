import assert from 'node:assert/strict';
import fc from 'fast-check';
import { isFragile } from '../../../../src/core/query/qualifiers/restsOn.js';
import type { ClaimFacts } from '../../../../src/core/query/qualifiers/types.js';
import { rate, withoutStudies, type BodyOfEvidence } from '../../../../src/core/rating/index.js';
import { withStudies } from '../../../../src/core/rating/changes/what.js';
import type { Rubric } from '../../../../src/core/rating/types.js';
import { rubric } from '../../base/workspace.js';

/** A claim with a body of evidence, as a qualifier reads it. */
function factsOf(body: BodyOfEvidence, by: Rubric): ClaimFacts {
  const rating = rate(body.claim, body.studies, by);
  return {
    base: { ratingInput: () => body, rubric: by },
    claim: { key: 'a' },
    rating,
  } as unknown as ClaimFacts;
}

/** The same, said plainly: every unit is left out by itself. */
function oneByOne(body: BodyOfEvidence, by: Rubric): boolean {
  const { verdict, units } = rate(body.claim, body.studies, by);
  const isOther = ({ claim, studies }: BodyOfEvidence): boolean =>
    rate(claim, studies, by).verdict !== verdict;
  const more = (['supports', 'contradicts', 'null'] as const).map((direction) =>
    withStudies(body, { count: 1, direction, quality: 'high', newCountries: 0 }, by),
  );
  return (
    units.length > 0 &&
    (more.some(isOther) || units.some(({ studies }) => isOther(withoutStudies(body, studies))))
  );
}

describe('whether one study decides', () => {
  const keys = ['a', 'a#1', 'a#2', 'b', 'b#1', 'c', 'd', 'e', 'f'];
  const study = fc.record(
    {
      design: fc.constantFrom('rct', 'cross-sectional', 'case-study', 'systematic-review', 'theory'),
      quality: fc.constantFrom('high', 'moderate', 'low', 'unclear'),
      n: fc.constantFrom(10, 500),
      dataset: fc.constantFrom('x', 'y', 'a'),
      includes: fc.subarray(keys, { maxLength: 2 }),
    },
    { requiredKeys: ['design', 'quality'] },
  );
  const passage = fc.record({
    study: fc.constantFrom(...keys),
    relation: fc.constantFrom('supports', 'supports', 'contradicts', 'null', 'qualifies'),
    undercut: fc.boolean(),
  });
  const bodies = fc
    .record({
      facts: fc.array(study, { minLength: keys.length, maxLength: keys.length }),
      evidence: fc.array(passage, { maxLength: 14 }),
      hasReviews: fc.boolean(),
    })
    .map(({ facts, evidence, hasReviews }): BodyOfEvidence => ({
      claim: { type: 'effect', evidence } as BodyOfEvidence['claim'],
      studies: facts.map(({ includes, ...rest }, at) => ({
        key: keys[at] ?? '',
        ...rest,
        ...(hasReviews && includes && { includes }),
      })) as BodyOfEvidence['studies'],
    }));
  const weights = fc.constantFrom(
    rubric().study.weights,
    { high: 1, moderate: 0.75, low: 0.25 },
    { high: 0.3, moderate: 0.2, low: 0.1 },
  );

  it('is what leaving out every study by itself says', () => {
    const met = new Set<boolean>();
    fc.assert(
      fc.property(bodies, weights, (body, weighed) => {
        const plain = rubric();
        const by = { ...plain, study: { ...plain.study, weights: weighed } };
        const expected = oneByOne(body, by);
        met.add(expected);
        assert.equal(isFragile(factsOf(body, by)), expected);
      }),
      { seed: 7, numRuns: 2000 },
    );
    assert.deepEqual([...met].sort(), [false, true]);
  });

  it('takes as many ratings for many studies that are alike as for a few', () => {
    const asked = (count: number): number => {
      const studies = Array.from({ length: count }, (_, at) => ({ key: `s${at}`, design: 'rct' }));
      const evidence = studies.map(({ key }) => ({ study: key, relation: 'supports' }));
      const facts = factsOf(
        { claim: { type: 'effect', evidence } as BodyOfEvidence['claim'], studies },
        rubric(),
      );
      let reads = 0;
      // Every rating reads the rubric's id.
      const counting = new Proxy(facts.base.rubric, {
        get(target, name) {
          if (name === 'id') reads += 1;
          return Reflect.get(target, name) as unknown;
        },
      });
      assert.equal(isFragile({ ...facts, base: { ...facts.base, rubric: counting } }), false);
      return reads;
    };
    assert.ok(asked(6) > 0);
    assert.equal(asked(60), asked(6));
  });
});
