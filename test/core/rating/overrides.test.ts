import assert from 'node:assert/strict';
import type { RatedEvidence } from '../../../src/core/rating/types.js';
import { scaledEffect } from '../../../src/core/rating/index.js';
import { ratingOf, type Piece } from './bodies.js';
import { dfid2014 } from './rubrics.js';

describe('what a passage says of its study', () => {
  it('holds in the study’s place: quality, n, k, outcome, design, countries', () => {
    const study: Piece = {
      design: 'interviews',
      quality: 'low',
      n: 40,
      k: 3,
      outcome: 'behaviour',
      countries: ['SE'],
    };
    const evidence: Partial<RatedEvidence> = {
      design: 'meta-analysis',
      quality: 'high',
      n: 900,
      k: 7,
      outcome: 'perception',
      countries: ['DK', 'GB'],
    };
    const { units, facts } = ratingOf([{ ...study, evidence }]);
    const [unit] = units;
    assert.deepEqual(
      [unit?.grade, unit?.quality, unit?.n, unit?.countries],
      ['high', 'high', 900, ['DK', 'GB']],
    );
    assert.deepEqual([facts.size_k, facts.share_indirect, facts.countries], [7, 1, 2]);
  });

  it('leaves the study’s facts where it says nothing', () => {
    const { units, facts } = ratingOf([{ design: 'meta-analysis', k: 3, n: 700, outcome: 'attitude' }]);
    assert.deepEqual([units[0]?.n, facts.size_k, facts.share_indirect], [700, 3, 1]);
  });
});

describe('an indirect outcome', () => {
  it('is what people intend, feel or see, and no other', () => {
    const shares = [
      'intention',
      'attitude',
      'perception',
      'behaviour',
      'output',
      'experience',
      'outcome',
    ].map((outcome) => ratingOf([{ outcome }]).facts.share_indirect);
    assert.deepEqual(shares, [1, 1, 1, 0, 0, 0, 0]);
    assert.equal(ratingOf([{}]).facts.share_indirect, 0);
  });

  it('makes a unit indirect only where every publication measures one', () => {
    const unit = (...outcomes: string[]): unknown =>
      ratingOf(outcomes.map((outcome) => ({ dataset: 'd', outcome }))).facts.share_indirect;
    assert.deepEqual([unit('intention', 'attitude'), unit('intention', 'behaviour')], [1, 0]);
  });
});

describe('a unit of several publications', () => {
  const d = { dataset: 'd' };

  it('is as large as the largest, whichever is the best', () => {
    const review: Piece = { ...d, design: 'meta-analysis', quality: 'low', k: 8 };
    assert.equal(ratingOf([{ ...d }, review]).facts.size_k, 8);
    assert.equal(ratingOf([review, { ...d }]).facts.size_k, 8);
  });

  it('has the largest known n, in whatever order, and is appraised where one is', () => {
    for (const sizes of [
      [900, 300, undefined],
      [undefined, 300, 900],
    ]) {
      const pieces = sizes.map((n): Piece => ({ ...d, n, quality: n === 300 ? 'moderate' : 'unclear' }));
      const { units, facts } = ratingOf(pieces);
      assert.deepEqual([units[0]?.n, units[0]?.quality, facts.share_unappraised], [900, 'moderate', 0]);
    }
    assert.equal(ratingOf([{ ...d, quality: 'unclear' }]).facts.share_unappraised, 1);
  });

  it('is experimental where its best publication is; a review is as what it pools', () => {
    const share = (...pieces: Piece[]): unknown => ratingOf(pieces).facts.share_experimental;
    assert.equal(share({ ...d }, { ...d, design: 'case-study' }), 1);
    assert.equal(share({ ...d, quality: 'low' }, { ...d, design: 'did' }), 0);
    assert.equal(share({ design: 'systematic-review', of: 'rct' }), 1);
    assert.equal(share({ design: 'systematic-review', of: 'cohort' }), 0);
    assert.equal(share({ design: 'systematic-review' }), 0);
    // Only a review pools.
    assert.equal(share({ design: 'cohort', of: 'rct' }), 0);
  });
});

