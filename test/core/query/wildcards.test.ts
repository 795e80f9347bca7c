import assert from 'node:assert/strict';
import fc from 'fast-check';
import { wildcardTest } from '../../../src/core/query/values/wildcards.js';

describe('wildcards', () => {
  it('find what a regular expression of the same meaning finds', () => {
    const letters = fc.string({ unit: fc.constantFrom('a', 'b', '*'), maxLength: 8 });
    const texts = fc.string({ unit: fc.constantFrom('a', 'b'), maxLength: 10 });
    fc.assert(
      fc.property(letters, texts, (pattern, text) => {
        const expression = new RegExp(`^${pattern.replaceAll('*', '.*')}$`);
        assert.equal(wildcardTest(pattern)(text), expression.test(text), `${pattern} in ${text}`);
      }),
      { seed: 7, numRuns: 5000 },
    );
  });

  it('read a text once, however many stars there are', () => {
    const text = 'a'.repeat(100_000);
    // As a regular expression this would not end.
    assert.equal(wildcardTest(`${'a*'.repeat(100)}b`)(text), false);
    assert.equal(wildcardTest(`${'*a'.repeat(100)}*`)(text), true);
  });
});
