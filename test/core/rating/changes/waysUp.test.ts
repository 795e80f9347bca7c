import assert from 'node:assert/strict';
import fc from 'fast-check';
import { changedBody, counterfactuals, levelRank, rate, waysUp } from '../../../../src/core/rating/index.js';
import type { Verdict } from '../../../../src/core/rating/types.js';
import { bodyOf } from '../arbitraries.js';
import { body, many, rated, type Piece } from '../bodies.js';
import { dfid2014, rubrics } from '../rubrics.js';

const words = (pieces: Piece[], claim = {}, rubric = dfid2014): string[] => {
  const given = body(pieces, claim);
  return waysUp(given.claim, given.studies, rubric).map((way) => way.words);
};

type Change = Parameters<typeof changedBody>[1];

/** Bodies in which many studies are appraised by no one, so that ways of several appraisals come up. */
const barelyAppraised = fc
  .tuple(bodyOf(), fc.array(fc.boolean(), { minLength: 14, maxLength: 14 }))
  .map(([{ claim, studies }, open]) => ({
    claim,
    studies: studies.map((study, index) => (open[index] ? { ...study, quality: 'unclear' as const } : study)),
  }));

/** A verdict may be found where there was none; one that is there stays. */
const mayBecome = (before: Verdict, after: Verdict): boolean =>
  after === before || (['untested', 'contested'].includes(before) && after !== 'contested');

/** Everything that asks for one thing less. */
function lesserOf({ added, appraised }: Change): Change[] {
  const changes = appraised.map((spared): Change => ({
    added,
    appraised: appraised.filter((key) => key !== spared),
  }));
  if (!added) return changes;
  const { count, newCountries } = added;
  changes.push({ added: null, appraised });
  if (count > 1) {
    const fewer = { count: count - 1, newCountries: Math.min(newCountries, count - 1) };
    changes.push({ added: { ...added, ...fewer }, appraised });
  }
  if (added.quality === 'high') changes.push({ added: { ...added, quality: 'moderate' }, appraised });
  if (newCountries > 0) changes.push({ added: { ...added, newCountries: newCountries - 1 }, appraised });
  return changes;
}

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

  for (const [name, rubric] of Object.entries(rubrics)) {
    it(`under ${name} ask for no more than each level needs, and keep the verdict where there is one`, () => {
      fc.assert(
        fc.property(fc.oneof(bodyOf(), barelyAppraised), ({ claim, studies }) => {
          const now = rate(claim, studies, rubric);
          const rankOf = (level: string): number => levelRank(rubric, level).rank;
          for (const way of waysUp(claim, studies, rubric, now)) {
            assert.ok(mayBecome(now.verdict, way.verdict), way.words);
            for (const lesser of lesserOf(way)) {
              const changed = changedBody({ claim, studies }, lesser, rubric);
              const then = rate(changed.claim, changed.studies, rubric);
              // What leads as high with another verdict is no way up: it is the verdict that the rest of the way keeps.
              const leadsAsFar =
                rankOf(then.strength) >= rankOf(way.level) && mayBecome(now.verdict, then.verdict);
              assert.ok(!leadsAsFar, `${way.words}: ${JSON.stringify(lesser)} would do`);
            }
          }
        }),
        { numRuns: 80 },
      );
    });
  }

  it('keep a verdict that an appraisal alone would turn into another', () => {
    const given = body([
      { key: 's0', design: 'systematic-review', quality: 'low', relation: 'contradicts' },
      { key: 's5', relation: 'null' },
      { key: 's8', quality: 'unclear', relation: 'contradicts' },
    ]);
    const appraised = changedBody(given, { appraised: ['s8'], added: null }, dfid2014);
    const then = rate(appraised.claim, appraised.studies, dfid2014);
    assert.deepEqual([rated(given).strength, rated(given).verdict], ['limited', 'not-supported']);
    assert.deepEqual([then.strength, then.verdict], ['medium', 'contradicted']);
    const ways = waysUp(given.claim, given.studies, dfid2014);
    assert.ok(ways.every(({ verdict }) => verdict === 'not-supported'));
    assert.deepEqual(
      ways.filter((way) => way.appraised.length > 0).map((way) => way.words),
      [
        'Medium: an appraisal of s8 as of high quality, and one more independent study of at least moderate quality that looks and does not find it',
      ],
    );
  });

  it('ask for no appraisal that could be spared', () => {
    const appraisals = words(many(3, { quality: undefined })).filter((way) => way.includes('appraisal'));
    assert.equal(appraisals[0], 'Medium: an appraisal of s01 and s02 as of high quality');
  });

  it('say how many of the studies that no one has appraised', () => {
    const [some] = words(many(9, { quality: undefined }));
    assert.equal(
      some,
      'Strong: an appraisal of 5 of the 9 studies that no one has appraised as of high quality',
    );
    const [all] = words([...many(5, { quality: undefined }), ...many(5, { quality: 'low' })]);
    assert.equal(
      all,
      'Very strong: an appraisal of the 5 studies that no one has appraised as of high quality',
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
