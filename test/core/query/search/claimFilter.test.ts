import assert from 'node:assert/strict';
import { claimFilter, shownWords, type ShownClaim } from '../../../../src/core/query/index.js';

const shown: ShownClaim = {
  text: 'Co-production increases trust in government',
  id: 'raises-trust',
  topics: ['outcomes'],
  verdict: 'contested',
  strength: 'Limited',
  evidence: [
    {
      citation: 'Sørensen & Fledderus 2015',
      citekey: 'fledderus2015building',
      quote: 'user co-production is expected to',
    },
    { citation: 'kang2017', citekey: 'kang2017' },
  ],
};

const passes = (words: string): boolean => claimFilter(words)(shownWords(shown));

describe('filtering claims by words', () => {
  it('looks in everything that a claim shows, whatever the case and the diacritics', () => {
    for (const words of [
      'TRUST',
      'raises-trust',
      'outcomes',
      'contested',
      'limited',
      'sorensen',
      'building',
      'expected',
      'kang2017',
    ]) {
      assert.ok(passes(words), words);
    }
  });

  it('wants every word, in any order, as a word or as part of one', () => {
    assert.ok(passes('govern  contested fledd'));
    assert.ok(!passes('govern supported'));
    assert.ok(!passes('trustin'));
  });

  it('lets everything pass without words', () => {
    assert.ok(passes(''));
    assert.ok(passes('  '));
  });
});
