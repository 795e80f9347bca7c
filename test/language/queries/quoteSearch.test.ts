import assert from 'node:assert/strict';
import fc from 'fast-check';
import { createQuoteSearch, type QuoteSearch } from '../../../src/language/index.js';
import { baseOf, put } from '../../core/base/workspace.js';
import { sampleFiles } from '../sample.js';

const found = (quotes: QuoteSearch, text: string): string[] =>
  quotes.search(text, 10).map(({ piece }) => `${piece.citekey} ${piece.quote ?? ''}`);
const always = (): boolean => true;

describe('search over quotes', () => {
  it('finds nothing before it has read anything, and reads in turns', () => {
    const base = baseOf(sampleFiles());
    const quotes = createQuoteSearch(base);
    assert.deepEqual(found(quotes, 'individualised'), []);
    let left = 3;
    assert.equal(
      quotes.work(() => left-- > 0),
      false,
    );
    assert.equal(quotes.work(always), true);
    assert.match(found(quotes, 'individualised dominted')[0] ?? '', /^bovaird2008fad the practice/);
  });

  it('follows edits, begun at any time, as one that reads anew', () => {
    const files = sampleFiles();
    const paths = Object.keys(files).filter((path) => path.endsWith('.md'));
    const words = ['individualised', 'citizens', 'co-production', 'services', 'willing'];
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.constantFrom(...paths), fc.double({ min: 0, max: 1, noNaN: true })), {
          maxLength: 5,
        }),
        fc.nat(40),
        (edits, before) => {
          const base = baseOf(files);
          const quotes = createQuoteSearch(base);
          let left = before;
          quotes.work(() => left-- > 0);
          for (const [path, part] of edits) {
            const text = files[path] ?? '';
            quotes.changed(put(base, path, text.slice(0, Math.floor(part * text.length))));
          }
          quotes.work(always);
          const fresh = createQuoteSearch(base);
          fresh.work(always);
          for (const word of words)
            assert.deepEqual(found(quotes, word).sort(), found(fresh, word).sort(), word);
        },
      ),
      { numRuns: 15 },
    );
  }).timeout(60_000);
});
