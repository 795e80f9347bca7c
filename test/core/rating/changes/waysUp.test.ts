import assert from 'node:assert/strict';
import fc from 'fast-check';
import { changedBody, counterfactuals, levelRank, rate, waysUp } from '../../../../src/core/rating/index.js';
import { bodyOf } from '../arbitraries.js';
import { body, many, rated, type Piece } from '../bodies.js';
import { dfid2014, rubrics } from '../rubrics.js';

const words = (pieces: Piece[], claim = {}, rubric = dfid2014): string[] => {
  const given = body(pieces, claim);
  return waysUp(given.claim, given.studies, rubric).map((way) => way.words);
};

describe('ways to a higher level', () => {
  for (const [name, rubric] of Object.entries(rubrics)) {
    it(`under ${name} lead where they say: the changed body is rated so`, () => {
      fc.assert(
        fc.property(bodyOf(), ({ claim, studies }) => {
          const now = rate(claim, studies, rubric);
          for (const way of waysUp(claim, studies, rubric, now)) {
            const changed = changedBody({ claim, studies }, way, rubric);
            const then = rate(changed.claim, changed.studies, rubric);
            assert.deepEqual([then.strength, then.verdict], [way.level, way.verdict]);
            assert.ok(levelRank(rubric, then.strength).rank > levelRank(rubric, now.strength).rank);
            assert.ok(way.words.length > 0);
          }
        }),
        { numRuns: 80 },
      );
    });
  }

  it('ask for no more than each level needs', () => {
    fc.assert(
      fc.property(bodyOf(), ({ claim, studies }) => {
        const top = (level: string): number => levelRank(dfid2014, level).rank;
        const levelOf = (way: Parameters<typeof changedBody>[1]): string => {
          const changed = changedBody({ claim, studies }, way, dfid2014);
          return rate(changed.claim, changed.studies, dfid2014).strength;
        };
        for (const way of waysUp(claim, studies, dfid2014)) {
          const { added, appraised } = way;
          if (added) assert.ok(top(levelOf({ added: null, appraised })) < top(way.level));
          if (added && added.newCountries > 0) {
            const fewer = { ...added, newCountries: added.newCountries - 1 };
            assert.ok(top(levelOf({ added: fewer, appraised })) < top(way.level));
          }
        }
      }),
      { numRuns: 80 },
    );
  });

  it('say the nearest level first, and what it lacks', () => {
    assert.deepEqual(words(many(2)).slice(0, 2), [
      'Strong: three more independent studies of high quality that find it, one of them from a further country',
      'Very strong: eight more independent studies of high quality that find it, one of them from a further country',
    ]);
  });

  it('ask for a third country where only that lacks', () => {
    const [first] = words(many(5, {}, ['DK', 'GB']));
    assert.equal(
      first,
      'Strong: one more independent study of at least moderate quality that finds it, from a further country',
    );
  });

  it('ask for no country where the claim names its own', () => {
    const [first] = words(many(4, {}, ['DK']), { countries: ['DK'] });
    assert.equal(first, 'Strong: one more independent study of at least moderate quality that finds it');
  });

  it('ask for an appraisal where that is what lacks', () => {
    const [first] = words([
      { key: 'bovaird2015activating', quality: undefined },
      { key: 'other', quality: undefined },
    ]);
    assert.equal(first, 'Medium: an appraisal of bovaird2015activating as of high quality');
  });

  it('say what an untested claim would become', () => {
    const [first] = words([]);
    assert.equal(
      first,
      'Limited: one more independent study of at least moderate quality that finds it, which makes it supported',
    );
  });

  it('ask for what would speak against a claim that is contradicted', () => {
    const [first] = words(many(1, { relation: 'contradicts' }));
    assert.equal(
      first,
      'Medium: one more independent study of at least moderate quality that finds the opposite',
    );
  });

  it('are none at the top of the scale', () => {
    assert.deepEqual(words(many(12)), []);
  });

  it('name a design where the rubric scores designs', () => {
    assert.match(
      words([{ design: 'cross-sectional' }], {}, rubrics.sms)[0] ?? '',
      /^SMS 5: one more independent study \(field experiment\)/,
    );
  });
});

describe('counterfactuals', () => {
  it('are ratings: one to eight good studies more, for, null and against, from here and from elsewhere', () => {
    const given = body(many(3));
    const table = counterfactuals(given.claim, given.studies, dfid2014);
    assert.equal(table.length, 6);
    assert.ok(table.every(({ steps }) => steps.length === 8));
    const forIt = table.find(({ direction, from }) => direction === 'supports' && from === 'new');
    assert.deepEqual(forIt?.steps.map(({ strength }) => strength).slice(0, 2), ['medium', 'strong']);
    const against = table.find(({ direction, from }) => direction === 'contradicts' && from === 'known');
    assert.deepEqual(against?.steps.map(({ verdict }) => verdict).slice(0, 3), [
      'supported',
      'contested',
      'contested',
    ]);
    assert.equal(rated(given).strength, 'medium');
  });
});
