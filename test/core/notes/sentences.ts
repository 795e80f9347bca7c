/** Sentences with citations as people write them, and as nobody should: for comparing with Pandoc. */
import fc from 'fast-check';

const oneOf = (...texts: string[]): fc.Arbitrary<string> => fc.constantFrom(...texts);

const word = oneOf(
  'see',
  'also',
  'cf.',
  'e.g.',
  'and',
  'Über',
  '参见',
  'смотри',
  'anche',
  'the',
  'x-y',
  'don’t',
  "don't",
  '3',
  '1999',
  'a.b',
  '…',
  '🙂', // prettier-ignore
);
const piece = fc.oneof(
  { weight: 12, arbitrary: word },
  {
    weight: 3,
    arbitrary: oneOf('*see*', '**bold**', '*a b*', '***x***', '_as_', '__so__', '`code @a`', '`[@b]`', '\\[', '\\]', '\\@c', '\\*'), // prettier-ignore
  },
  {
    weight: 2,
    arbitrary: oneOf('"quoted"', '"a b"', "'sin gle'", '“curly”', '‘x’', '(in)', '(', ')', '$x_1$', '$5', '--', '---', '...', '&amp;'), // prettier-ignore
  },
  { weight: 1, arbitrary: oneOf('[n]', '[em added]', '[', ']', '{', '}', ';', ',', ':', '-', '!', '#', '/', '<b>', '@', '-@') }, // prettier-ignore
);
const words = (max: number): fc.Arbitrary<string> =>
  fc.array(piece, { maxLength: max }).map((parts) => parts.join(' '));

const key = fc.oneof(
  { weight: 6, arbitrary: oneOf('a', 'smith2019', 'doe99', 'Foo_bar', 'пункт3', '李2020', 'müller', 'x1') },
  {
    weight: 4,
    arbitrary: oneOf('doi:10.1590/abc', 'tag:Name_of', '10.1000/xyz123', 'a.b.c', 'a-b', 'a+b', 'a::b', 'a--b', 'a/b', 'http://x.org/a', 'a#b', 'a$b', 'a%b', 'a&b', 'a?b', 'a~b', 'a>b', "a'b", '*', '_x', '1', 'a.', 'a:', 'a-', 'a_', 'é', 'a\u0301b', '𝒳1'), // prettier-ignore
  },
  { weight: 2, arbitrary: oneOf('{any.}', '{https://x.org/?a=b&c}', '{a b}', '{}', '{a{b}c}', '{a;b}', '{x.org/[1]}', '{10.1002/(SICI)1097-4571(199806)49:8<693::AID-ASI4>3.0.CO;2-O}', '{x') }, // prettier-ignore
);
const mark = fc.oneof(
  { weight: 5, arbitrary: fc.constant('@') },
  { weight: 1, arbitrary: fc.constant('-@') },
);
const keyed = fc.tuple(mark, key).map(([at, name]) => at + name);

const locator = oneOf(
  ', p. 3',
  ', pp. 33-35',
  ' p. 30',
  ', sec. 2(a)',
  ', 33',
  '{ii, A}',
  ', chap. 3 and more',
  '',
  '',
  ', tbl. 2',
  ',p.3',
  '(1)',
  ' [p. 4]',
  '\u00a0p. 3', // prettier-ignore
);
const suffix = fc
  .tuple(locator, fc.oneof({ weight: 3, arbitrary: fc.constant('') }, { weight: 1, arbitrary: words(3) }))
  .map(([place, rest]) => (rest === '' ? place : `${place} ${rest}`));
const prefix = fc.oneof(
  { weight: 3, arbitrary: fc.constant('') },
  { weight: 2, arbitrary: words(3).map((text) => (text === '' ? '' : `${text} `)) },
);
const item = fc.tuple(prefix, keyed, suffix).map((parts) => parts.join(''));
const gap = oneOf('; ', ';', ' ; ', ';\n');
const group = fc
  .tuple(fc.array(fc.tuple(item, gap), { maxLength: 3 }), item, oneOf('', '', '', ' ', ';'))
  .map(([items, last, end]) => `[${items.flat().join('')}${last}${end}]`);
const inText = fc
  .tuple(
    keyed,
    fc.oneof(
      { weight: 2, arbitrary: fc.constant('') },
      { weight: 1, arbitrary: suffix.map((text) => ` [${text.replace(/^[, ]+/, '')}]`) },
      { weight: 1, arbitrary: group.map((text) => ` ${text}`) },
    ),
  ) // prettier-ignore
  .map((parts) => parts.join(''));
const wrapped = fc
  .tuple(
    fc.oneof(group, inText),
    oneOf(
      '@',
      '(@)',
      '"@"',
      '*@*',
      '**@**',
      '“@”',
      '[@]',
      '‘@’',
      '@.',
      '@,',
      '@:',
      '@?',
      'x@',
      '.@',
      '/@',
      '@(x)',
      '@[x]',
      '@ [x]',
      '\\@',
      '-@',
    ),
  ) // prettier-ignore
  .map(([text, around]) => around.replace('@', () => text));

/** What would start another block by CommonMark, which needs no blank line before it; here only inlines are compared. */
const blockStart = /\n(?=[#>+=:~-]|\*\s|\d+[.)])/g;

/** A paragraph of one to four lines: words, citations, words. */
export const sentence = fc
  .array(fc.tuple(words(4), wrapped, oneOf(' ', ' ', '\n')), { minLength: 1, maxLength: 3 })
  .map((parts) => parts.flatMap(([a, b, c]) => (a === '' ? [b, c] : [a, ' ', b, c])).join(''))
  .map((text) => `N ${text}`.trim().replace(blockStart, ' '));
