import assert from 'node:assert/strict';
import type { Rubric } from '../../../src/core/rating/types.js';
import { many, ratingOf, type Piece } from './bodies.js';
import { dfid2014, rubrics } from './rubrics.js';

const nothing: Piece = { relation: 'null' };
const against: Piece = { relation: 'contradicts' };
const mixed: Piece = { relation: 'qualifies' };
const factsOf = (...given: Parameters<typeof ratingOf>) => ratingOf(...given).facts;

/** Worked by hand: what happens on a threshold, and just beside it. */
describe('a threshold', () => {
  it('of known participants is met by 80 % of the side, and then they are added up', () => {
    const four = [...many(4, { n: 200 }), { n: undefined }];
    assert.deepEqual([factsOf(four).n_total, factsOf(four).n_known], [800, 4]);
    const three = [...many(3, { n: 200 }), { n: undefined }];
    assert.deepEqual([factsOf(three).n_total, factsOf(three).n_known], [null, 3]);
    // What is against is not of the side.
    const opposed = [...many(4, { n: 200 }), { n: undefined }, { ...against, n: 5000 }];
    assert.deepEqual([factsOf(opposed).n_total, factsOf(opposed).n_known], [800, 4]);
  });

  it('of low quality is more than half', () => {
    const low: Piece = { quality: 'low' };
    const moderate: Piece = { quality: 'moderate' };
    assert.equal(factsOf([...many(2, low), ...many(2, moderate)]).quality, 'moderate');
    assert.equal(factsOf([...many(3, low), ...many(2, moderate)]).quality, 'low');
    assert.equal(factsOf([{}, ...many(1, low)]).quality, 'high');
    assert.equal(factsOf([{}, ...many(2, low)]).quality, 'low');
  });

  it('of the context is half of the weight, not of the studies', () => {
    const claim = { countries: ['DK'] };
    const elsewhere: Piece = { countries: ['SE'], quality: 'low' };
    const context = (outside: number): unknown =>
      factsOf([{}, ...many(outside, elsewhere, ['SE'])], claim).context;
    // One of weight 3 from Denmark: beside three of weight 1 it is half, beside four it is less.
    assert.deepEqual([context(3), context(4)], ['relevant', 'partial']);
    const two = [...many(2, {}, ['SE']), ...many(3, { quality: 'low' }, ['DK'])];
    assert.equal(factsOf(two, claim).context, 'partial');
  });

  it('of participants who are asked is 80 % of all units', () => {
    const known = (count: number): Piece[] => [
      ...many(count, { n: 100 }),
      { n: undefined },
      { ...nothing, n: 90_000 },
    ];
    // Four of five known, and three of four.
    assert.deepEqual(
      [known(3), known(2)].map((pieces) => factsOf(pieces).participants_disagree),
      [true, false],
    );
  });

  it('of a small sample is 100: n of 100 costs nothing, 99 a step', () => {
    assert.deepEqual(
      [100, 99].map((n) => ratingOf([{ n }]).units[0]?.weight),
      [3, 2],
    );
  });
});

describe('the side that a verdict rests on', () => {
  const weakAgainst: Piece = {
    ...nothing,
    design: 'cross-sectional',
    quality: 'unclear',
    outcome: 'attitude',
    countries: ['BR'],
  };

  it('alone has its experiments, indirect outcomes, appraisals, countries and grades counted', () => {
    const facts = factsOf([...many(3, {}, ['DK']), weakAgainst]);
    assert.deepEqual(
      [facts.k, facts.k_side, facts.share_experimental, facts.share_indirect, facts.share_unappraised],
      [4, 3, 1, 0, 0],
    );
    assert.deepEqual([facts.countries, facts.share_low, facts.k_low, facts.size_k], [1, 0, 0, 3]);
  });

  it('is what contradicts and is null where the claim is not supported, and everything where it is contested', () => {
    const side = (pieces: Piece[]): unknown[] => {
      const { verdict, facts } = ratingOf(pieces);
      return [verdict, facts.k_side];
    };
    assert.deepEqual(side([...many(3, nothing), ...many(2, against), mixed]), ['not-supported', 5]);
    assert.deepEqual(side([...many(2, nothing), ...many(3, against), mixed]), ['contradicted', 5]);
    assert.deepEqual(side([...many(2, nothing), ...many(2, against)]), ['not-supported', 4]);
    assert.deepEqual(side([{}, nothing, mixed]), ['contested', 3]);
  });
});

