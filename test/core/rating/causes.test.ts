import assert from 'node:assert/strict';
import fc from 'fast-check';
import { dimensionCauses, rate, stepCauses } from '../../../src/core/rating/index.js';
import { bodyOf } from './arbitraries.js';
import { body, many, rated, ratingOf } from './bodies.js';
import { dfid2014, rubrics } from './rubrics.js';

describe('the studies behind a step of a rating', () => {
  it('are those whose grades, directions and countries the rule asks about', () => {
    const rating = ratingOf([
      ...many(6, {}, ['DK', 'GB']),
      { relation: 'contradicts', quality: 'low', countries: [] },
    ]);
    const causes = stepCauses(rating, dfid2014);
    assert.deepEqual(causes.get('R2'), [
      { words: 'name Denmark', units: ['s01', 's03', 's05'] },
      { words: 'name United Kingdom', units: ['s02', 's04', 's06'] },
    ]);
    assert.deepEqual(causes.get(rating.ledger[0]?.rule ?? ''), [
      { words: 'weigh as high', units: ['s01', 's02', 's03', 's04', 's05', 's06'] },
      { words: 'make up the size', units: ['s01', 's02', 's03', 's04', 's05', 's06'] },
      { words: 'find it', units: ['s01', 's02', 's03', 's04', 's05', 's06'] },
      { words: 'finds the opposite', units: ['s07'] },
    ]);
  });

  it('stand behind each dimension too: those of each grade, of the size, of each direction, from each country', () => {
    const rating = ratingOf([
      ...many(2, {}, ['DK']),
      { relation: 'supports', quality: 'low', countries: [] },
      { relation: 'null', countries: ['NL'] },
    ]);
    const side = ['s01', 's02', 's03'];
    assert.deepEqual(dimensionCauses(rating), {
      quality: [
        { words: 'weigh as high', units: ['s01', 's02'] },
        { words: 'weighs as low', units: ['s03'] },
      ],
      size: [{ words: 'make up the size', units: side }],
      consistency: [
        { words: 'find it', units: side },
        { words: 'looked and did not find it', units: ['s04'] },
      ],
      context: [
        { words: 'name Denmark', units: ['s01', 's02'] },
        { words: 'names no country', units: ['s03'] },
      ],
    });
  });

  it('of a cap are those that no one has appraised', () => {
    const rating = ratingOf([...many(6, { quality: 'unclear' }), ...many(3)]);
    // The rule of the cap, without what it caps at: unappraised studies seldom start above it.
    const capped = {
      ...rating,
      ledger: [...rating.ledger, { rule: 'C2', from: null, to: 'medium', reason: '' }],
    };
    assert.deepEqual(stepCauses(capped, dfid2014).get('C2'), [
      { words: 'that no one has appraised', units: ['s01', 's02', 's03', 's04', 's05', 's06'] },
    ]);
  });

  it('are none where a rule asks for what is not traced to studies', () => {
    const rating = rated(body(many(6)));
    assert.deepEqual(stepCauses(rating, dfid2014).get('A1'), []);
  });

  it('are units of the rating, each once, under every rubric', () => {
    fc.assert(
      fc.property(bodyOf(), fc.constantFrom(...Object.values(rubrics)), ({ claim, studies }, rubric) => {
        const rating = rate(claim, studies, rubric);
        const units = new Set(rating.units.map(({ id }) => id));
        const causes = stepCauses(rating, rubric);
        for (const { rule } of rating.ledger) assert.ok(rule === 'none' || causes.has(rule));
        for (const each of causes.values()) {
          for (const { words, units: some } of each) {
            assert.ok(some.length > 0, words);
            assert.ok(some.every((unit) => units.has(unit)));
            assert.equal(new Set(some).size, some.length);
          }
        }
      }),
      { seed: 4, numRuns: 500 },
    );
  });
});
