/** Places of the annotation language that people rarely come to: each read as it is meant, or told of. */
import assert from 'node:assert/strict';
import { beyondCap } from '../../../src/core/notes/chunks.js';
import { createNoteReader, readNote } from '../../../src/core/notes/index.js';
import type { EvidenceItem, Note } from '../../../src/core/notes/types.js';

const said = (note: Note): string[] => note.problems.map(({ code, message }) => `${code}: ${message}`);
const evidenceOf = (item: string): EvidenceItem | undefined =>
  readNote(`## A {.claim #a}\n\n${item}\n`).evidence[0];
const citekeys = (text: string): string[] =>
  readNote(text).citations.flatMap(({ items }) => items.map(({ citekey }) => citekey));

describe('a `:::` line', () => {
  it('with `{claim}` and words is the claim it was meant as, and told how it is written', () => {
    const note = readNote('::: {claim} Trust grows\n\nTrust grows.\n\n:::\n');
    assert.equal(note.claims[0]?.text, 'Trust grows.');
    assert.ok(
      said(note).some((line) => line.startsWith('foreign-directive')),
      said(note).join('\n'),
    );
  });

  it('with words after its braces, or with braces that do not close, is the claim and told of; another class is not', () => {
    const claimsOf = (line: string): [number, string[]] => {
      const note = readNote(`${line}\n\nTrust grows.\n\n:::\n`);
      return [note.claims.length, note.problems.map(({ code }) => code)];
    };
    for (const line of ['::: {.claim #a} Words', '::: {.claim #a', '::: {.claim "'])
      assert.deepEqual(claimsOf(line), [1, ['bad-attributes']], line);
    for (const line of ['::: {.note} Words', '::: {claims} Words', '::: {.claimant'])
      assert.deepEqual(claimsOf(line), [0, []], line);
  });
});

describe('braces with a mistake', () => {
  const read = (text: string) => {
    const { claims, problems } = readNote(text);
    return {
      claims: claims.map(({ id, text: words }) => [id?.value, words]),
      mistakes: problems
        .filter(({ code }) => code === 'bad-attributes')
        .map(({ range }) => text.slice(range.start, range.end)),
    };
  };

  it('hide nothing of the spans after them on their line', () => {
    assert.deepEqual(read('[Trust]{.claim #a grows [Costs fall]{.claim #b} and [so on]{.claim #c'), {
      claims: [['a', 'Trust'], ['b', 'Costs fall'], ['c', 'so on']], // prettier-ignore
      mistakes: ['{.claim #a grows ', '{.claim #c'],
    });
  });

  it('hide nothing of the span round them', () => {
    assert.deepEqual(read('[Trust [in schools]{.claim #in=a grows]{.claim #trust}'), {
      claims: [['trust', 'Trust in schools'], ['in', 'in schools']], // prettier-ignore
      mistakes: ['{.claim #in=a grows'],
    });
  });

  it('go on to the next lines where they close there, and end with theirs where they do not', () => {
    assert.deepEqual(read('[Trust]{.claim topic=a\nb #a} and on'), {
      claims: [['a', 'Trust']],
      mistakes: ['{.claim topic=a\nb #a}'],
    });
    assert.deepEqual(read('[Trust]{.claim #a\nand on'), {
      claims: [['a', 'Trust']],
      mistakes: ['{.claim #a'],
    });
  });

  it('are text where nothing in them is of the language', () => {
    assert.deepEqual(read('[Trust]{is [costs]{.claim #a} here'), { claims: [['a', 'costs']], mistakes: [] });
  });
});

describe('a span in the value of an attribute', () => {
  it('is that value', () => {
    const { claims } = readNote('[Trust]{.claim #a note="as [costs]{.claim #b}"}');
    assert.deepEqual(
      claims.map(({ id }) => id?.value),
      ['a'],
    );
  });
});