describe('mixed findings', () => {
  it('abstain where participants are weighed against studies', () => {
    // Three for with 300 people; were the mixed against, two with 1000 would outweigh them.
    const facts = factsOf([...many(3, { n: 100 }), ...many(2, { ...mixed, n: 500 })]);
    assert.equal(facts.participants_disagree, false);
  });

  it('count half for the claim: three of them beside one for are 5 of 8', () => {
    const { facts, verdict } = ratingOf([{}, ...many(3, mixed)]);
    assert.deepEqual([facts.support_share, verdict], [0.625, 'contested']);
  });
});

describe('a rubric for which nulls do not count against', () => {
  const lenient: Rubric = { ...dfid2014, body: { ...dfid2014.body, nullCountsAgainst: false } };

  it('leaves them out of the share, and not out of the units', () => {
    const { verdict, facts } = ratingOf([...many(2), ...many(3, nothing)], {}, lenient);
    assert.deepEqual([verdict, facts.support_share, facts.k], ['supported', 1, 5]);
    assert.equal(ratingOf([...many(2), ...many(3, nothing)]).verdict, 'contested');
  });

  it('takes what only looked and did not find it as not supported', () => {
    const { verdict, facts } = ratingOf(many(3, nothing), {}, lenient);
    assert.deepEqual(
      [verdict, facts.support_share, facts.agreement, facts.k_side],
      ['not-supported', 0, 1, 3],
    );
  });
});

describe('flags of a claim', () => {
  it('are facts where they are set, as a list or by name, and absent otherwise', () => {
    const facts = factsOf([{}], { flags: { scaled: true, dose_response: false } });
    assert.deepEqual([facts.flag_scaled, 'flag_dose_response' in facts], [true, false]);
    assert.equal(factsOf([{}], { flags: ['scaled'] }).flag_scaled, true);
  });
});

describe('scores', () => {
  const { sms, nesta } = rubrics as { sms: Rubric; nesta: Rubric };
  const scores = (pieces: Piece[], rubric: Rubric): unknown[] => {
    const { strength, facts } = ratingOf(pieces, {}, rubric);
    return [strength, facts.score_max, facts.score_ge_1, facts.score_ge_3];
  };

  it('are missing where nothing has one, and then none reaches any', () => {
    assert.deepEqual(scores([{ design: 'interviews' }], sms), ['none', null, 0, 0]);
    assert.deepEqual(scores([], nesta), ['none', null, 0, 0]);
    assert.deepEqual(
      [factsOf([{}]).score_max, factsOf([{}]).score_ge_1],
      [null, null],
      'of a rubric without scores',
    );
  });

  it('fall for low quality that is appraised, and never below 1', () => {
    assert.deepEqual(scores([{ quality: 'low' }], sms), ['sms-4', 4, 1, 1]);
    assert.deepEqual(scores([{ design: 'pre-post', quality: 'low' }], sms), ['sms-1', 1, 1, 0]);
    // A low grade is no low quality.
    assert.deepEqual(scores([{ design: 'descriptive-survey', quality: 'high' }], sms), ['sms-1', 1, 1, 0]);
    assert.deepEqual(scores([{ n: 20, quality: 'unclear' }], sms), ['sms-5', 5, 1, 1]);
  });

  it('of a review are those of what it pools', () => {
    assert.deepEqual(scores([{ design: 'systematic-review', of: 'did' }], sms), ['sms-3', 3, 1, 1]);
    assert.deepEqual(scores([{ design: 'systematic-review' }], sms), ['none', null, 0, 0]);
  });

  it('of a unit are those of its best publication', () => {
    const shared: Piece = { dataset: 'd' };
    const pieces = [
      { ...shared, design: 'cross-sectional' },
      { ...shared, design: 'longitudinal' },
    ];
    assert.deepEqual(scores(pieces, sms), ['sms-3', 3, 1, 1]);
  });

  it('under Nesta are of what supports the claim or finds it in part, theory included', () => {
    assert.deepEqual(scores([{ design: 'theoretical' }], nesta), ['nesta-1', 1, 1, 0]);
    assert.deepEqual(scores([{ design: 'theoretical', ...against }], nesta), ['none', null, 0, 0]);
    assert.deepEqual(scores([{ ...mixed }], nesta), ['nesta-3', 3, 1, 1]);
    assert.deepEqual(scores([{ ...nothing }], nesta), ['none', null, 0, 0]);
    assert.deepEqual(scores(many(2), nesta), ['nesta-4', 3, 2, 2]);
    assert.equal(ratingOf(many(2), { flags: ['scaled'] }, nesta).strength, 'nesta-5');
  });
});
