import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import type MarkdownIt from 'markdown-it';
import { sampleFiles } from '../../language/sample.js';
import { freeze } from '../../../src/core/report/index.js';
import { asWritten, drawn, plainly, preview, viewOf } from './preview.js';

const files: Record<string, string> = {
  'b.bib': [
    '@article{a2020, title={On <b>trust</b> & "more"}, author={Doe, Jane and Roe, R}, year=2020}',
    '@article{b2021, title={B}, author={Bee, B}, year=2021}',
  ].join('\n'),
  'file:///folder/more/other.md': '## Other claim {.claim #other}\n\n- supported by [@b2021, p. 1]: "x"\n',
};

/** What a reader sees, in lines, without pictures and tags. */
const words = (html: string): string[] =>
  html
    .replace(/<svg.*?<\/svg>/gs, '')
    .replace(/<[^>]*>/g, '')
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);

const seen = (text: string, options = {}): string[] => words(preview(text, { files, ...options }));

/** Pieces of Markdown and of our language, whole and broken. */
const part = fc.constantFrom(
  '## ',
  '[',
  ']{.claim #a}',
  ']{#e n=1}',
  '*',
  '**',
  '_',
  '`',
  '[@a2020]',
  '@b2021 [p. 3]',
  '- supports #a ',
  ': ',
  '"',
  '\n',
  '\n\n',
  '::: {.claim #b}\n',
  ':::\n',
  '> ',
  '> [!claim] x ^c\n',
  '{.claim #d}',
  '<b>',
  '</b>',
  '[x](y)',
  '![z](w)',
  '| ',
  '🙂',
  '&amp;',
  '\\',
  '```evidence\n',
  '```\n',
  '\t',
);

