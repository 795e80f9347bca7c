import assert from 'node:assert/strict';
import { readNote } from '../../../../src/core/notes/index.js';
import type { Ref } from '../../../../src/core/notes/types.js';

/** A ref as written, and what it names. */
const forms: [written: string, form: Ref['form'], id: string, path?: string][] = [
  ['#trust', 'hash', 'trust'],
  ['**#wfh:output**', 'hash', 'wfh:output'],
  ['[Trust rises](claims.md#trust)', 'link', 'trust', 'claims.md'],
  ['[Trust rises](#trust)', 'link', 'trust'],
  ['[*Trust* [rises] `]`](<my claims.md#trust> "see #trust, @other")', 'link', 'trust', 'my claims.md'],
  ['*[Trust](a&amp;b.md#a_b)*', 'link', 'a_b', 'a&b.md'],
  ['[Trust, as @other says](claims.md#^trust)', 'link', 'trust', 'claims.md'],
  ['[Café](claims.md#caf%C3%A9)', 'link', 'café', 'claims.md'],
  ['[[claims#^trust]]', 'wikilink', 'trust', 'claims'],
  ['[[my claims#trust|Trust rises]]', 'wikilink', 'trust', 'my claims'],
  ['[[#^trust]]', 'wikilink', 'trust'],
];

/** Notes with a ref at REF, and how many times. */
const places: [name: string, note: string, times?: number][] = [
  ['before a citation', '- supports REF [@k, p. 1]: "q"\n'],
  ['after a passive', '1. **Supported by** REF [@k, p. 1]: "q"\n'],
  ['before a citation in the text', '- does not support REF @k [p. 1]: "q"\n'],
  ['before a locator, in a paper’s note', '---\ncitekey: k\n---\n\n- supports REF (p. 1): "q"\n'],
  ['before the colon, in a paper’s note', '---\ncitekey: k\n---\n\n- supports REF: "q"\n'],
  ['before nothing, in a paper’s note', '---\ncitekey: k\n---\n\n- supports REF\n'],
  ['among several', '- supports REF, REF; qualifies REF [@k, p. 1]: "q"\n', 3],
  ['on a line of its own', '- supports\n  REF\n  [@k, p. 1]:\n\n  > q\n'],
  ['in a quote, nested', '> - a\n>   - mentions REF [@k, p. 1]: "q"\n'],
  ['in a callout', '> [!claim] A ^a\n> - contradicts REF [@k, p. 1]: "q"\n'],
  [
    'in a block under a heading',
    '# A {.claim #a}\n\n::: {.claim #b}\nB\n\n- supports REF [@k, p. 1]: "q"\n\n:::\n',
  ],
  ['in an undercut', '* undercut by REF [@k, p. 1]: "q"\n'],
];

describe('a ref of an evidence item', () => {
  for (const [written, form, id, path] of forms) {
    it(`is read wherever it may stand: ${written}`, () => {
      for (const [name, note, times = 1] of places) {
        for (const text of [note, note.replaceAll('\n', '\r\n')].map((t) => t.replaceAll('REF', written))) {
          const { evidence, citations } = readNote(text);
          const refs = evidence.flatMap((item) => item.relations.flatMap((group) => group.refs));
          assert.equal(evidence.length, 1, name);
          assert.equal(refs.length, times, name);
          for (const ref of refs) {
            const { range, ...rest } = ref;
            assert.deepEqual(rest, { form, id, ...(path && { path }) }, name);
            assert.equal(decodeURIComponent(text.slice(range.start, range.end)), id, name);
            assert.ok(/#\^?$/.test(text.slice(0, range.start)), name);
          }
          assert.deepEqual(
            evidence[0]?.sources.map(({ citekey }) => citekey),
            ['k'],
            name,
          );
          // The citation in a link's text is one of the note, never the item's source.
          const own = text.startsWith('---') ? 0 : 1;
          const inLinks = /says\]/.test(written) ? times : 0;
          assert.equal(citations.length, own + inLinks, name);
        }
      }
    });
  }

  it('ends before the punctuation after it', () => {
    const ids = (text: string): string[] =>
      readNote(text).evidence.flatMap((item) =>
        item.relations.flatMap(({ refs }) => refs.map((ref) => ref.id)),
      );
    assert.deepEqual(ids('- supports #a: "q"\n- supports #b. \n- supports #c:d: "q"\n'), ['a', 'b', 'c:d']);
  });

  it('is no ref as a picture, an address, a link to no id, or a link that is code', () => {
    for (const written of [
      '![T](c.md#a)',
      '<https://x.org/c.md#a>',
      '[T](c.md)',
      '[T](c.md#a%20b)',
      '[T](c.md#%E9)',
      '`[T](c.md#a)`',
      '\\[[c#^a]]',
      '\\#a',
    ]) {
      // prettier-ignore
      assert.deepEqual(readNote(`- supports ${written} [@k]: "q"\n`).evidence, [], written);
    }
  });
});
