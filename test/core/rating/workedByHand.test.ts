import assert from 'node:assert/strict';
import { many, ratingOf, type Piece } from './bodies.js';
import type { RatedClaim, Verdict } from '../../../src/core/rating/types.js';

const against: Piece = { relation: 'contradicts' };
const nothing: Piece = { relation: 'null' };
const oneSurvey: Piece = { dataset: 'd1', design: 'rct' };

/** Computed with pencil and paper from the rules in docs/rating.md: a share of weights, and the level that follows. */
const table: [string, Piece[], Partial<RatedClaim>, number, string, Verdict][] = [
  ['one good trial', [{}], {}, 1, 'limited', 'supported'],
  ['two that agree', many(2), {}, 1, 'medium', 'supported'],
  ['two for and one null', [...many(2), nothing], {}, 6 / 9, 'limited', 'supported'],
  ['five trials in three countries', many(5), {}, 1, 'strong', 'supported'],
  ['five trials in one country', many(5, {}, ['DK']), {}, 1, 'medium', 'supported'],
  [
    'five trials in the one country that the claim names',
    many(5, {}, ['DK']),
    { countries: ['DK'] },
    1,
    'strong',
    'supported',
  ],
  ['ten trials in three countries', many(10), {}, 1, 'very-strong', 'supported'],
  ['eight for, two against', [...many(8), ...many(2, against)], {}, 0.8, 'strong', 'supported'],
  ['seven for, three against', [...many(7), ...many(3, against)], {}, 0.7, 'strong', 'supported'],
  ['five for, five against', [...many(5), ...many(5, against)], {}, 0.5, 'limited', 'contested'],
  ['three publications of one dataset', many(3, oneSurvey), {}, 1, 'limited', 'supported'],
  [
    'a review of 26 trials, and a case study against that it includes',
    [
      { key: 'review', design: 'systematic-review', k: 26, includes: ['case'] },
      { key: 'case', design: 'case-study', relation: 'contradicts' },
    ],
    {},
    1,
    'medium',
    'supported',
  ],
  [
    'three publications of one dataset, two for and one null',
    [...many(2, oneSurvey), { ...oneSurvey, relation: 'null' }],
    {},
    0.5,
    'limited',
    'contested',
  ],
  ['two that looked and did not find it', many(2, nothing), {}, 0, 'medium', 'not-supported'],
  ['two against and one null', [...many(2, against), nothing], {}, 0, 'medium', 'contradicted'],
  [
    'five good surveys, as an effect',
    many(5, { design: 'cross-sectional' }),
    { type: 'effect' },
    1,
    'medium',
    'supported',
  ],
  [
    'five good surveys, as an association',
    many(5, { design: 'cross-sectional' }),
    { type: 'association' },
    1,
    'strong',
    'supported',
  ],
];

describe('the table worked by hand, under dfid-2014', () => {
  for (const [name, pieces, claim, share, strength, verdict] of table) {
    it(`${name}: ${strength}, ${verdict}`, () => {
      const rating = ratingOf(pieces, claim);
      assert.deepEqual([rating.strength, rating.verdict], [strength, verdict]);
      assert.ok(Math.abs(Number(rating.facts.support_share) - share) < 1e-12);
    });
  }

  it('counts the review of 26 trials as ten studies and one vote', () => {
    const { facts, notCounted } = ratingOf([
      { key: 'review', design: 'systematic-review', k: 26, includes: ['case'] },
      { key: 'case', design: 'case-study', relation: 'contradicts' },
    ]);
    assert.deepEqual([facts.k, facts.size_k], [1, 10]);
    assert.deepEqual(
      notCounted.map(({ study }) => study),
      ['case'],
    );
  });

  it('rests the rating of eight against two on the side of eight', () => {
    const { facts } = ratingOf([...many(8), ...many(2, against)]);
    assert.deepEqual([facts.k_side, facts.size, facts.consistency], [8, 'medium', 'high']);
  });

  it('has the verdict sit exactly on the threshold at 13 of 20', () => {
    // 13/20 for: thirteen units for and seven against, all of one weight.
    assert.equal(ratingOf([...many(13), ...many(7, against)]).verdict, 'supported');
    assert.equal(ratingOf([...many(7), ...many(13, against)]).verdict, 'contradicted');
    assert.equal(ratingOf([...many(12), ...many(8, against)]).verdict, 'contested');
  });
});
