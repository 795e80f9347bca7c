import assert from 'node:assert/strict';
import { claimTypes, designs, type ClaimType } from '../../../src/core/designs.js';
import { qualities, type Quality } from '../../../src/core/notes/types.js';
import { ratingOf, type Piece } from './bodies.js';
import { dfid2014 } from './rubrics.js';

const gradeOf = (piece: Piece, type: ClaimType = 'effect'): string | undefined =>
  ratingOf([piece], { type }).units[0]?.grade;

describe('grading a study for a claim', () => {
  it('follows design and quality alone where the sample is large enough', () => {
    const expected: Record<Quality, [string, string, string]> = {
      high: ['high', 'moderate', 'low'],
      moderate: ['moderate', 'moderate', 'low'],
      low: ['low', 'low', 'low'],
      unclear: ['moderate', 'low', 'low'],
    };
    for (const quality of qualities) {
      const grades = ['rct', 'cross-sectional', 'case-study'].map((design) => gradeOf({ design, quality }));
      assert.deepEqual(grades, expected[quality], quality);
    }
  });

  it('is weighed for every design and type of claim as the rubric says, and never better', () => {
    for (const type of claimTypes) {
      for (const design of Object.keys(designs)) {
        const worth = dfid2014.study.appropriateness[type][design] ?? 0;
        const wanted = worth >= 3 ? 'high' : worth === 2 ? 'moderate' : worth === 1 ? 'low' : undefined;
        assert.equal(gradeOf({ design, n: 1000 }, type), wanted, `${design} for ${type}`);
      }
    }
  });

  it('takes one step off below a hundred participants, for quantitative designs alone', () => {
    assert.equal(gradeOf({ n: 100 }), 'high');
    assert.equal(gradeOf({ n: 99 }), 'moderate');
    assert.equal(gradeOf({ n: 99, quality: 'moderate' }), 'low');
    assert.equal(gradeOf({ n: 99, quality: 'low' }), 'low');
    assert.equal(gradeOf({ design: 'interviews', n: 12 }, 'experience'), 'high');
  });

  it('takes nothing off for an unknown number, and says so', () => {
    const [unit] = ratingOf([{ n: undefined }]).units;
    assert.equal(unit?.grade, 'high');
    assert.ok(unit.why.some((reason) => reason.includes('n is not known')));
  });

  it('takes one step off where all its evidence is undercut, once and never below low', () => {
    const undercut = { undercut: true };
    assert.equal(gradeOf({ evidence: undercut }), 'moderate');
    assert.equal(gradeOf({ evidence: undercut, n: 60 }), 'low');
    assert.equal(gradeOf({ evidence: undercut, n: 60, quality: 'low' }), 'low');
  });

  it('does not count as undercut while one passage stands', () => {
    const [unit] = ratingOf([{ key: 'a', evidence: { undercut: true } }, { key: 'a' }]).units;
    assert.equal(unit?.grade, 'high');
  });

  it('lists theory and what is not described, and never counts them', () => {
    const { facts, notCounted, strength, verdict } = ratingOf([
      { key: 'theory', design: 'theoretical' },
      { key: 'nobody', design: undefined },
      { key: 'strange', design: 'divination' },
    ]);
    assert.deepEqual([facts.k, facts.k_excluded, strength, verdict], [0, 3, 'none', 'untested']);
    assert.deepEqual(
      notCounted.map(({ study, why }) => [study, /not (counted|described)|does not know/.test(why.join())]),
      [
        ['nobody', true],
        ['strange', true],
        ['theory', true],
      ],
    );
  });
});
