import assert from 'node:assert/strict';
import { many, ratingOf, type Piece } from './bodies.js';
import { rubrics } from './rubrics.js';

/** What a rating is for input that nobody should give: a result all the same. */
describe('a rating of bad input', () => {
  const cases: Record<string, Piece[]> = {
    'no evidence': [],
    'only theory': many(3, { design: 'theoretical' }),
    'unknown designs': many(3, { design: 'divination' }),
    'a design named as an inherited member': [{ design: 'constructor' }, { design: '__proto__' }],
    'n = 0': [{ n: 0 }],
    'n below 0': [{ n: -40, evidence: { n: -1 } }],
    'n that is no number': [{ n: NaN }, { n: Infinity }],
    'countries that do not exist': [{ countries: ['Utopia', ''] }],
    'overrides that contradict each other': [
      { key: 'a', evidence: { n: 5, quality: 'high', design: 'rct' } },
      { key: 'a', evidence: { n: 50_000, quality: 'low', design: 'theoretical' } },
    ],
    'a review that includes itself': [{ key: 'a', design: 'systematic-review', includes: ['a', 'a'] }],
    'a circle of reviews': [
      { key: 'a', design: 'systematic-review', includes: ['b'] },
      { key: 'b', design: 'systematic-review', includes: ['c'] },
      { key: 'c', design: 'systematic-review', includes: ['a'] },
    ],
    'a dataset whose publications disagree': [
      { dataset: 'd' },
      { dataset: 'd', relation: 'contradicts' },
      { dataset: 'd', relation: 'null' },
    ],
    'an interval that does not hold its value': many(3, {
      evidence: { effect: { metric: 'SMD', value: 4, ci: [0.1, 0.2] } },
    }),
    'effects that are no numbers': many(3, {
      evidence: { effect: { metric: 'OR', value: -1, ci: [-2, NaN], se: 0 } },
    }),
    'evidence of a study that no one knows': [{ key: 'a', design: undefined, quality: undefined }],
  };
  for (const [name, pieces] of Object.entries(cases)) {
    it(`of ${name} is whole, under every rubric`, () => {
      for (const rubric of Object.values(rubrics)) {
        const rating = ratingOf(pieces, {}, rubric);
        assert.deepEqual(JSON.parse(JSON.stringify(rating)), rating);
        assert.ok(rubric.scale.some(({ id }) => id === rating.strength));
      }
    });
  }

  it('takes an n of 0 or below as not known', () => {
    for (const n of [0, -40, NaN]) {
      const [unit] = ratingOf([{ n }]).units;
      assert.deepEqual([unit?.grade, unit?.n], ['high', undefined]);
    }
  });

  it('has all of a circle of reviews vote', () => {
    const { facts, notes } = ratingOf(cases['a circle of reviews'] ?? []);
    assert.equal(facts.k, 3);
    assert.equal(notes.filter((note) => note.includes('include each other')).length, 3);
  });

  it('makes a mixed unit of a dataset that disagrees', () => {
    const { units, verdict } = ratingOf(cases['a dataset whose publications disagree'] ?? []);
    assert.deepEqual([units.map(({ relation }) => relation), verdict], [['qualifies'], 'contested']);
  });
});
