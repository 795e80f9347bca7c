import assert from 'node:assert/strict';
import type { Rubric } from '../../../src/core/rating/types.js';
import { many, ratingOf, type Piece } from './bodies.js';
import { dfid2014 } from './rubrics.js';

const reason = 'because the test says so';
const changed = (given: Partial<Pick<Rubric, 'start' | 'adjust' | 'caps'>>): Rubric => ({
  ...dfid2014,
  adjust: [],
  caps: [],
  ...given,
});
const down = (id: string, by: number, when = {}): Rubric['adjust'][number] => ({ id, when, by, reason });
const steps = (pieces: Piece[], rubric: Rubric): string[] =>
  ratingOf(pieces, {}, rubric).ledger.map(({ rule, from, to }) => `${rule}: ${from ?? ''} → ${to}`);

describe('the rules of a rubric', () => {
  it('start at the first that fits, whatever later ones would give', () => {
    const start = [
      { id: 'X', when: { k: { '>=': 9 } }, level: 'strong', reason },
      { id: 'Y', when: {}, level: 'limited', reason },
      { id: 'Z', when: {}, level: 'very-strong', reason },
    ];
    assert.deepEqual(steps([{}], changed({ start })), ['Y:  → limited']);
  });

  it('give no evidence where none fits, and say so', () => {
    const { strength, ledger } = ratingOf([{}], {}, changed({ start: [] }));
    assert.deepEqual([strength, ledger[0]?.rule, ledger.length], ['none', 'none', 1]);
  });

  it('adjust between the lowest level above none and the highest, and keep steps that change nothing', () => {
    const fallen = changed({ adjust: [down('a', -3), down('b', -1)] });
    assert.deepEqual(steps(many(5), fallen), [
      'R2:  → strong',
      'a: strong → limited',
      'b: limited → limited',
    ]);
    const risen = changed({ adjust: [down('a', 3), down('b', 1)] });
    assert.deepEqual(steps(many(2), risen), [
      'R4:  → medium',
      'a: medium → very-strong',
      'b: very-strong → very-strong',
    ]);
  });

  it('add up what leads down, also where the level stays, for later rules to read', () => {
    const read = down('c', 1, { downgrades: 4, start: 'strong' });
    const rubric = changed({ adjust: [down('a', -3), down('up', 1), down('b', -1), read] });
    const { facts, ledger } = ratingOf(many(5), {}, rubric);
    assert.equal(facts.downgrades, 4);
    assert.equal(ledger.at(-1)?.rule, 'c');
  });

  it('adjust nothing where there is no evidence', () => {
    const { strength, ledger, facts } = ratingOf([], {}, changed({ adjust: [down('a', 2), down('b', -1)] }));
    assert.deepEqual([strength, ledger.length, facts.downgrades], ['none', 1, 0]);
  });

  it('cap what is above, in order, and list a cap only where it acts', () => {
    const cap = (id: string, atMost: string): Rubric['caps'][number] => ({ id, when: {}, atMost, reason });
    const caps = [cap('a', 'medium'), cap('b', 'strong'), cap('c', 'limited')];
    assert.deepEqual(steps(many(5), changed({ caps })), [
      'R2:  → strong',
      'a: strong → medium',
      'c: medium → limited',
    ]);
  });
});

describe('passages that differ', () => {
  it('have a review hold as many studies as the least of them says', () => {
    const k = (...counts: number[]): unknown =>
      ratingOf(counts.map((k) => ({ key: 'a', design: 'meta-analysis', evidence: { k } }))).facts.size_k;
    assert.deepEqual([k(9, 4), k(4, 9)], [4, 4]);
  });

  it('are taken by the lowest quality, and one that is not appraised before a moderate one', () => {
    const passages = (...qualities: Piece['quality'][]): string | undefined =>
      ratingOf(qualities.map((quality) => ({ key: 'a', evidence: { quality } }))).units[0]?.quality;
    assert.equal(passages('high', 'moderate'), 'moderate');
    assert.equal(passages('moderate', 'unclear', 'high'), 'unclear');
    assert.equal(passages('unclear', 'low'), 'low');
  });
});
