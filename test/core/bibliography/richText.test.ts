import assert from 'node:assert/strict';
import fc from 'fast-check';
import { convert } from 'pandoc-wasm';
import { escaped, toMarkdown } from '../../../src/core/bibliography/markdown.js';
import { plainRuns, runsOf, toText, type Run } from '../../../src/core/bibliography/richText.js';

const styled = (runs: Run[]): string[] =>
  runs.map(({ text, italic, bold, script, smallCaps, link }) =>
    [text, italic && 'i', bold && 'b', script, smallCaps && 'sc', link && 'a'].filter(Boolean).join('|'),
  );

describe('the runs of a formatted reference', () => {
  it('carry the styles of the tags that they stand in, and of none that ended', () => {
    const html =
      '<div class="csl-entry">A <i>b <b>c</b> <span style="font-style:normal;">d</span></i> H<sub>2</sub>O <span style="font-variant:small-caps;">e</span></div>';
    assert.deepEqual(styled(runsOf(html)), ['A ', 'b |i', 'c|i|b', ' |i', 'd H', '2|sub', 'O ', 'e|sc']);
  });

  it('set a number apart from its reference', () => {
    const html =
      '<div class="csl-entry"><div class="csl-left-margin">1.</div><div class="csl-right-inline">Text</div>\n  </div>\n';
    assert.equal(toText(runsOf(html)), '1. Text');
  });

  it('decode entities once, and leave what is none', () => {
    assert.equal(
      toText(runsOf('R&#38;D &amp;lt; &#x1F600; AT&T &nosuch; &#99999999;')),
      'R&D &lt; 😀 AT&T &nosuch; &#99999999;',
    );
  });

  it('hold every character of text, whatever the tags are', () => {
    const tag = fc.constantFrom(
      '<i>',
      '</i>',
      '<b>',
      '</b>',
      '<sup>',
      '</sup>',
      '</div>',
      '<a href="x">',
      '</a>',
    );
    const word = fc.stringMatching(/^[a-z]{1,5}$/);
    fc.assert(
      fc.property(fc.array(fc.oneof(tag, word), { maxLength: 30 }), (pieces) => {
        const words = pieces.filter((piece) => /^[a-z]/.test(piece)).join('');
        assert.equal(toText(runsOf(pieces.join(''))).replaceAll(' ', ''), words);
      }),
      { seed: 5, numRuns: 500 },
    );
  });
});

describe('Markdown of formatted references', () => {
  it('reads back in Pandoc and GFM as the text that it was made of', async () => {
    const piece = fc.constantFrom(
      '*',
      '_',
      '`',
      '[',
      ']',
      '<',
      '>',
      '~',
      '$',
      '^',
      '@',
      '&amp;',
      '\\',
      '#',
      '1.',
      '-',
      '+',
      '=',
      ':',
      '|',
      '!',
      '"',
      ' ',
      'a',
      'É',
      'word',
      '(',
      ')',
      '{',
      '}',
      'http://x.org/a_b',
      '%',
      '--',
    );
    const styles = fc.record({
      text: fc.array(piece, { minLength: 1, maxLength: 6 }).map((pieces) => pieces.join('')),
      italic: fc.boolean(),
      bold: fc.boolean(),
      script: fc.constantFrom('' as const, '' as const, 'sup' as const),
      smallCaps: fc.constant(false),
      link: fc.constant(false),
    });
    const samples = fc.sample(fc.array(styles, { minLength: 1, maxLength: 4 }), { seed: 11, numRuns: 300 });
    const spaceless = (text: string): string =>
      text
        .replace(/\s+/g, '')
        .replace(/[“”]/g, '"')
        .replace(/[‘’]/g, "'")
        .replace(/–/g, '--')
        .replace(/—/g, '---');
    for (const from of ['markdown-smart', 'gfm-gfm_auto_identifiers-autolink_bare_uris']) {
      const markdown = samples.map((runs) => toMarkdown(runs)).join('\n\nEND\n\n');
      const { stdout: json } = await convert({ from, to: 'json' }, markdown, {});
      const read = textOf((JSON.parse(json) as { blocks: unknown }).blocks)
        .split('END')
        .map(spaceless);
      assert.deepEqual(
        read,
        samples.map((runs) => spaceless(toText(runs))),
        from,
      );
    }
  });

  it('puts addresses in angle brackets and stars round emphasis', () => {
    const runs = runsOf(
      'A. (2010). <i>Title</i>. <a href="https://doi.org/10.1/x_y">https://doi.org/10.1/x_y</a>',
    );
    assert.equal(toMarkdown(runs), 'A. (2010). *Title*. <https://doi.org/10.1/x_y>');
    assert.equal(toMarkdown(plainRuns('1. *a*')), '1\\. \\*a\\*');
    assert.equal(escaped('a_b@c'), 'a\\_b\\@c');
  });
});

/** The text of Pandoc's tree; raw tags are none. */
function textOf(node: unknown): string {
  if (Array.isArray(node)) return node.map(textOf).join('');
  if (typeof node !== 'object' || node === null) return '';
  const { t, c } = node as { t?: string; c?: unknown };
  if (t === 'Str') return String(c);
  if (t === 'Space' || t === 'SoftBreak' || t === 'LineBreak') return ' ';
  if (t === 'RawInline') return '';
  if (t === 'Quoted') return `"${textOf((c as unknown[])[1])}"`;
  if (t === 'Link' || t === 'Span' || t === 'Code' || t === 'Math')
    return typeof (c as unknown[])[1] === 'string'
      ? String((c as unknown[])[1])
      : textOf((c as unknown[])[1]);
  if (t === undefined) return '';
  return `${textOf(c)}${t === 'Para' || t === 'Plain' ? ' ' : ''}`;
}
