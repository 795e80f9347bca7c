/** Notes as people write them, and as no one would: every kind of block in every other, and then damaged. The same for the same seed. */
import { random } from '../../bench/random.js';

type Next = () => number;

const words =
  'citizens co-production the of and trust evidence shows that Über naïve 参与 公共服务 المواطنون ثقة доверие 🙂 𝒳-factor a_b 3.5 “quoted” don’t'.split(
    ' ',
  );
const keys = ['smith2019', 'doi:10.1000/x', '{any key}', '{any.}', 'Ö2020', 'fig:one', 'a_b', '*'];
const ids = ['ro', 'trust', 'wfh:output', 'rem-1', 'é', '1a'];
const relationWords = [
  'supports',
  'supported by',
  'Contradicts',
  'contradicted by',
  'does not support',
  'not supported by',
  '**Qualifies**',
  'qualified *by*',
  'mentions',
  'undercut by',
  'undercuts',
  'suports',
  'Doesn’t support', // prettier-ignore
];

/** Makes texts of one seed. */
class Writer {
  constructor(private readonly next: Next) {}

  chance(probability: number): boolean {
    return this.next() < probability;
  }

  upTo(most: number): number {
    return Math.floor(this.next() * (most + 1));
  }

  pick<T>(from: readonly T[]): T {
    return from[Math.floor(this.next() * from.length)] as T;
  }

  many(most: number, make: () => string, between: string): string {
    return Array.from({ length: 1 + this.upTo(most - 1) }, make).join(between);
  }

  words = (): string => this.many(6, () => this.pick(words), ' ');

  attributes(): string {
    return this.pick([
      `{.claim #${this.pick(ids)}}`,
      `{#${this.pick(ids)} .claim type=descriptive topic="a b"}`,
      '{.claim}',
      `{.claim ref=${this.pick(ids)}}`,
      '{.claim #x topic=a b}',
      '{ .claim #y }',
      '{.claim #z',
      '{.cls}',
      '{#ev1 n=249 k=3}',
      '{.effect}',
      '{claim}',
      "{.claim #q strength='high'}",
      '{.claim #two\n lines=1}', // prettier-ignore
    ]);
  }

  citation(): string {
    const key = this.pick(keys);
    return this.pick([
      `[@${key}, p. 3]`,
      `[see @${key}; -@b]`,
      `@${key} [p. 12]`,
      `@${key}`,
      `[@${key}, tbl. 2]{.x}`,
      `[@${key}]`,
      `(@${key})`,
      `[@${key}, abstract]`,
      `[@a,\npp. 3-4]`, // prettier-ignore
    ]);
  }

  inline(): string {
    const word = this.words();
    return this.pick<() => string>([
      () => word,
      () => word,
      () => word,
      () => this.citation(),
      () => `[${word}]${this.attributes()}`,
      () => this.pick([`*${word}*`, `**${word}**`, `_${word}_`, `***${word}***`, `*${this.citation()}*`, '*', '_', '**']), // prettier-ignore
      () => this.pick([`\`${word}\``, '`` ` @a ``', '`[@a]', '`', '`{.claim}`']),
      () => this.pick(['<b>', '</b>', '<!-- [@a] -->', '<a href="@x">', '<https://x.org/@u>', '<', '<!--', '-->', '<me@x.org>']), // prettier-ignore
      () => this.pick([`[${word}](x.md#ro)`, `[${word}][ref]`, `![${word} @a](p.png "t")`, '[[note#^ro]]', '[[a|@b]]', `[${word}](<x y>)`, '[x](']), // prettier-ignore
      () => this.pick(['$x_1$', '$[@a]$', '$$ y @b $$', '$5 and $6', '$']),
      () => this.pick(['\\[', '\\@a', '\\*', '\\', '&amp;', '&#64;a', '\u00a0', '  \n', '\\\n', ':::', '#ro', '^id', '\u0000', '\uD800', '\u2028', '\u200f', '\u2060']), // prettier-ignore
      () => this.pick(['"a [@b] c"', '„x“', '«y»', '“never closed', '"', '[d = 0.31, 95% CI 0.12 to 0.50]{.effect}', '["x"]{#ev n=3}']), // prettier-ignore
    ])();
  }

  line(): string {
    return this.many(5, () => this.inline(), ' ');
  }

  paragraph(): string {
    return this.many(3, () => this.line(), '\n');
  }

