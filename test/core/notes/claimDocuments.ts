/** Documents with claims on headings, spans and `:::` blocks, nested in each other and in lists and quotes: for comparing with Pandoc. */
import fc from 'fast-check';

const oneOf = (...texts: string[]): fc.Arbitrary<string> => fc.constantFrom(...texts);

const id = oneOf(
  'a',
  'raises-trust',
  'wfh:output',
  'é',
  '参与',
  'ثقة',
  '1a',
  '_x',
  'a.b',
  'a.',
  'x--y',
  'Ab9',
);
const value = oneOf('effect', '"trust, outcomes"', "'a \"b\" c'", '"a \\"b\\" c"', '"{x} [y] @z"', '""', 'a.b-c/d', '3', 'ü', '"a  b"', 'a=b', '"a\nb"'); // prettier-ignore
const name = oneOf('type', 'topic', 'x-y', 'a:b', 'because', 'phase', 'ü');
const part = fc.oneof(
  { weight: 3, arbitrary: id.map((written) => `#${written}`) },
  { weight: 3, arbitrary: fc.tuple(name, value).map((pair) => pair.join('=')) },
  { weight: 2, arbitrary: oneOf('.claim', '.note', '.a-b', '.ü', '-') },
  { weight: 1, arbitrary: oneOf('ref=a', 'ref="#b"') },
);
/** What Pandoc may take for no attribute, and then for no attributes at all. */
const doubtful = oneOf('topic=a b', 'word', '#', '.', 'x=', '"', '.1a', '#a#b', '.a.b', 'x="open', '=b', '.claim=x', '#-a', '.-a', '1=a', 'x = 1', '#a/b', '@k', '*', '<b>', '{', "'", "x='", '.a{', '.claim.b', 'x="a"y=b', '.a#b', '-.a', "x=it's"); // prettier-ignore
const braced = (part: fc.Arbitrary<string>): fc.Arbitrary<string> =>
  fc
    .tuple(fc.array(part, { maxLength: 2 }), fc.array(part, { maxLength: 2 }), oneOf('', '', '', ' '))
    .map(([before, after, pad]) => `{${pad}${[...before, '.claim', ...after].join(' ')}${pad}}`);
const attributes = braced(part);

const word = oneOf('citizens', 'co-production', 'Über', '公共服务', 'المواطنون', '🙂', 'don’t', '3.5', 'a_b', '“quoted”', '(in)', '5 %', 'a:', 'x/y'); // prettier-ignore
const inline = fc.oneof(
  { weight: 8, arbitrary: word },
  { weight: 4, arbitrary: oneOf('*b*', '**c d**', '_e_', '***f***', '`code`', '`` a ` b ``', '[link](x.md)', '[link *b*](<x y> "t")', '![a picture](p.png)', '\\*', '\\[', '\\]', '\\{', '&amp;', '&ndash;', '&#8217;', '<b>', '</b>', '<!-- no -->', '[@k, p. 3]', '@k', '$x_1$', '"a"', '[n]', '#', '# x', '--', '…', '<https://x.org/a>', '[^1]', '`[x]{.claim #no}`', '$[x]{.claim #no}$') }, // prettier-ignore
);
const words = fc.array(inline, { minLength: 1, maxLength: 5 }).map((parts) => parts.join(' '));
const span = fc.tuple(words, attributes).map(([text, braces]) => `[${text}]${braces}`);
const sentence = fc
  .array(
    fc.oneof(
      { weight: 3, arbitrary: words },
      { weight: 2, arbitrary: span },
      {
        weight: 1,
        arbitrary: fc.tuple(span, attributes).map(([inner, braces]) => `[a ${inner} b]${braces}`),
      },
      { weight: 1, arbitrary: span.map((text) => (/[*_]/.test(text) ? text : `**${text}**`)) },
    ),
    { minLength: 1, maxLength: 4 },
  ) // prettier-ignore
  .chain((parts) => oneOf(' ', ' ', '\n').map((between) => parts.join(between)));

const oneLine = (text: string): string => text.replaceAll('\n', ' ');
const heading = fc
  .tuple(
    fc.oneof(words, sentence).map(oneLine),
    fc.option(attributes.map(oneLine), { freq: 6 }),
    oneOf('#', '##', '######', '## #', '=', '-'),
  ) // prettier-ignore
  .map(([text, braces, form]) => {
    const end = braces === null ? '' : ` ${braces}`;
    if (form === '=' || form === '-') return `So ${text}${end}\n${form.repeat(4)}`;
    return form === '## #' ? `## ${text} ##${end}` : `${form} ${text}${end}`;
  });

/** Text that no paragraph starts with that is another kind of block, to Pandoc or to CommonMark. */
const paragraph = sentence.map((text) => `So ${text.replace(/\n/g, '\nand ')}`);

const prefixed = (first: string, rest: string) => (text: string) =>
  text
    .split('\n')
    .map((line, i) => (i === 0 ? first + line : line === '' ? rest.trimEnd() : rest + line))
    .join('\n');

const { blocks } = fc.letrec<{ blocks: string; block: string }>((tie) => ({
  blocks: fc.array(tie('block'), { minLength: 1, maxLength: 3 }).map((made) => made.join('\n\n')),
  block: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    { weight: 3, arbitrary: paragraph },
    { weight: 3, arbitrary: heading },
    {
      weight: 3,
      arbitrary: fc
        .tuple(tie('blocks'), attributes.map(oneLine), oneOf(':::', '::::', '::::::'), oneOf(' ', ''), oneOf('', '', ' :::'), oneOf('\n', '\n\n')) // prettier-ignore
        .map(([inner, braces, colons, gap, tail, between]) => `${colons}${gap}${braces}${tail}${between}${inner}${between}${colons}`), // prettier-ignore
    },
    { weight: 1, arbitrary: tie('blocks').map(prefixed('> ', '> ')) },
    { weight: 1, arbitrary: tie('blocks').map(prefixed('- ', '  ')) },
    { weight: 1, arbitrary: tie('blocks').map(prefixed('2. ', '   ')) },
    { weight: 1, arbitrary: sentence.map((inner) => `\`\`\`\n${inner}\n\`\`\``) },
    { weight: 1, arbitrary: oneOf('::: note\n\nSo it is.\n\n:::', '* * *', '<!-- [x]{.claim} -->', '    [x]{.claim}') }, // prettier-ignore
  ),
}));

/** Such a document. Every block of it is closed, so that many can be read as one. */
export const claimDocument = blocks;

/** A document of one claim whose attributes may be malformed. */
export const doubtfulDocument = fc
  .tuple(braced(fc.oneof(part, doubtful)), oneOf('span', 'heading', 'block'))
  .map(([braces, form]) => {
    if (form === 'span') return `So [people trust]{BRACES} it.`.replace('{BRACES}', () => braces);
    return form === 'heading'
      ? `# People trust ${oneLine(braces)}`
      : `::: ${oneLine(braces)}\n\nPeople trust.\n\n:::`;
  });
