import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { createClaimIndex, type SearchableClaim } from '../../../../src/core/query/index.js';
import { closeness } from '../../../../src/core/query/search/closeness.js';
import { wordsOf } from '../../../../src/core/query/search/words.js';

const fixture = new URL('../../../fixtures/claims/claims.json', import.meta.url);
const claims = JSON.parse(readFileSync(fixture, 'utf8')) as SearchableClaim[];

const indexOf = (some: SearchableClaim[]) => {
  const index = createClaimIndex();
  for (const claim of some) index.add(claim);
  return index;
};
const index = indexOf(claims);
const keysFor = (text: string, limit = 20): string[] => index.search(text, limit).map(({ key }) => key);

const wordsOfClaim = ({ text, id, topics, citations }: SearchableClaim): string[] =>
  [text, id ?? '', ...topics, ...citations].flatMap((part) => wordsOf(part).map(({ word }) => word));

const claim = (key: string, text: string): SearchableClaim => ({
  key,
  id: null,
  text,
  topics: [],
  citations: [],
});

describe('searching claims', () => {
  it('always finds a claim by any of its words or their beginnings, in any order and case', () => {
    const query = fc.constantFrom(...claims).chain((of) =>
      fc
        .array(fc.tuple(fc.constantFrom(...wordsOfClaim(of)), fc.nat(10)), { minLength: 1, maxLength: 5 })
        .map((words) => ({
          of,
          text: words
            .map(([word, cut]) => word.slice(0, Math.max(1, word.length - cut)).toUpperCase())
            .join(' '),
        })),
    );
    fc.assert(
      fc.property(query, ({ of, text }) => {
        assert.ok(keysFor(text).includes(of.key), text);
      }),
      { seed: 2014, numRuns: 500 },
    );
  });

  it('finds all that hold any word, those with more of the words first', () => {
    const query = fc
      .tuple(fc.constantFrom(...claims), fc.constantFrom(...claims))
      .chain(([a, b]) => fc.tuple(fc.constantFrom(...wordsOfClaim(a)), fc.constantFrom(...wordsOfClaim(b))));
    fc.assert(
      fc.property(query, ([one, other]) => {
        const typed = [...new Set([one, other])];
        const held = (of: SearchableClaim): number =>
          typed.filter((word) => wordsOfClaim(of).some((known) => closeness(word, known) > 0)).length;
        const byKey = new Map(claims.map((each) => [each.key, held(each)]));
        const counts = keysFor(typed.join(' ')).map((key) => byKey.get(key) ?? NaN);
        const expected = [...byKey.values()].filter((count) => count > 0).sort((x, y) => y - x);
        assert.deepEqual(counts, expected);
      }),
      { seed: 2014, numRuns: 500 },
    );
  });

  it('finds a claim in spite of one typing mistake in a word', () => {
    for (const text of ['goverment', 'govrenment', 'governmentt', 'govermnent', 'hovernment', 'goverrn']) {
      assert.ok(keysFor(text).includes('raises-trust'), text);
    }
    assert.deepEqual(keysFor('colective'), ['individual-dominates']);
  });

  it('puts the claim that is meant first', () => {
    assert.equal(keysFor('trust')[0], 'raises-trust');
    assert.equal(keysFor('cost public services')[0], 'reduces-cost');
    assert.equal(keysFor('women more')[0], 'women-more');
    assert.equal(keysFor('jakobsen information')[0], 'information-helps');
    assert.equal(keysFor('self efficacy beliving')[0], 'self-efficacy');
  });

  it('shows what matched, at its place in the text', () => {
    const hit = index.search('govern tru', 1)[0];
    assert.equal(hit?.key, 'raises-trust');
    const text = 'Co-production increases trust in government.';
    assert.deepEqual(
      hit?.matches.map(([start, end]) => text.slice(start, end)),
      ['tru', 'govern'],
    );
  });

  it('sees through diacritics and letters that a keyboard lacks, both ways', () => {
    const names = indexOf([
      claim('a', 'Sørensen, Łukasz und Müller über Straßen'),
      claim('b', 'Ostrom’s café'),
    ]);
    for (const text of ['sorensen', 'SØRENSEN', 'lukasz', 'muller', 'strasse', 'über']) {
      assert.equal(names.search(text, 5)[0]?.key, 'a', text);
    }
    assert.deepEqual(names.search('cafe', 5)[0]?.matches, [[9, 13]]);
    assert.deepEqual(names.search('strassen', 5)[0]?.matches, [[33, 40]]);
  });

  it('finds parts of phrases in scripts without spaces', () => {
    const chinese = indexOf([claim('a', '共同生产提高公众信任'), claim('b', '公共服务的成本')]);
    assert.deepEqual(
      chinese.search('信任', 5).map(({ key }) => key),
      ['a'],
    );
  });

  it('forgets a claim that is removed or replaced, however often', () => {
    const changing = createClaimIndex();
    for (let i = 0; i < 3000; i++) changing.add(claim('same', i % 2 ? 'apples grow' : 'pears fall'));
    changing.add(claim('other', 'apples fall'));
    assert.deepEqual(
      changing.search('apples', 9).map(({ key }) => key),
      ['other', 'same'],
    );
    assert.deepEqual(
      changing.search('pears', 9).map(({ key }) => key),
      [],
    );
    changing.remove('other');
    changing.remove('other');
    changing.remove('never there');
    assert.deepEqual(
      changing.search('apples fall', 9).map(({ key }) => key),
      ['same'],
    );
  });

  it('narrows before it ranks: all claims that hold every word come, of many that hold some', () => {
    const many = Array.from({ length: 5000 }, (_, i) => claim(`k${i}`, `common words in claim number ${i}`));
    const large = indexOf([...many, claim('rare', 'common words with a zeitgeist')]);
    assert.equal(large.search('common words zeitgeist', 10)[0]?.key, 'rare');
    assert.equal(large.search('4321 number', 10)[0]?.key, 'k4321');
    assert.equal(large.search('common', 30).length, 30);
  });

  it('gives scores that fall from first to last, and nothing for nothing', () => {
    const scores = index.search('increases co production trust', 20).map(({ score }) => score);
    assert.deepEqual(
      scores,
      [...scores].sort((a, b) => b - a),
    );
    for (const score of scores) assert.ok(score >= 0 && score <= 1);
    for (const text of ['', '   ', '?!', 'zzzzzz']) assert.deepEqual(index.search(text, 5), []);
    assert.deepEqual(index.search('trust', 0), []);
  });
});
