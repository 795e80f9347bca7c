import assert from 'node:assert/strict';
import { many, ratingOf } from './bodies.js';

const uncounted = (rating: ReturnType<typeof ratingOf>): string[] =>
  rating.notCounted.map(({ study }) => study);

describe('independence', () => {
  it('makes one unit of a dataset: best grade, largest n, all countries', () => {
    const { units } = ratingOf([
      { dataset: 'd', quality: 'low', n: 900, countries: ['SE'] },
      { dataset: 'd', quality: 'high', n: 300, countries: ['DK', 'GB'] },
    ]);
    assert.equal(units.length, 1);
    const [unit] = units;
    assert.deepEqual(
      [unit?.id, unit?.grade, unit?.n, unit?.countries, unit?.quality],
      ['d', 'high', 900, ['DK', 'GB', 'SE'], 'high'],
    );
  });

  it('keeps a dataset apart from a study of the same name', () => {
    assert.equal(ratingOf([{ key: 'x' }, { key: 'y', dataset: 'x' }]).facts.k, 2);
  });

  it('points a dataset where at least 70 % of its publications point', () => {
    const publications = (found: number, not: number): string =>
      ratingOf([...many(found, { dataset: 'd' }), ...many(not, { dataset: 'd', relation: 'null' })]).units[0]
        ?.relation ?? '';
    assert.equal(publications(7, 3), 'supports');
    assert.equal(publications(2, 1), 'qualifies');
    assert.equal(publications(3, 7), 'null');
  });

  it('takes the vote of what a counted review includes', () => {
    const rating = ratingOf([
      { key: 'r', design: 'systematic-review', includes: ['p'] },
      { key: 'p', relation: 'contradicts' },
      { key: 'q' },
    ]);
    assert.deepEqual(uncounted(rating), ['p']);
    assert.deepEqual(
      rating.units.map(({ id }) => id),
      ['q', 'r'],
    );
  });

  it('lets a review that is not counted cover nothing', () => {
    const rating = ratingOf([{ key: 'r', design: undefined, includes: ['p'] }, { key: 'p' }]);
    assert.deepEqual(uncounted(rating), ['r']);
  });

  it('has an included review still cover what it includes', () => {
    const rating = ratingOf([
      { key: 'umbrella', design: 'systematic-review', includes: ['review'] },
      { key: 'review', design: 'systematic-review', includes: ['trial'] },
      { key: 'trial' },
    ]);
    assert.deepEqual(
      rating.units.map(({ id }) => id),
      ['umbrella'],
    );
  });

  it('counts two reviews that include each other, and says so', () => {
    const rating = ratingOf([
      { key: 'a', design: 'systematic-review', includes: ['b', 'p'] },
      { key: 'b', design: 'systematic-review', includes: ['a'] },
      { key: 'p' },
    ]);
    assert.deepEqual(
      rating.units.map(({ id }) => id),
      ['a', 'b'],
    );
    assert.ok(rating.notes.some((note) => note.startsWith('a and another review include each other')));
  });

  it('lets a review that includes itself keep its vote', () => {
    const { facts, notes } = ratingOf([{ key: 'a', design: 'systematic-review', includes: ['a'] }]);
    assert.deepEqual([facts.k, notes.filter((note) => note.includes('another review'))], [1, []]);
  });

  it('counts a review as the studies inside it, from one to ten', () => {
    const size = (k: number | undefined): unknown => ratingOf([{ design: 'meta-analysis', k }]).facts.size_k;
    assert.deepEqual([size(undefined), size(1), size(7), size(200)], [1, 1, 7, 10]);
  });

  // A walk from each review to each other would take hours, and the runner gives twenty seconds.
  it('takes a thousand reviews that all include each other', () => {
    const keys = Array.from({ length: 1000 }, (_, index) => `r${index}`);
    const pieces = keys.map((key) => ({ key, design: 'systematic-review', includes: keys }));
    assert.equal(ratingOf(pieces).facts.k, 1000);
  });

  it('makes one mixed link of passages of one study that differ', () => {
    const { units } = ratingOf([{ key: 'a' }, { key: 'a', relation: 'null' }]);
    assert.deepEqual(
      units.map(({ relation }) => relation),
      ['qualifies'],
    );
  });

  it('holds to the most cautious of passages that differ, and says so', () => {
    const rating = ratingOf([
      { key: 'a', evidence: { n: 900, quality: 'high', design: 'rct', outcome: 'behaviour' } },
      { key: 'a', evidence: { n: 60, quality: 'low', design: 'case-study', outcome: 'intention' } },
    ]);
    assert.equal(rating.units[0]?.n, 60);
    assert.equal(rating.units[0].quality, 'low');
    assert.equal(rating.facts.share_indirect, 1);
    assert.equal(rating.facts.share_experimental, 0);
    assert.ok(
      rating.notes.some((note) => note.startsWith('passages of a differ in quality, n, outcome, design')),
    );
  });

  it('makes no link of what only mentions it', () => {
    const { facts } = ratingOf([{ relation: 'mentions' }, { relation: 'undercuts' }]);
    assert.deepEqual([facts.k, facts.k_excluded], [0, 0]);
  });
});

describe('participants', () => {
  it('lower consistency where they point the other way than studies', () => {
    const rating = ratingOf([...many(4, { n: 100 }), { relation: 'null', n: 90_000 }]);
    assert.equal(rating.facts.participants_disagree, true);
    assert.equal(rating.facts.consistency, 'moderate');
    assert.ok(rating.notes.some((note) => note.includes('400') && note.includes('90000')));
  });

  it('are not asked where fewer than 80 % are known, and ties abstain', () => {
    const unknown = ratingOf([...many(2, { n: 100 }), { n: undefined }, { relation: 'null', n: 90_000 }]);
    assert.equal(unknown.facts.participants_disagree, false);
    const tie = ratingOf([...many(2, { n: 100 }), ...many(2, { relation: 'null', n: 9000 })]);
    assert.equal(tie.facts.participants_disagree, false);
  });
});