describe('a relation', () => {
  it('is read in emphasis of either mark, on all or on some of its words', () => {
    for (const word of [
      '_supports_',
      '__supports__',
      '*supports*',
      '_supported by_',
      'supported __by__',
      '***Supported*** by',
    ])
      assert.equal(evidenceOf(`- ${word} [@a, p. 3]: "Words."`)?.relations[0]?.relation, 'supports', word);
    for (const word of ['supports_', '\\_supports\\_', 'supports-x'])
      assert.equal(evidenceOf(`- ${word} [@a, p. 3]: "Words."`), undefined, word);
  });
});

describe('a locator', () => {
  it('in parentheses after a key is read as it was meant, and told of', () => {
    const text = '## A {.claim #a}\n\n- supports @smith2020 (p. 3): "Words."\n';
    const note = readNote(text);
    const { locator, citekey } = note.evidence[0]?.sources[0] ?? {};
    assert.deepEqual({ citekey, locator }, { citekey: 'smith2020', locator: { label: 'page', value: '3' } });
    assert.deepEqual(said(note), ['bad-locator: write the locator in square brackets: @key [p. 3]']);
    const { start, end } = note.problems[0]?.range ?? { start: 0, end: 0 };
    assert.equal(text.slice(start, end), 'p. 3');
  });

  it('in parentheses that hold no locator is the annotator’s own', () => {
    const item = evidenceOf('- supports @smith2020 (as I read it): "Words."');
    assert.equal(item?.sources[0]?.locator, undefined);
  });

  it('of an appendix may be a letter; a term without a number is none', () => {
    assert.deepEqual(evidenceOf('- supports [@a, app. B]: "Words."')?.sources[0]?.locator, {
      label: 'appendix',
      value: 'B',
    });
    assert.equal(evidenceOf('- supports [@a, app. Bee]: "Words."')?.sources[0]?.locator, undefined);
    assert.equal(evidenceOf('- supports [@a, pages]: "Words."')?.sources[0]?.locator, undefined);
  });

  it('ends before the white space at its end', () => {
    assert.deepEqual(evidenceOf('- supports [@a, p. 3 ]: "Words."')?.sources[0]?.locator, {
      label: 'page',
      value: '3',
    });
  });
});

describe('a relation word', () => {
  it('is none where a part of it is code or literal, or where the next letter belongs to it', () => {
    for (const item of [
      '`supports` [@a]: "W."',
      'sup\\*ports [@a]: "W."',
      'supports-all [@a]: "W."',
      'supported  by-line [@a]: "W."',
    ])
      assert.equal(readNote(`## A {.claim #a}\n\n- ${item}\n`).evidence.length, 0, item);
    assert.equal(evidenceOf('- *supported* by [@a]: "W."')?.relations[0]?.relation, 'supports');
    assert.equal(readNote('## A {.claim #a}\n\n- supportedby [@a]: "W."\n').evidence.length, 0);
    assert.equal(readNote('## A {.claim #a}\n\n- no`t` supported by [@a]: "W."\n').evidence.length, 0);
  });
});

describe('a reference to a claim', () => {
  it('is a number sign with a name after it, or a link whose address is written out', () => {
    assert.equal(evidenceOf('- supports # [@a]: "W."')?.relations[0]?.refs.length ?? 0, 0);
    const item = evidenceOf('- supports [the claim](other.md#b) [@a]: "W."');
    assert.deepEqual(
      item?.relations[0]?.refs.map(({ form, id, path }) => ({ form, id, path })),
      [{ form: 'link', id: 'b', path: 'other.md' }],
    );
    // An id that stands in the address as something else could not be renamed.
    assert.equal(evidenceOf('- supports [b](other.md#b\\_c) [@a]: "W."')?.relations[0]?.refs.length ?? 0, 0);
  });
});

