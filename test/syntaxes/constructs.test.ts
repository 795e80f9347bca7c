/** Every construct of the annotation language has its colour, and nothing else has: what is coloured is what is read. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { locatorForms } from '../../src/core/notes/citations/locatorTerms.js';
import { relationNames, relations } from '../../src/core/notes/relations.js';
import { disagreements } from './agreement.js';
import { coloured } from './tokens.js';

const about = '---\ncitekey: own2020\n---\n\n# Trust rises {.claim #trust}\n\n';
const fixtures = 'test/fixtures/notes';

describe('the colours of every construct', () => {
  for (const relation of relationNames)
    for (const form of relations[relation].forms)
      it(`show “${form}” in any case and any emphasis, before whatever may follow it`, async () => {
        const words = form.split(' ');
        const emphasised = words
          .map((word, at) => (at === words.length - 1 ? `**${word}**` : word))
          .join(' ');
        const written = [
          form,
          form.toUpperCase(),
          form.charAt(0).toUpperCase() + form.slice(1),
          `**${form}**`,
          `*${form}*`,
          `_${form}_`,
          `***${form}***`,
          emphasised,
        ];
        const following = [
          ' #trust [@a, p. 3]: x',
          ' [see @a]: x',
          ' @a [p. 3]: x',
          ' -@a: x',
          ' (abstract): x',
          ': x',
          '; supports #b (p. 1): x',
          ' [Trust](claims.md#trust): x',
          ' [[claims#^trust]]: x',
        ];
        const bullets = ['- ', '* ', '+ ', '-   ', '1. ', '12) '];
        for (const word of written)
          for (const [at, rest] of following.entries()) {
            const item = `${bullets[at % bullets.length]}${word}${rest}`;
            const first = (await coloured(item))[0] ?? '';
            assert.equal(first.slice(first.indexOf(' → ')), ` → keyword.control.relation.${relation}`, item);
            assert.deepEqual(await disagreements(about + item), [], item);
          }
      });

  it('show every term of a locator, in brackets and behind a key', async () => {
    for (const term of locatorForms)
      for (const value of ['3', '33-35', 'xii', '2a'])
        for (const text of [
          `[@a, ${term} ${value}]`,
          `[@a ${term} ${value}; see @b]`,
          `@a [${term} ${value}]`,
        ])
          assert.ok(
            (await coloured(text)).includes(`${term} ${value} → constant.numeric.locator`),
            `${text}: ${(await coloured(text)).join(', ')}`,
          );
    for (const [text, locator] of [
      ['[@a, 3]', '3'],
      ['[@a, p. 3, 5-7]', 'p. 3, 5-7'],
      ['[@a, abstract]', 'abstract'],
      ['[@a, Tbl. 2, and more]', 'Tbl. 2'],
      ['[@a, appendix B]', 'appendix B'],
      ['[@a, {p. 3, and more}]', '{p. 3, and more}'],
    ] as const)
      assert.ok((await coloured(text)).includes(`${locator} → constant.numeric.locator`), text);
    for (const text of ['[@a, as said]', '[@a, page two]', '[@a, ch. iv]', '[@a, and p. 3]', '[p. 3 of @a]'])
      assert.deepEqual(await coloured(text), ['a → variable.other.citekey'], text);
  });

  const cases: [string, string, string[]][] = [
    [
      'references in each form, with ids of every script',
      '- supports #信任-1, #ns:out.put. [@a]: x\n- supports [T *r*](<my notes.md#trust> "Title"), [t](#^caf%C3%A9), [[n#trust|says so]]: x\n- supports #का-मत, #tru\u0301st: x',
      [
        'supports → keyword.control.relation.supports',
        '信任-1 → entity.name.type.claim',
        'ns:out.put → entity.name.type.claim',
        'a → variable.other.citekey',
        'supports → keyword.control.relation.supports',
        'T *r* → string.other.link.title',
        'trust → entity.name.type.claim',
        '"Title" → string.other.link.description.title',
        't → string.other.link.title',
        'caf%C3%A9 → entity.name.type.claim',
        'trust → entity.name.type.claim',
        'says so → string.other.link.title',
        'supports → keyword.control.relation.supports',
        'का-मत → entity.name.type.claim',
        'tru\u0301st → entity.name.type.claim',
      ],
    ],
    [
      'an undercut under the evidence that it attacks',
      '- supported by [@a]: x\n\n  - undercut by [@b, p. 5]: y',
      [
        'supported by → keyword.control.relation.supports',
        'a → variable.other.citekey',
        'undercut by → keyword.control.relation.undercuts',
        'b → variable.other.citekey',
        'p. 5 → constant.numeric.locator',
      ],
    ],
    [
      'a restated claim, quoted or not',
      'It [rises]{.claim ref=trust}, [does]{ref="trust" .claim}.',
      [
        '.claim → storage.type.claim',
        'ref → entity.other.attribute-name',
        'trust → entity.name.type.claim',
        'ref → entity.other.attribute-name',
        'trust → entity.name.type.claim',
        '.claim → storage.type.claim',
      ],
    ],
    [
      'an effect and what evidence says of its study',
      '- supports [@a]: ["x"]{#e n=1,249 p=\'< 0.05\' countries="DK, \\"GB\\""} [d = 0.31, 95% CI 0.12 to 0.50]{.effect}',
      [
        'supports → keyword.control.relation.supports',
        'a → variable.other.citekey',
        'e → entity.name.type.claim',
        'n → entity.other.attribute-name',
        '1,249 → string.unquoted',
        'p → entity.other.attribute-name',
        "'< 0.05' → string.quoted",
        'countries → entity.other.attribute-name',
        '"DK, \\"GB\\"" → string.quoted',
        '.effect → entity.other.attribute-name.class',
      ],
    ],
    [
      'headings of both kinds, with a closing row of signs too',
      'Trust rises {.claim #a}\n---\n\nIt *does* {.claim #b}\n===\n\n## So @c says ## {.claim #d}',
      [
        '.claim → storage.type.claim',
        'a → entity.name.type.claim',
        '.claim → storage.type.claim',
        'b → entity.name.type.claim',
        'c → variable.other.citekey',
        '.claim → storage.type.claim',
        'd → entity.name.type.claim',
      ],
    ],
    [
      'a block between colons, of any length and nested',
      ':::: {.claim #a topic="b c"} ::::\n\nTrust.\n\n::: {.note}\n- supported by [@d]: x\n:::\n\n::::',
      [
        '.claim → storage.type.claim',
        'a → entity.name.type.claim',
        'topic → entity.other.attribute-name',
        '"b c" → string.quoted',
        '.note → entity.other.attribute-name.class',
        'supported by → keyword.control.relation.supports',
        'd → variable.other.citekey',
      ],
    ],
    [
      'a callout with evidence, whatever its title holds',
      '> [!Claim]+ Trust *rises*, [@c] {#a}\n>\n> - contradicted by [@b]: x\n\n> [!claim]\n> - supports #a: x',
      [
        'Claim → storage.type.claim',
        'c → variable.other.citekey',
        'a → entity.name.type.claim',
        'contradicted by → keyword.control.relation.contradicts',
        'b → variable.other.citekey',
        'claim → storage.type.claim',
        'supports → keyword.control.relation.supports',
        'a → entity.name.type.claim',
      ],
    ],
    [
      'citations and claims in the cells of a table',
      '| what | who |\n|---|---|\n| [it]{.claim #a} | [@b, p. 3] |\n| x | @c [p. 4] |',
      [
        '.claim → storage.type.claim',
        'a → entity.name.type.claim',
        'b → variable.other.citekey',
        'p. 3 → constant.numeric.locator',
        'c → variable.other.citekey',
        'p. 4 → constant.numeric.locator',
      ],
    ],
    [
      'citations within emphasis, notes and definitions',
      '**see [@a, p. 3]** ~~@b~~ *@c*[^1]\n\n[^1]: Says @d.\n\nTerm\n:   says [@e]',
      [
        'a → variable.other.citekey',
        'p. 3 → constant.numeric.locator',
        'b → variable.other.citekey',
        'c → variable.other.citekey',
        'd → variable.other.citekey',
        'e → variable.other.citekey',
      ],
    ],
  ];
  for (const [what, text, wanted] of cases)
    it(`show ${what}`, async () => {
      assert.deepEqual(await coloured(text), wanted);
      assert.deepEqual(await disagreements(about + text), []);
    });

  it('end with the head of the evidence: its quote is plain, whichever marks it stands between', async () => {
    const head = '- supports #trust [@a]: ';
    const wanted = await coloured(head);
    for (const [open, close] of ['""', '“”', '„“', '„”', '«»', '»«', "''", '‘’', '‚‘', '「」'])
      for (const inside of [
        'it supports #b; qualifies #c',
        'nested “quote” and ‘more’',
        'contradicted by (p. 3): so',
      ])
        assert.deepEqual(await coloured(`${head}${open}${inside}${close}`), wanted, open);
    const quoted = '- supports #trust [@a]:\n\n  > It supports #b, and\n  > contradicts (p. 3): more.';
    assert.deepEqual(await coloured(quoted), wanted);
  });

  it('are not on relation words that are not read: in prose, behind other words, in words that hold them', async () => {
    for (const text of [
      'It supports #trust (p. 3): x',
      '- supports the idea, contradicts #trust: x',
      '- supports-not #trust: x',
      '- unsupported by: x',
      '- he supports #trust: x',
      '- [ ] supports #trust: x',
      '## supports #trust: x',
    ])
      assert.deepEqual(await coloured(text), [], text);
    for (const text of [
      '- supports #trust, which qualifies #b: x',
      '- supports #trust and contradicts #b: x',
      '- supports #trust [@a] "qualifies #b": x',
    ]) {
      const relation = (await coloured(text)).filter((one) => one.includes('keyword.control.relation'));
      assert.deepEqual(relation, ['supports → keyword.control.relation.supports'], text);
      assert.deepEqual(await disagreements(about + text), [], text);
    }
  });

  it('are not in code, math, HTML, comments or addresses', async () => {
    const item = '- supports #a [@b]: x';
    for (const text of [
      `\`${item}\` and \`{.claim #c}\``,
      `\`\`\`\n${item}\n\`\`\``,
      `~~~md\n${item}\n~~~`,
      `    ${item}`,
      `$$\n${item}\n[@c]\n$$`,
      'As $x_@a$ and $$y [@b] {.claim #c}$$ say',
      `<div>\n${item}\n</div>`,
      '<a href="@x" title="{.claim #a}">x</a>',
      `<!-- ${item} -->`,
      `<!--\n${item}\n-->`,
      '[x](https://example.org/@user "[@b]") <me@example.org>',
      '[[note|@handle]] and [[@]]',
      '| `@a` | `{.claim #b}` |\n|---|---|\n| `[@c]` | $x_@d$ |',
    ])
      assert.deepEqual(await coloured(text), [], text);
  });

  /** Where the editor’s own grammar takes the place first, or what is cited is no key that one would write. */
  const others: Record<string, string> = {
    star: '@* stands for all references, in nocite',
    image: 'the description of a picture is the editor’s',
    'refdef-trap-list': 'what looks like the definition of a link is the editor’s',
  };

  it('agree with what is read in every example of the language and of citations, and in other people’s text', async () => {
    const json = (file: string): unknown => JSON.parse(readFileSync(`${fixtures}/${file}`, 'utf8'));
    const { examples } = json('syntax_examples.json') as { examples: { name: string; input: string }[] };
    const { cases: citations } = json('citation_cases.json') as { cases: { id: string; input: string }[] };
    const chapters = readdirSync(`${fixtures}/deep-review`).map((name) => ({
      name,
      input: readFileSync(`${fixtures}/deep-review/${name}`, 'utf8'),
    }));
    const texts = [...examples, ...citations.map(({ id, input }) => ({ name: id, input })), ...chapters];
    assert.ok(texts.length > 80, 'there are examples');
    for (const { name, input } of texts) {
      const text = input.replace(/\r\n?/g, '\n').replace(/^\uFEFF/, '');
      const found = await disagreements(text);
      assert.equal(found.length > 0, name in others, `${name}: ${found.join('\n')}`);
    }
  });
});