  evidence(): string {
    const refs = this.pick(['', '', ` #${this.pick(ids)}`, ' #a, #b', ' [x](y.md#ro)', ' [[n#^ro]]', ' #a; qualifies #b']); // prettier-ignore
    const source = this.pick([` ${this.citation()}`, ` ${this.citation()}`, ' (p. 3)', ' (abstract)', '', ' smith2019', ' the idea', ' (see below)']); // prettier-ignore
    const body = this.pick([': "the words"', ': “the\nwords”', ': ["w"]{#ev n=3}', ':', '', ` ${this.inline()}`, `: ${this.line()}`, ': "open', ' : [g = 0.3]{.effect}']); // prettier-ignore
    return this.pick(relationWords) + refs + source + body;
  }

  list(depth: number): string {
    const bullet = this.pick(['-', '*', '+', '1.', '12)', '-  ', '-\t']);
    const gap = bullet.endsWith(' ') || bullet.endsWith('\t') ? '' : ' ';
    const width = bullet.length + gap.length;
    const items = Array.from({ length: 1 + this.upTo(2) }, () => {
      const first = this.pick<() => string>([() => this.evidence(), () => this.evidence(), () => this.line(), () => this.block(depth + 1)])(); // prettier-ignore
      const rest = depth < 4 && this.chance(0.4) ? this.pick(['\n', '\n\n']) + this.blocks(2, depth + 1) : '';
      return bullet + gap + indented(first + rest, ' '.repeat(this.chance(0.9) ? width : this.upTo(5)));
    });
    return items.join(this.pick(['\n', '\n', '\n\n']));
  }

  quote(depth: number): string {
    const mark = this.pick(['> ', '>', '> > ', ' > ']);
    const callout = this.chance(0.3)
      ? this.pick(['[!claim] A title {#c1}\n', '[!claim]+ A title ^c2\n', '[!note] x\n', '[!claim]\n', '[!Claim]- t {.claim #c3}\n\n']) // prettier-ignore
      : '';
    const lines = (callout + this.blocks(2, depth + 1)).split('\n');
    return lines
      .map((line, i) => (i > 0 && line !== '' && this.chance(0.08) ? line : mark + line))
      .join('\n');
  }