describe('characters', () => {
  it('written by their number are decoded; numbers that are none stay', () => {
    const text = (words: string): string | undefined => readNote(`## ${words} {.claim #a}\n`).claims[0]?.text;
    assert.equal(text('A &#233; &#xE9; &amp; &hearts;'), 'A é é & &hearts;');
    assert.equal(text('A &#xD800; &#0; &#x110000; &#9999999;'), 'A &#xD800; &#0; &#x110000; &#9999999;');
    assert.equal(text('A &#xFFFD;'), 'A \uFFFD');
  });

  it('of a picture may be escaped', () => {
    assert.deepEqual(citekeys('![a \\] @b2020 \\[ c](x.png) and @c2020\n'), ['b2020', 'c2020']);
  });

  it('of a byte order mark before what only the parser reads are counted', () => {
    const text = '\uFEFF> 1. see @a2020\n';
    const [group] = readNote(text).citations;
    assert.equal(text.slice(group?.range.start, group?.range.end), '@a2020');
    const later = 'Text.\n\n\uFEFF1. see @b2020\n';
    const [second] = readNote(later).citations;
    assert.equal(later.slice(second?.range.start, second?.range.end), '@b2020');
  });
});

describe('blocks in each other', () => {
  it('are read to a depth that nobody writes; deeper ones are told of', () => {
    for (const mark of ['> ', '- ']) {
      assert.deepEqual(citekeys(`${mark.repeat(60)}see @a2020\n`), ['a2020']);
      const deep = readNote(`${mark.repeat(90)}see @a2020\n`);
      assert.deepEqual(
        [deep.citations.length, deep.problems.map(({ code }) => code)],
        [0, ['block-too-complex']],
      );
    }
  });

  it('are read up to so many in a row, however short the lines that open them', () => {
    const quotes = (lines: number, marks: number): string | undefined => {
      const text = `${'>'.repeat(marks)}\n`.repeat(lines);
      return beyondCap(text, text);
    };
    for (const [lines, marks] of [
      [31, 64],
      [50, 40],
      [500, 4],
    ] as const)
      assert.equal(quotes(lines, marks), undefined, `${lines} lines of ${marks}`);
    for (const [lines, marks] of [
      [32, 64],
      [51, 40],
      [501, 4],
      [60, 60],
    ] as const)
      assert.match(quotes(lines, marks) ?? '', /^more than 2,000 items/, `${lines} lines of ${marks}`);
    assert.match(quotes(30, 65) ?? '', /^nested more than 64 deep$/);
    for (const [lines, isRead] of [
      [2000, true],
      [2001, false],
    ] as const)
      assert.equal(beyondCap('a\n'.repeat(lines), '') === undefined, isRead, `${lines} lines`);
  });

  it('are as many whatever ends their lines', () => {
    for (const [text, told] of [
      ['a\n'.repeat(2001), /^more than 2,000 lines/],
      [`${'*a_ '.repeat(40)}\n`.repeat(60), /^more than 4,000 brackets/],
      ['> a\n'.repeat(2001), /^more than 2,000 items/],
    ] as const)
      for (const lineBreak of ['\n', '\r\n', '\r']) {
        const broken = text.replaceAll('\n', lineBreak);
        assert.match(beyondCap(broken, broken) ?? '', told, JSON.stringify(lineBreak));
      }
  });

  it('whose heading has no words hold no claim', () => {
    assert.equal(readNote('##\n\n## \n\ntext {.claim #a}\n').claims.length, 0);
  });
});

describe('a reader that remembers', () => {
  it('lets the chunks go that were not read lately, and reads them as before', () => {
    const reader = createNoteReader();
    const text = (from: number): string =>
      Array.from({ length: 3000 }, (_, i) => `- supports #a [@b${from + i}, p. 3]: "W."\n\ntext\n`).join(
        '\n',
      );
    for (const from of [0, 3000, 6000, 0]) assert.deepEqual(reader.read(text(from)), readNote(text(from)));
  });
});

describe('links of the prose', () => {
  const ids = (text: string): string[] =>
    (readNote(text).links ?? []).map(({ path, id }) => `${path ?? ''}#${id}`);

  it('name ids of notes, and never the anchor of a page of the web', () => {
    assert.deepEqual(ids('See [a](#trust), [b](claims.md#trust) and [[claims#^trust]].\n'), [
      '#trust',
      'claims.md#trust',
      'claims#trust',
    ]);
    assert.deepEqual(
      ids('See [a](https://example.org/page#trust), [b](//example.org/p#trust), [c](mailto:a#trust).\n'),
      [],
    );
  });
});