describe('the Markdown preview', () => {
  describe('of claims', () => {
    it('shows a heading without its attributes, and below it strength, verdict, counts and name', () => {
      const html = preview(
        '## Trust *rises* {.claim #trust topic="a, b"}\n\n- supported by [@a2020, p. 1]: "x"\n',
        {
          files: {
            ...files,
            'file:///folder/a.md':
              '---\ncitekey: a2020\nstudy:\n  design: rct\n  quality: high\n  countries: [DK]\n---\n',
          },
        },
      );
      assert.deepEqual(words(html).slice(0, 2), ['Trust rises', 'Limited · supported · +1 −0 · #trust']);
      assert.match(html, /<em>rises<\/em><\/h2>/);
      assert.match(html, /title="1 independent study: 1 support"/);
      assert.equal(html.match(/<rect/g)?.length, 4, 'as many bars as the scale has levels');
    });

    it('shows a block, a callout and a span without what marks them', () => {
      assert.deepEqual(
        seen(
          [
            '::: {.claim #block}\nA block claim.\n\n- supports [@a2020]: "z"\n:::',
            '> [!claim]- A callout ^call\n> body',
            '> [!claim] Another {#call2 topic=x}',
            'As [people **trusted** more]{.claim #span}, it is.',
          ].join('\n\n'),
        ),
        [
          'A block claim.',
          'Limited · supported · +1 −0 · #block',
          'supports (Doe &amp; Roe 2020): &quot;z&quot;',
          'A callout',
          'body',
          'No evidence · untested · #call',
          'Another',
          'No evidence · untested · #call2',
          'As people trusted more, it is.',
        ].map((line) => line.replace('Limited · supported · +1 −0', blockRating)),
      );
    });

    it('links a claim that is said again to where it is made', () => {
      const html = preview('## Again {.claim ref=other}\n\n[they did]{.claim ref=other}\n', { files });
      assert.match(html, /href="more\/other\.md#other"/);
      assert.deepEqual(words(html)[0], 'Again');
      assert.doesNotMatch(html, /id="other"/);
    });

    it('shows cards without a rating while notes are read', () => {
      assert.deepEqual(seen('## Trust rises {.claim #trust}\n', { rated: false }), [
        'Trust rises',
        'claim · #trust',
      ]);
    });

    it('leaves the id that the editor makes of a heading as it was', () => {
      const ids: string[] = [];
      const slugs = (md: MarkdownIt): void => {
        md.renderer.rules.heading_open = (tokens, index, options, _env, self) => {
          ids.push((tokens[index + 1]?.children ?? []).map(({ content }) => content).join(''));
          return self.renderToken(tokens, index, options);
        };
      };
      preview('## Trust rises {.claim #trust}\n', { others: slugs });
      assert.deepEqual(ids, ['Trust rises {.claim #trust}']);
    });
  });

  describe('of evidence and citations', () => {
    it('marks the relation by a shape beside its word, and an undercut one in words', () => {
      const html = preview(
        [
          '## C {.claim #c}\n',
          '- **Supported by** [@a2020, p. 1]: ["The *quote*"]{#e n=3}\n',
          '  - undercut by [@b2021]: "no"\n',
          '- does not support #other; qualifies #c [@b2021]: [d = 0.3]{.effect}',
        ].join('\n'),
        { files },
      );
      assert.deepEqual(words(html).slice(2), [
        'Supported by undercut (Doe &amp; Roe 2020, p. 1): &quot;The quote&quot;',
        'undercut by (Bee 2021): &quot;no&quot;',
        'does not support #other; qualifies #c (Bee 2021): d = 0.3',
      ]);
      for (const relation of ['supports', 'undercuts', 'null', 'qualifies'])
        assert.match(html, new RegExp(`corroborate-relation corroborate-is-${relation}"><svg`));
      assert.match(html, /<a href="more\/other\.md#other" class="corroborate-ref" title="Other claim/);
      assert.match(html, /<a href="#c"/);
    });

    it('names author and year as the place asks for, with the reference on hovering', () => {
      const html = preview('[see @a2020, pp. 3-4; -@b2021], @a2020 [p. 3] and @b2021; [@nope].\n', {
        files,
        references: { a2020: 'Doe, J. (2020). "On trust".' },
      });
      assert.deepEqual(words(html), [
        '(see Doe &amp; Roe 2020, pp. 3-4; 2021), Doe &amp; Roe (2020, p. 3) and Bee (2021); (@nope).',
      ]);
      assert.match(html, /title="Doe, J\. \(2020\)\. &quot;On trust&quot;\."/);
      assert.match(html, /title="Bee 2021\. B"/);
      assert.match(html, /title="@nope is in no bibliography"/);
    });

    it('finds a citation in a table, a quote, a nested list, over two lines, after CRLF', () => {
      const lines = [
        '| a | b |',
        '|---|---|',
        '| [@a2020] | x [@b2021, p. 3] |',
        '',
        '> As [see @a2020,',
        '> p. 3] says',
        '',
        '1. one',
        '\t- two **[@b2021]**',
      ];
      for (const ending of ['\n', '\r\n']) {
        const shown = seen(lines.join(ending)).join('|');
        assert.match(shown, /\|\(Doe &amp; Roe 2020\)\|x \(Bee 2021, p\. 3\)\|/);
        assert.match(shown, /As \(see Doe &amp; Roe 2020,\s*p\. 3\) says/);
        assert.match(shown, /two \(Bee 2021\)/);
      }
    });
  });

  describe('of a question', () => {
    const block = '```evidence\nverdict:contested\n```\n';

    it('shows the answer in its place, its citations too, and the block itself until there is one', () => {
      const html = preview(block, {
        files,
        answers: { 'verdict:contested\n': '| Claim |\n|---|\n| [@a2020] |\n' },
      });
      assert.deepEqual(words(html), ['Claim', '(Doe &amp; Roe 2020)']);
      assert.deepEqual(seen(block), ['verdict:contested']);
    });

    it('says in words what is wrong with it', () => {
      const problems = [{ message: 'there is no <verdct>', offset: 0, length: 3 }];
      assert.deepEqual(seen(block, { answers: { 'verdict:contested\n': { problems } } }), [
        'verdict:contested',
        'there is no &lt;verdct&gt;',
      ]);
    });

    it('shows an answer that was frozen once, and says where the evidence has changed since', () => {
      for (const ending of ['\n', '\r\n']) {
        const live = { [`verdict:contested${ending}`]: '- **A claim**\n' };
        const written = (answer: string): string => {
          const { range, newText } = freeze(block, block.trimEnd().length, answer);
          const note = `${block.slice(0, range.start)}${newText}${block.slice(range.end)}\nAfter.\n`;
          return note.replaceAll('\n', ending);
        };
        const same = preview(written('- **A claim**'), { files, answers: live });
        assert.deepEqual(words(same), ['Frozen answer', 'A claim', 'After.']);
        assert.match(
          same,
          /<section class="corroborate-answer corroborate-frozen[^]*A claim[^]*<\/section>\s*<p[^]*After/,
        );
        assert.deepEqual(words(preview(written('- **An old claim**'), { files, answers: live })), [
          'Frozen answer. The evidence has changed since: freeze it again to bring it up to date.',
          'An old claim',
          'After.',
        ]);
        assert.deepEqual(words(preview(written('- **A claim**'), { files })), [
          'Frozen answer',
          'A claim',
          'After.',
        ]);
      }
    });

    it('shows what was frozen once while one types above it and in it', () => {
      const { newText } = freeze(block, block.trimEnd().length, '- **A claim**');
      const note = `${block.trimEnd()}${newText}\n`;
      const options = { files, answers: { 'verdict:contested\n': '- **A claim**\n' }, seen: note };
      assert.deepEqual(words(preview(`Typed.\n\n${note}`, options)), ['Typed.', 'Frozen answer', 'A claim']);
      assert.equal(preview(note.replace('end -->', 'end --> x'), options).split('A claim').length, 2);
    });

    it('lets no HTML and no picture in from other notes', () => {
      const markdown = '<script>alert(1)</script>\n\nA <b onclick="x">b</b> ![p](http://x/y.png)\n';
      const html = preview(block, { answers: { 'verdict:contested\n': markdown } });
      assert.doesNotMatch(html, /<(?:script|b|img)\b/);
      assert.match(html, /&lt;script&gt;/);
    });
  });

  it('escapes every word that comes from notes and bibliographies', () => {
    const evil = '"><img src=x onerror=alert(1)>';
    const html = preview(
      `## C {.claim #c strength=strong because='${evil}'}\n\n- supports [@evil, ${evil}; see ${evil} @a2020]: "x"\n`,
      {
        files: { ...files, 'e.bib': `@article{evil, title={${evil}}, author={${evil}}, year={${evil}}}` },
        references: { evil, a2020: evil },
      },
    );
    assert.doesNotMatch(html.replaceAll('onerror=alert(1)', ''), /<img src=x\s*>?/);
  });

  describe('of what is not ours', () => {
    /** Notes with nothing that is read as an annotation. */
    const plainNotes = (): string[] =>
      Object.values(sampleFiles())
        .map((text) => text.replaceAll('@', '＠').replace(/\{[^}]*\}/g, ''))
        .filter((text) => isEmpty(text));

    it('is the very HTML that there is without us', () => {
      const texts = [...plainNotes(), ...readme(), ...odd];
      assert.ok(texts.filter(isEmpty).length > 10);
      for (const text of texts.filter(isEmpty)) assert.equal(preview(text), plainly(text));
    });

    it('is what it would be round our marks: with them shown as written it is the very HTML', () => {
      // An address within a citation would be a link.
      const simple = (md: MarkdownIt): unknown => md.set({ linkify: false });
      const smart = (md: MarkdownIt): unknown => md.set({ linkify: false, typographer: true, breaks: true });
      for (const text of [...Object.values(sampleFiles()), ...deepReview(), ...odd]) {
        assert.equal(asWritten(text, { files, others: simple }), plainly(text, simple));
        // Within marks, as in a topic's quotation marks, nothing is made typographic.
        assert.equal(straight(asWritten(text, { files, others: smart })), straight(plainly(text, smart)));
      }
      fc.assert(
        fc.property(fc.array(part, { maxLength: 25 }), (parts) => {
          const text = parts.join('');
          // What is written in a citation is shown with its escapes, and to Markdown some are definitions of links.
          fc.pre(!/\[[^]*\\[^]*@|^[> ]*\[@a2020\]:/m.test(text));
          assert.equal(asWritten(text, { files, others: simple }), plainly(text, simple));
        }),
        { numRuns: 300 },
      );
    });

    it('is left alone in a text that other plug-ins read their own way', () => {
      const shout = (md: MarkdownIt): void => {
        md.core.ruler.push('shout', (state) => {
          for (const token of state.tokens)
            for (const child of token.children ?? [])
              if (child.type === 'text') child.content = child.content.toUpperCase();
        });
        md.block.ruler.before('paragraph', 'note', (state, start, _end, silent) => {
          if (!state.src.startsWith(':::note', state.bMarks[start])) return false;
          if (!silent) {
            state.push('hr', 'hr', 0);
            state.line = start + 1;
          }
          return true;
        });
      };
      const text = 'Some words.\n\n:::note\nOf another tool\n';
      assert.equal(preview(text, { others: shout }), plainly(text, shout));
      const annotated = `${text}\n[@a2020] and [more]{.claim #c}\n`;
      const html = preview(annotated, { files, others: shout });
      assert.match(html, /<hr>/);
      assert.deepEqual(words(html), ['SOME WORDS.', 'OF ANOTHER TOOL', '(Doe &amp; Roe 2020) AND MORE']);
    });

    it('keeps what plug-ins write while they read, as the numbers of footnotes', () => {
      // As the plug-in of footnotes does: its list stands in the environment.
      const footnotes = (md: MarkdownIt): void => {
        md.inline.ruler.after('image', 'footnote', (state, silent) => {
          const found = /^\[\^(\w+)\]/.exec(state.src.slice(state.pos));
          if (!found) return false;
          if (!silent) {
            const env = state.env as { footnotes?: string[] };
            env.footnotes ??= [];
            env.footnotes.push(found[1] ?? '');
            state.push('text', '', 0).content = `(${env.footnotes.length})`;
          }
          state.pos += found[0].length;
          return true;
        });
      };
      const text = 'One[^a] and two[^b], [more]{.claim #c}.\n';
      assert.deepEqual(words(preview(text, { files, others: footnotes })), ['One(1) and two(2), more.']);
    });

    it('is nothing of ours where no note is told, as in a text without a place', () => {
      const text = '## C {.claim #c}\n\n- supports [@a2020]: "x"\n';
      assert.equal(drawn(text, undefined), plainly(text));
    });
  });

  it('shows what did not change while the server has not read the latest words', () => {
    const before = '# N\n\nFirst [@a2020].\n\n## C {.claim #c}\n\n- supports [@b2021]: "x"\n';
    const now = before.replace('First', 'Quite\nanother first');
    assert.deepEqual(seen(now, { seen: before }), [
      'N',
      'Quite',
      'another first [@a2020].',
      'C',
      ...seen(before).slice(3),
    ]);
  });

  it('keeps to its own elements, one within the other, whatever a note holds', () => {
    const ours = /<(?:span|div|section|cite|p class="c)|<\/(?:span|div|section|cite)>/g;
    fc.assert(
      fc.property(fc.array(part, { maxLength: 25 }), (parts) => {
        const text = parts.join('');
        const html = preview(text, { files });
        assert.doesNotMatch(html, /[\u{100000}-\u{10FFFD}]/u);
        let depth = 0;
        for (const [tag] of html.matchAll(ours)) {
          if (tag.startsWith('</')) depth--;
          else if (!tag.startsWith('<p')) depth++;
          assert.ok(depth >= 0, html);
        }
        assert.equal(depth, 0, html);
      }),
      { numRuns: 200 },
    );
  });

  it('is drawn in time in proportion to the note', () => {
    const piece = '## C {.claim}\n\nAs [@a2020, p. 3] and @b2021 say.\n\n- supports [@a2020]: ["x"]{n=3}\n\n';
    const time = (count: number): number => {
      const text = piece.repeat(count);
      const note = {
        text,
        view: viewOf(text, { files }),
        references: new Map<string, string>(),
        answers: new Map<string, never>(),
      };
      const started = performance.now();
      drawn(text, note);
      return performance.now() - started;
    };
    time(20);
    const few = time(50);
    // Quadratic would be 400 times as long.
    assert.ok(time(1000) < 100 * Math.max(few, 4));
  });
});

const blockRating =
  words(preview('::: {.claim #block}\nA.\n\n- supports [@a2020]: "z"\n:::\n', { files }))[1]?.replace(
    ' · #block',
    '',
  ) ?? '';

function isEmpty(text: string): boolean {
  const { claims, marks, evidence, questions } = viewOf(text, { files });
  return claims.length + marks.length + evidence.length + questions.length === 0;
}

const readme = (): string[] => ['README.md', 'CHANGELOG.md'].map((file) => readFileSync(file, 'utf8'));

function deepReview(): string[] {
  const folder = 'test/fixtures/notes/deep-review';
  return readdirSync(folder)
    .filter((file) => file.endsWith('.md'))
    .map((file) => readFileSync(`${folder}/${file}`, 'utf8'));
}

/** What Markdown and other tools write that looks a little like ours. */
const odd = [
  '# Title {#id .class}\n\n[text]{.smallcaps} and {braces}, a@b.org, [[link|@handle]].\n',
  '::: {.callout-note}\n## Note\n\ntext\n:::\n\n::: warning\nx\n:::\n',
  '- supports: Windows\n- [ ] task\n- [x] done\n\n```js\n[@a2020] {.claim}\n```\n',
  '<div>\n\n[@](x) [@a](b)\n\n</div>\n\n<!-- [@a2020] -->\n',
  'Footnote[^1] and $x_{1}$ "quoted" -- dash (c)\n\n[^1]: text\n',
  '*]{.claim #a}*[]{.claim #a} and *a.*[b]{.claim #b}\n',
  '> [!NOTE]\n> Useful.\n\n> [!claimant] x\n',
];

const straight = (html: string): string =>
  html
    .replace(/[“”]|&quot;/g, '"')
    .replace(/[‘’]/g, "'")
    .replace(/[–—]|-{2,3}/g, '-')
    .replace(/…|\.{3}/g, '…');
