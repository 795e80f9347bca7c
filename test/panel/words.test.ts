import assert from 'node:assert/strict';
import {
  changeWords,
  countLine,
  countryName,
  factsLine,
  readingLine,
  thousands,
} from '../../src/panel/words.js';
import { ready } from './stage.js';

describe('numbers in the Claim Map', () => {
  it('have narrow spaces between thousands', () => {
    assert.deepEqual([0, 999, 1000, 64_843, 1_234_567].map(thousands), [
      '0',
      '999',
      '1\u202f000',
      '64\u202f843',
      '1\u202f234\u202f567',
    ]);
  });

  it('count claims and studies, or say how many of all match', () => {
    assert.equal(countLine(15, 15, 41, false), '15 claims · 41 studies');
    assert.equal(countLine(1, 1, 1, false), '1 claim · 1 study');
    assert.equal(countLine(0, 15, 41, true), '0 of 15 claims');
  });

  it('say how far the reading has come', () => {
    const status = { ...ready(812, 0), state: 'reading' as const, read: 6400, total: 10_000 };
    assert.equal(readingLine(status), 'Reading notes: 6\u202f400 of 10\u202f000 · 812 claims so far');
    assert.equal(readingLine({ ...status, read: 0, total: 0 }), 'Reading notes');
  });
});

describe('the facts of a study', () => {
  const study = {
    design: 'survey experiment',
    n: 4951,
    k: null,
    countries: ['DK'],
    quality: 'high' as const,
  };

  it('are its design, size, country and quality', () => {
    assert.equal(factsLine(study), 'survey experiment · n = 4\u202f951 · Denmark · high quality');
    assert.equal(
      factsLine({ ...study, design: 'systematic review', k: 26, countries: ['DK', 'GB', 'NL'] }),
      'systematic review · 26 studies · 3 countries · high quality',
    );
  });

  it('say what is not described or not appraised, and leave out what is not known', () => {
    assert.equal(
      factsLine({ design: null, n: null, k: null, countries: [], quality: null }),
      'design not described · not appraised',
    );
  });

  it('leave a country that is no code as it is written', () => {
    assert.deepEqual(['DK', 'Scotland', 'xx', ''].map(countryName), ['Denmark', 'Scotland', 'xx', '']);
  });
});

describe('a change of a rating', () => {
  it('is a number of studies, what they find, and where they are from', () => {
    const becomes = { strength: 'Strong', verdict: 'supported' as const };
    assert.equal(
      changeWords({ direction: 'supports', from: 'known', count: 1, becomes }),
      '1 more high-quality study for',
    );
    assert.equal(
      changeWords({ direction: 'null', from: 'known', count: 2, becomes }),
      '2 more high-quality null studies',
    );
    assert.equal(
      changeWords({ direction: 'contradicts', from: 'new', count: 3, becomes }),
      '3 more high-quality studies against, each from a new country',
    );
    assert.equal(
      changeWords({ direction: 'supports', from: 'new', count: 1, becomes }),
      '1 more high-quality study for, from a new country',
    );
    assert.equal(
      changeWords({ direction: 'supports', from: 'known', count: 8, becomes: null }),
      'Up to 8 more high-quality studies for',
    );
  });
});
