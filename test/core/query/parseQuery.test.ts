import assert from 'node:assert/strict';
import fc from 'fast-check';
import { longestQuery, parseQuery } from '../../../src/core/query/syntax/parseQuery.js';
import type { Node } from '../../../src/core/query/syntax/types.js';

/** The tree of a query in brackets. */
function drawn(node: Node | null): string {
  if (!node) return '';
  switch (node.kind) {
    case 'all':
      return `(${node.parts.map(drawn).join(' & ')})`;
    case 'any':
      return `(${node.parts.map(drawn).join(' | ')})`;
    case 'not':
      return `!${drawn(node.part)}`;
    case 'evidence':
      return `evidence${drawn(node.part)}`;
    case 'words':
      return node.quoted ? `"${node.text}"` : node.text;
    case 'qualifier':
      return `${node.name}=${node.values.map(({ comparison = '', text }) => comparison + text).join('|')}`;
  }
}
const tree = (text: string): string => {
  const { node, problems } = parseQuery(text);
  assert.deepEqual(problems, [], text);
  return drawn(node);
};
/** "words at fault: message" of each mistake. */
const mistakes = (text: string): string[] =>
  parseQuery(text).problems.map(({ range, message }) => `${text.slice(range.start, range.end)}: ${message}`);

describe('reading a query', () => {
  it('joins what stands together, and OR binds less', () => {
    assert.equal(tree('trust b OR c AND d e'), '((trust & b) | (c & d & e))');
    assert.equal(tree('(a OR b) c'), '((a | b) & c)');
    assert.equal(tree(''), '');
    assert.equal(tree('   '), '');
  });

  it('leaves out what follows a hyphen or NOT, and not what holds a hyphen', () => {
    assert.equal(tree('-a NOT b co-production --c'), '(!a & !b & co-production & c)');
    assert.equal(tree('-(a OR b)'), '!(a | b)');
    assert.equal(tree('-verdict:contested'), '!verdict=contested');
  });

  it('takes values as lists, in quotation marks of any language, and with comparisons', () => {
    assert.equal(
      tree('design:rct,"field experiment" n:>=500 k:≤3'),
      '(design=rct|field experiment & n=>=500 & k=<=3)',
    );
    assert.equal(tree('“public value” topic:“who takes part”'), '("public value" & topic=who takes part)');
    assert.equal(tree(String.raw`"say \"this\""`), '"say "this""');
    assert.equal(tree('Verdict:contested'), 'verdict=contested');
  });

  it('reads as words what is no qualifier', () => {
    assert.equal(tree('or and not 5:1 e.g.:x'), '(or & and & not & 5:1 & e.g.:x)');
  });

  it('gathers what one piece of evidence has to meet', () => {
    assert.equal(tree('evidence:(design:rct -quality:low) a'), '(evidence(design=rct & !quality=low) & a)');
  });

  it('tells of every mistake at its place', () => {
    assert.deepEqual(mistakes('(a'), ['(: this parenthesis is not closed']);
    assert.deepEqual(mistakes('a)'), ['): nothing opens this parenthesis']);
    assert.deepEqual(mistakes('a ()'), ['(): nothing stands in these parentheses']);
    assert.deepEqual(mistakes('a OR'), ['OR: OR stands between two things; write what follows it']);
    assert.deepEqual(mistakes('OR a'), ['OR: OR stands between two things; write what comes before it']);
    assert.deepEqual(mistakes('a AND'), ['AND: AND stands between two things; it can also be left out']);
    assert.deepEqual(mistakes('NOT'), ['NOT: NOT stands before what is to be left out; write what that is']);
    assert.deepEqual(mistakes('a - b'), [
      '-: a hyphen stands right before what is to be left out, as in -quality:low',
    ]);
    assert.deepEqual(mistakes('"a b'), [
      '"a b: these quotation marks are not closed; write " after the last word',
    ]);
  });

  it('has a bound for depth and for length, and says so', () => {
    assert.match(mistakes('('.repeat(5000) + 'a' + ')'.repeat(4000)).join(), /more than 40 levels/);
    assert.match(mistakes('a'.repeat(longestQuery + 1)).join(), /at most 10,000 characters/);
    assert.equal(tree('-'.repeat(5001) + 'a'), '!a');
  });

  it('has a result for any text, with every place inside it', () => {
    const piece = fc.constantFrom(
      '(',
      ')',
      '"',
      '-',
      ':',
      ',',
      ' ',
      'OR',
      'AND',
      'NOT',
      'evidence:',
      'n:>=',
      '*',
      '“',
      '\\',
      'a',
      '\u0000',
      '𝒳',
    );
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(piece, { maxLength: 40 }).map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(text, (written) => {
        const { problems } = parseQuery(written);
        for (const { range } of problems) {
          assert.ok(0 <= range.start && range.start <= range.end && range.end <= written.length, written);
        }
      }),
      { seed: 7, numRuns: 10_000 },
    );
  });
});