describe('a review', () => {
  it('is one by its design, or because it includes something', () => {
    const { facts } = ratingOf([
      { key: 'a', design: 'literature-review', quality: 'high', k: 6, includes: ['elsewhere'] },
    ]);
    assert.equal(facts.size_k, 6);
    assert.equal(ratingOf([{ design: 'literature-review', k: 6 }]).facts.size_k, 1);
    const covered = ratingOf([
      { key: 'a', design: 'case-study', includes: ['b'] },
      { key: 'b', relation: 'null' },
    ]);
    assert.deepEqual(
      covered.notCounted.map(({ study }) => study),
      ['b'],
    );
  });

  it('with fewer than one study in it counts as one, and with more than ten as ten', () => {
    const sizes = [0, 1, 10, 11].map((k) => ratingOf([{ design: 'rapid-review', k }]).facts.size_k);
    assert.deepEqual(sizes, [1, 1, 10, 10]);
    assert.equal(dfid2014.body.reviewSizeCap, 10);
  });
});

describe('pooling a body of evidence', () => {
  const effect = (value: number, metric = 'SMD'): Partial<RatedEvidence> => ({
    effect: { metric, value, se: 0.1 },
  });

  it('takes one effect a unit: of the first publication by key that has one', () => {
    const d = { dataset: 'd' };
    const { facts } = ratingOf([
      { key: 'c', ...d, evidence: effect(0.9) },
      { key: 'b', ...d, evidence: effect(0.1) },
      { key: 'a', ...d },
      { key: 'z', evidence: effect(0.3) },
    ]);
    assert.equal(facts.k_pooled, 2);
    assert.ok(Math.abs(Number(facts.pooled) - 0.2) < 1e-9);
  });

  it('takes the metric that most units report, of as many the first by name', () => {
    const { facts } = ratingOf([
      { evidence: effect(2, 'OR') },
      { evidence: effect(3, 'OR') },
      { evidence: effect(0.2) },
      { evidence: effect(0.4) },
      { evidence: effect(0.3) },
    ]);
    assert.deepEqual([facts.k_pooled, facts.pooled_metric], [3, 'SMD']);
    const tie = ratingOf([
      { evidence: effect(0.2) },
      { evidence: effect(0.4) },
      { evidence: effect(2, 'OR') },
      { evidence: effect(3, 'OR') },
    ]);
    assert.equal(tie.facts.pooled_metric, 'OR');
  });

  it('has a size without sign, and an interval that may exclude no effect on either side', () => {
    const { facts } = ratingOf([-0.5, -0.52, -0.48, -0.51].map((value) => ({ evidence: effect(value) })));
    assert.ok(Number(facts.pooled) < 0);
    assert.equal(facts.pooled_abs, -Number(facts.pooled));
    assert.deepEqual([facts.ci_excludes_null, facts.pi_excludes_null], [true, true]);
  });

  it('of correlations by their n alone asks the study where the effect does not say', () => {
    const evidence: Partial<RatedEvidence> = { effect: { metric: 'r', value: 0.3 } };
    assert.equal(ratingOf([{ evidence }, { evidence }]).facts.k_pooled, 2);
    const unknown = { evidence, n: undefined };
    assert.equal(ratingOf([unknown, unknown]).facts.k_pooled, 0);
  });

  it('pools from as many as the rubric asks for', () => {
    const { body } = dfid2014;
    const three = { ...dfid2014, body: { ...body, pool: { ...body.pool, minStudies: 3 } } };
    const pieces = [0.2, 0.4].map((value) => ({ evidence: effect(value) }));
    assert.deepEqual([ratingOf(pieces).facts.k_pooled, ratingOf(pieces, {}, three).facts.k_pooled], [2, 0]);
  });
});

describe('an effect on the analysis scale', () => {
  const near = (is: number | undefined, wanted: number): void =>
    assert.ok(is !== undefined && Math.abs(is - wanted) < 1e-12, `${is} is not ${wanted}`);

  it('has its standard error carried over: of a ratio divided by it, of a correlation by 1 − r²', () => {
    near(scaledEffect({ metric: 'OR', value: 2, se: 0.5 })?.vi, 0.25 ** 2);
    near(scaledEffect({ metric: 'logOR', value: 0.7, se: 0.5 })?.vi, 0.25);
    near(scaledEffect({ metric: 'r', value: 0.5, se: 0.15 })?.vi, 0.2 ** 2);
    near(scaledEffect({ metric: 'r', value: 0.5, n: 103 })?.vi, 0.01);
  });

  it('is turned where more of it speaks against the claim', () => {
    near(scaledEffect({ metric: 'd', value: 0.3, se: 0.1, reverse: true })?.yi, -0.3);
    near(scaledEffect({ metric: 'OR', value: 0.5, se: 0.1, reverse: true })?.yi, Math.LN2);
  });
});
