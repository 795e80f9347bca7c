import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { plainBlocks } from '../../../src/core/notes/markdown/plainBlocks.js';
import { parseBlocks } from '../../../src/core/notes/markdown/remark.js';
import { generatedNote } from '../../bench/vault.js';

/** Whether it was read directly; fails where the parser reads it otherwise. */
function agrees(source: string): boolean {
  const plain = plainBlocks(source);
  if (plain) assert.deepEqual(plain, parseBlocks(source), JSON.stringify(source));
  return plain !== undefined;
}

const starts = [
  '',
  '',
  '- ',
  '- ',
  '+ ',
  '  ',
  '   ',
  '    ',
  '> ',
  '## ',
  '# ',
  '1. ',
  '12) ',
  '-',
  '=== ',
  '::: ',
  '<!-- ',
  '<!--',
  '[x]: ',
  '#',
  '\t',
];
const words = [
  'supports #id',
  '[@key, p. 3]:',
  '"a quote"',
  'word',
  '[span]{.claim #x}',
  '$x$',
  '&amp;',
  '中文',
  '😀',
  '-',
  '#',
  '1.',
  '*a*',
  '[a](b)',
  '`c`',
  '<b>',
  '</sup>',
  '<br />',
  'ends ',
  '\\',
  '~~~',
  '---',
  '===',
  ':',
  '|',
  '!',
  '_a_',
  ' ',
  '  ',
  '[[note|@x]]',
  '{a=b}',
  '> q',
  '-->',
  '<!-- a -->',
  '![a](b)',
];
const line = fc
  .tuple(fc.constantFrom(...starts), fc.array(fc.constantFrom(...words), { maxLength: 4 }))
  .map(([start, parts]) => start + parts.join(' '));
const text = fc
  .tuple(fc.array(line, { maxLength: 8 }), fc.constantFrom('\n', '\n', '\r\n', '\n\n', '\r'))
  .map(([lines, lineBreak]) => lines.join(lineBreak));

describe('blocks that are plain', () => {
  it('are read as the parser reads them, whatever stands around them', () => {
    let read = 0;
    fc.assert(
      fc.property(text, (source) => {
        if (agrees(source)) read++;
      }),
      { numRuns: 20_000, seed: 7 },
    );
    assert.ok(read > 2000, `${read} were read directly`);
  });

  it('hold emphasis, links, pictures, code and escapes as the parser finds them, however they are mixed', () => {
    const piece = fc.constantFrom(
      ...[
        '*',
        '**',
        '_',
        '__',
        '***',
        '`',
        '``',
        '[',
        ']',
        '](x)',
        '](',
        ')',
        '\\',
        '!',
        '![',
        '![a',
        '<',
        '(a)',
      ],
      ...['<i>', '</i>', '<br/>', '<a b>', '<a-b />', '</a/>', '/>', ' \n', '\n  '],
      ...['a', 'b', ' ', '.', '"', '\n', 'é', '’', '中', '—', '😀', '\u00a0', '@k', '[[n|m]]', '&amp;', '$'],
    );
    let read = 0;
    fc.assert(
      fc.property(fc.array(piece, { minLength: 2, maxLength: 16 }), (pieces) => {
        if (agrees(`x${pieces.join('')}`)) read++;
      }),
      { numRuns: 6000, seed: 11 },
    );
    assert.ok(read > 1500, `${read} were read directly`);
  });

  it('are among the annotated blocks of generated notes, and of real ones', () => {
    const generated = Array.from({ length: 60 }, (_, i) => generatedNote(i, 60));
    const folder = new URL('../../fixtures/notes/deep-review/', import.meta.url);
    const real = readdirSync(folder)
      .filter((name) => name.endsWith('.md'))
      .map((name) => readFileSync(new URL(name, folder), 'utf8'));
    for (const notes of [generated, real]) {
      const blocks = notes.flatMap((note) => note.split(/\n\n(?=\S)/)).filter((block) => block.includes('@'));
      assert.ok(blocks.length > 50);
      assert.ok(blocks.filter(agrees).length > 10);
    }
  });

  it('may have tags without attributes, a space at the end of a line, and lines further in', () => {
    assert.ok(
      agrees('Some 10<sup>60</sup> molecules [@a2020]. \nAnd more<br />of *them*. \n   And these @b.\n'),
    );
    assert.ok(agrees('- supports #a [@b]: "x" \n- supports #a [@c]: "y" \n  and so on \n'));
    for (const broken of [
      'Two  \nbreak @a.',
      'An <a href="x">address</a> @a.',
      '## Ended [@a] \n',
      ' \nText @a',
    ])
      assert.ok(!agrees(broken), broken);
  });

  it('hold evidence in flat lists, over several lines and paragraphs', () => {
    assert.ok(
      agrees(
        '## A claim {.claim #a}\n\n- supported by [@k, p. 3]: "one"\n- mentions @j\n  and more\n\n  a second\n\n- third\n',
      ),
    );
    assert.ok(agrees('- supports #a (abstract): "x"\r\n- supports #b: y\r\n'));
  });
});
