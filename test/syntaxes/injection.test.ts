import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readNote } from '../../src/core/notes/index.js';
import { sampleFiles } from '../language/sample.js';
import { coloured, colouredAt, markdown, tokenise } from './tokens.js';

describe('the colours of annotations', () => {
  const cases: [string, string, string[]][] = [
    [
      'a claim on a heading',
      '## Trust is raised {.claim #trust type=effect topic="a, b"}',
      [
        '.claim → storage.type.claim',
        'trust → entity.name.type.claim',
        'type → entity.other.attribute-name',
        'effect → string.unquoted',
        'topic → entity.other.attribute-name',
        '"a, b" → string.quoted',
      ],
    ],
    [
      'a claim on a span, and one restated',
      'As [trust rises]{.claim #trust}, so [it does]{.claim ref=trust}.',
      [
        '.claim → storage.type.claim',
        'trust → entity.name.type.claim',
        '.claim → storage.type.claim',
        'ref → entity.other.attribute-name',
        'trust → entity.name.type.claim',
      ],
    ],
    [
      'evidence with relation, claim, source and locator',
      '- supports #trust [@a2020, p. 3]: "supports nothing"',
      [
        'supports → keyword.control.relation.supports',
        'trust → entity.name.type.claim',
        'a2020 → variable.other.citekey',
        'p. 3 → constant.numeric.locator',
      ],
    ],
    [
      'each relation by its own colour, in any case, bold too',
      [
        '- Supported by [@a]: x',
        '- contradicted by [@a]: x',
        '- does not support #b [@a]: x',
        '- **Qualified by** [@a]: x',
        '- mentions #b [@a]: x',
        '- undercuts #b [@a]: x',
      ].join('\n'),
      [
        'Supported by → keyword.control.relation.supports',
        'a → variable.other.citekey',
        'contradicted by → keyword.control.relation.contradicts',
        'a → variable.other.citekey',
        'does not support → keyword.control.relation.null',
        'b → entity.name.type.claim',
        'a → variable.other.citekey',
        'Qualified by → keyword.control.relation.qualifies',
        'a → variable.other.citekey',
        'mentions → keyword.control.relation.mentions',
        'b → entity.name.type.claim',
        'a → variable.other.citekey',
        'undercuts → keyword.control.relation.undercuts',
        'b → entity.name.type.claim',
        'a → variable.other.citekey',
      ],
    ],
    [
      'several relations of a paper’s own note',
      '1. supports #a, #b; qualifies #c (pp. 33-34): "x"',
      [
        'supports → keyword.control.relation.supports',
        'a → entity.name.type.claim',
        'b → entity.name.type.claim',
        'qualifies → keyword.control.relation.qualifies',
        'c → entity.name.type.claim',
        'pp. 33-34 → constant.numeric.locator',
      ],
    ],
    [
      'citations in prose',
      'As [see @a, pp. 33-35; -@b] and @{any key} say; @c [p. 3].',
      [
        'a → variable.other.citekey',
        'pp. 33-35 → constant.numeric.locator',
        'b → variable.other.citekey',
        'any key → variable.other.citekey',
        'c → variable.other.citekey',
        'p. 3 → constant.numeric.locator',
      ],
    ],
    [
      'a callout, with its id as Obsidian writes it or in braces',
      '> [!claim] Trust rises ^trust\n\n> [!claim]- Trust rises {#trust topic=x}',
      [
        'claim → storage.type.claim',
        'trust → entity.name.type.claim',
        'claim → storage.type.claim',
        'trust → entity.name.type.claim',
        'topic → entity.other.attribute-name',
        'x → string.unquoted',
      ],
    ],
    [
      'evidence attributes',
      '- supports #a [@b]: ["x"]{#e n=3}',
      [
        'supports → keyword.control.relation.supports',
        'a → entity.name.type.claim',
        'b → variable.other.citekey',
        'e → entity.name.type.claim',
        'n → entity.other.attribute-name',
        '3 → string.unquoted',
      ],
    ],
  ];
  for (const [what, text, wanted] of cases) {
    it(`show ${what}`, async () => assert.deepEqual(await coloured(text), wanted));
  }

  it('are not on what is none: mail, handles, cross-references, code, prose after a bullet', async () => {
    for (const text of [
      'Write to me@example.org or see https://x.org/@user.',
      'As @fig-one and @sec:two show.',
      'Use `@a` and `{.claim #b}`.',
      '```\n- supports #a [@b]: x\n```',
      '- supports the idea that [@a] has',
      'He supports #nothing here.',
      '<!-- - supports #a [@b]: x -->',
    ]) {
      assert.deepEqual(
        (await coloured(text)).filter((one) => !one.startsWith('a → variable')),
        [],
        text,
      );
    }
  });

  it('end with their line or item: what is left open bleeds into nothing', async () => {
    const next = '- contradicts #trust [@b2021, p. 4]: "It fell."';
    const wanted = await coloured(next);
    assert.equal(wanted.length, 4);
    for (const open of [
      '- supports #a [@b',
      '- supports #a [@b, p. 3: "x',
      '- supports #a [@b]: ["x',
      '- supports #a [@b]: ["x"]{n=3',
      '- supports #a [@b]: ["x"]{n="3',
      '- supports [Trust](claims.md#a',
      '- supports [[claims#^a',
      '- supports #a (p. 3: x',
      '- **supports #a [@b]: x',
      '- supports #a @{open',
      '## A claim {.claim #a',
      '## A claim {.claim #a topic="b',
      '[A claim]{.claim',
      '> [!claim] Title {#a',
      '> [!claim] A *title [@a',
      '::: {.claim #a',
      '- supports [Trust](<claims.md#a',
      '- supports [[claims#a|so',
      '- supports #a [@b, {p. 3',
      '- supports #a (p. 3 (b: x',
      '- does **not support #a [@b]: x',
      '| [@a, p. 3',
      '| [it]{.claim #a | [@b |',
    ]) {
      assert.deepEqual((await coloured(`${open}\n${next}`)).slice(-4), wanted, open);
      assert.deepEqual((await coloured(`${open}\n\n${next}`)).slice(-4), wanted, `${open}, a blank line`);
    }
  });

  it('of what was typed so far never reach the next item, at whatever letter one stops', async () => {
    const next = '- contradicts #trust [@b2021, p. 4]: "It fell."';
    const wanted = await coloured(next);
    for (const whole of [
      '- **supports** #a, [b](c.md#b), [[c#^d]]; qualifies #e [see @f, pp. 3-4; -@g]: ["x"]{#h n=3 k="4"} [d = 1]{.effect}',
      '- does **not** support [b](<c d.md#b> "t"), [[c#d|e]] (p. 3 (b)): “x «y» z”',
      '| [a]{.claim #b} | [@c, {p. 3}] | @d [p. 4] |',
      '> [!claim] A *title* with [@a, p. 3] ^b',
      '## A claim {.claim #a topic="b, c" because=\'d\'}',
      'As [a claim]{.claim #a topic="b"} and @c [p. 3] say',
      '> [!claim]- Title {#a topic="b"}',
      '::: {.claim #a topic="b"}',
    ]) {
      for (let end = 1; end <= whole.length; end++) {
        const typed = whole.slice(0, end);
        if (/^[-#>:*\s]*$/.test(typed)) continue;
        assert.deepEqual((await coloured(`${typed}\n\n${next}`)).slice(-4), wanted, typed);
      }
    }
  });

  it('give relation words the theme’s colours of what is added, taken away and changed', async () => {
    const grammar = await markdown();
    assert.deepEqual(
      ['supports', 'contradicts', 'qualifies', 'does not support', 'mentions'].map((word) =>
        tokenise(grammar, `- ${word} #b [@a]: x`)
          .find(({ text }) => text === word)
          ?.scopes.at(-1),
      ),
      [
        'markup.inserted.corroborate',
        'markup.deleted.corroborate',
        'markup.changed.corroborate',
        'keyword.control.relation.null.corroborate',
        'keyword.control.relation.mentions.corroborate',
      ],
    );
  });

  it('agree with what is read, on every annotation of the sample', async () => {
    for (const [file, text] of Object.entries(sampleFiles())) {
      if (!file.endsWith('.md')) continue;
      const note = readNote(text);
      const at = await colouredAt(text);
      for (const { relations } of note.evidence) {
        for (const { range, relation, refs } of relations) {
          assert.equal(at(range.start), `keyword.control.relation.${relation}`, `${file} at ${range.start}`);
          for (const ref of refs) assert.equal(at(ref.range.start), 'entity.name.type.claim');
        }
      }
      for (const { id } of note.claims) if (id) assert.equal(at(id.range.start), 'entity.name.type.claim');
      for (const { items } of note.citations) {
        for (const { keyRange } of items) {
          assert.equal(at(keyRange.start), 'variable.other.citekey', `${file} at ${keyRange.start}`);
        }
      }
      const read = note.evidence.reduce((count, { relations }) => count + relations.length, 0);
      const shown = (await coloured(text)).filter((one) => one.includes('→ keyword.control.relation'));
      assert.equal(shown.length, read, file);
    }
  });

  it('take time in proportion to the text, whatever it is', async () => {
    const grammar = await markdown();
    const milliseconds = (text: string): number => {
      const started = performance.now();
      tokenise(grammar, text);
      return performance.now() - started;
    };
    for (const part of [
      '[',
      '@a',
      '{',
      '- supports #a, ',
      '[@a; ',
      '{.claim ',
      '#a"',
      ':::',
      '(p. (',
      '[@a, p. 3, ',
      '[a](<b#c',
      'x="\\',
      '33',
      '33 ',
    ]) {
      const base = milliseconds(part.repeat(100));
      const long = milliseconds(part.repeat(2000));
      // Quadratic would be 400 times as long.
      assert.ok(long < 200 * Math.max(base, 2), `${part}: ${base} → ${long}`);
    }
  });

  it('cover a text once, without gaps, whatever it is', async () => {
    const grammar = await markdown();
    const part = fc.constantFrom(
      '- supports #a ',
      '[@b',
      ']',
      '{.claim',
      ' #c',
      '}',
      '"',
      '\n',
      '\n\n',
      '> ',
      ':',
      '🙂',
      'x ',
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 30 }), (parts) => {
        const text = parts.join('');
        assert.equal(
          tokenise(grammar, text)
            .map((token) => token.text)
            .join(''),
          text.replaceAll('\n', ''),
        );
      }),
    );
  });
});