  code(depth: number): string {
    const fence = this.pick(['```', '~~~', '````', '``` r', '~~~ {.r #x}', ' ```', '   ~~~']);
    const mark = fence.trim()[0] ?? '`';
    const close = this.chance(0.85) ? `\n${fence.replace(/[^`~ ].*$/, '').trimEnd() || mark.repeat(3)}` : '';
    return `${fence}\n${this.blocks(2, depth + 1)}${close}`;
  }

  html(depth: number): string {
    const inner = this.blocks(2, depth + 1);
    return this.pick([
      `<!-- ${inner} -->`,
      `<!--\n${inner}\n\n-->`,
      `<div>\n${inner}\n</div>`,
      `<script>\n${inner}\n</script>`,
      `<pre>${inner}</pre>`,
      `<?php ${inner} ?>`,
      `<!DOCTYPE ${inner}>`,
      `<![CDATA[${inner}]]>`,
      `<style>\n${inner}`,
      '<!-->',
      `<x-y a="b">\n${inner}`,
      `  <textarea>\n\n${inner}\n</textarea>`,
      `</p>\n${inner}`, // prettier-ignore
    ]);
  }

  div(depth: number): string {
    const open = this.pick([`::: ${this.attributes()}`, `:::: ${this.attributes()}`, ':::claim{#md}', ':::{claim}', '::: note', '::: {.note}', `:::${this.attributes()}:::`, '::: a b', ':::']); // prettier-ignore
    const gap = this.pick(['\n', '\n\n']);
    return `${open}${gap}${this.blocks(3, depth + 1)}${gap}${this.chance(0.85) ? ':::' : ''}`;
  }

  heading(): string {
    const text = this.line().replaceAll('\n', ' ');
    const end = this.chance(0.5) ? ` ${this.attributes().replaceAll('\n', ' ')}` : '';
    return this.pick([`# ${text}${end}`, `## ${text}${end}`, `### ${text} ###${end}`, `${text}${end}\n---`, `${text}${end}\n===`, `####### ${text}`, '#', `${text}\n${text}${end}\n-`]); // prettier-ignore
  }

  block(depth: number): string {
    const simple = depth > 4;
    return this.pick<() => string>([
      () => this.paragraph(),
      () => this.paragraph(),
      () => this.heading(),
      () => (simple ? this.line() : this.list(depth)),
      () => (simple ? this.line() : this.list(depth)),
      () => (simple ? this.line() : this.quote(depth)),
      () => (simple ? this.line() : this.div(depth)),
      () => (simple || this.chance(0.5) ? this.line() : this.code(depth)),
      () => (simple || this.chance(0.5) ? this.line() : this.html(depth)),
      () => this.pick(['---', '***', '* * *', '- - -', '___', '===', '--', '|a|b|\n|-|-|\n|[@a]|{.claim}|', '$$\n[@a]\n\n{.claim #m}\n$$', '[@a, p. 3]: Yes', '[ref]: http://x.org "t"', '[^1]: note [@a]', '    code [@a]\n\n    more', '\tcode @b', '  \t ', 'Term\n: definition [@a]', '[TOC]', '<br>']), // prettier-ignore
    ])();
  }

  blocks(most: number, depth: number): string {
    return Array.from({ length: 1 + this.upTo(most - 1) }, () => this.block(depth)).join(
      this.pick(['\n\n', '\n\n', '\n\n', '\n', '\n \t\n', '\n\n\n']),
    );
  }

  frontMatter(): string {
    return this.pick([
      '',
      '',
      '',
      '---\ncitekey: smith2019\n---\n\n',
      '---\ncitekey: "@a"\nstudy:\n  design: rct\n  n: 12\n---\n',
      '---\na: b: c\n...\n\n',
      '---\n\n---\n',
      '---\nnever: closed\n',
      '--- \ncitekey: x\n---\t\n',
      '----\n---\n', // prettier-ignore
    ]);
  }

  /** Damage: what an editor shows while someone types, cuts and pastes. */
  damaged(text: string): string {
    let result = text;
    for (let times = 1 + this.upTo(3); times > 0; times--) {
      const at = this.upTo(result.length);
      const lines = result.split('\n');
      const line = this.upTo(lines.length - 1);
      const other = this.upTo(lines.length - 1);
      result = this.pick<() => string>([
        () => result.slice(0, at),
        () => result.slice(at),
        () => result.slice(0, at) + result.slice(at + 1 + this.upTo(3)),
        () => result.slice(0, at + 1) + result.slice(at),
        () =>
          lines.map((l, i) => (i === line ? lines[other] : i === other ? lines[line] : l) ?? '').join('\n'),
        () => lines.filter((l, i) => l !== '' || i < line).join('\n'),
        () => lines.map((l, i) => (i === line ? this.pick([' ', '  ', '   ', '    ', '\t', '> ', '>', '- ', '1. ']) + l : l)).join('\n'), // prettier-ignore
        () =>
          lines.map((l, i) => (i >= line && i < line + 6 ? ' '.repeat(1 + (other % 4)) + l : l)).join('\n'),
        () => result.slice(0, at) + this.pick(['`', '```', '\n', '\n\n', '*', '[', ']', '{', '}', '@', ':', ':::\n', '<', '-->', '>', '"', '\t', '\\', '#', '$', '\r']) + result.slice(at), // prettier-ignore
      ])();
    }
    return result;
  }
}

const indented = (text: string, by: string): string =>
  text
    .split('\n')
    .map((line, i) => (i === 0 || line === '' ? line : by + line))
    .join('\n');

/** Note `seed`: one in three as it is made, the others damaged; with line ends of every kind, and now and then a byte order mark. */
export function generatedNote(seed: number): string {
  const writer = new Writer(random(seed));
  const whole = writer.frontMatter() + writer.blocks(8, 0) + writer.pick(['', '\n', '\n\n']);
  const text = writer.chance(0.35) ? whole : writer.damaged(whole);
  const ends = writer.pick(['\n', '\n', '\n', '\r\n', '\r', 'mixed']);
  const written =
    ends === 'mixed'
      ? text.replace(/\n/g, () => writer.pick(['\n', '\r\n', '\r']))
      : text.replaceAll('\n', ends);
  return writer.chance(0.1) ? `\uFEFF${written}` : written;
}

/** A piece of someone else's text, damaged. */
export function damagedPiece(text: string, seed: number, length: number): string {
  const next = random(seed);
  const start = Math.floor(next() * Math.max(1, text.length - length));
  return new Writer(next).damaged(text.slice(start, start + length));
}
