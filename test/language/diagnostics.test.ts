import assert from 'node:assert/strict';
import { diagnosticsOf } from '../../src/language/index.js';
import { bib } from '../core/base/workspace.js';
import { here, scene } from './scene.js';

const files = {
  'claims.md': '# Trust is raised {.claim #trust}\n\n- supported by [@a2020, p. 1]: "x"\n',
  'a.md': '---\ncitekey: a2020\nstudy:\n  design: rct\n---\n',
  'references.bib': bib('a2020', 'b2021'),
};
const graveIn = (text: string, more: Record<string, string> = {}): string[] =>
  scene(text, { ...files, ...more })
    .problems()
    .filter(
      (problem) =>
        !/^(?:claim-no-evidence|study-not-described|quote-no-locator|evidence-no-quote)/.test(problem),
    );

describe('problems', () => {
  it('mark an id that no note defines', () => {
    assert.deepEqual(graveIn('- supports #trusst, #trust [@a2020, p. 2]: "y"'), ['unknown-claim at trusst']);
  });

  it('mark each citation key that no bibliography has, at the key', () => {
    assert.deepEqual(graveIn('- supports #trust [@nobody, p. 2; @a2020, p. 3]: see [-@none]'), [
      'unknown-reference at nobody',
      'unknown-reference at none',
    ]);
  });

  it('mark an id at both of its places, each naming the other', () => {
    const note = '# One {.claim #same}\n\n[Two]{.claim #same}\n';
    const { base, problems } = scene(note);
    assert.deepEqual(
      problems().filter((problem) => problem.startsWith('duplicate-id')),
      ['duplicate-id at same', 'duplicate-id at same'],
    );
    const twice = diagnosticsOf(base, here, (file) => file).filter(({ code }) => code === 'duplicate-id');
    assert.deepEqual(
      twice.map(({ range, relatedInformation }) => [
        range.start.line,
        relatedInformation?.map(({ location }) => location.range.start.line),
      ]),
      [
        [0, [2]],
        [2, [0]],
      ],
    );
  });

  it('mark an id that another note has, in both notes', () => {
    const { problems } = scene('# Again {.claim #trust}', files);
    assert.ok(problems().includes('duplicate-id at trust'));
    assert.ok(problems('claims.md').includes('duplicate-id at trust'));
  });

  it('mark evidence without a claim and evidence without a source, at the relation', () => {
    assert.deepEqual(graveIn('- supported by [@a2020, p. 2]: "y"'), ['evidence-no-claim at supported by']);
    assert.deepEqual(graveIn('- supports #trust: "y"'), ['evidence-no-source at supports']);
  });

  it('mark front matter that is no YAML at the place of the mistake', () => {
    const found = graveIn('---\ncitekey: a2020\nstudy: [rct\n---\n\n- supports #trust (p. 3): "y"\n');
    assert.ok(
      found.some((problem) => problem.startsWith('bad-front-matter at ')),
      found.join(),
    );
  });

  it('mark an unknown design at its name, in front matter and in attributes', () => {
    const noted = scene('---\ncitekey: b2021\nstudy:\n  design: random\n---\n', files);
    assert.deepEqual(noted.problems(), ['unknown-design at random']);
    assert.deepEqual(graveIn('- supports #trust [@a2020, p. 2]: ["y"]{design=rtc}'), [
      'unknown-design at rtc',
    ]);
  });

  it('stay at their words with CRLF, a byte-order mark, emoji and tabs before them', () => {
    for (const before of ['One.\r\n\r\n', '\uFEFFOne.\n\n', '🙂 𝔘\n\n', 'A\rB\r\r', '-\tx\n\n']) {
      assert.deepEqual(graveIn(`${before}- supports #nothere [@a2020, p. 2]: "y"`), [
        'unknown-claim at nothere',
      ]);
      assert.deepEqual(graveIn(`${before}As [🙂 @nobody]`), ['unknown-reference at nobody']);
    }
  });

  it('carry code, severity, source and a sentence', () => {
    const { base } = scene('- supports #trusst [@a2020, p. 2]: "y"', files);
    const [found] = diagnosticsOf(base, here, (file) => file);
    assert.deepEqual(
      { ...found, range: undefined },
      {
        range: undefined,
        severity: 1,
        code: 'unknown-claim',
        source: 'Corroborate',
        message: '#trusst is not defined in any note; did you mean #trust?',
      },
    );
  });

  it('are of the bibliography, too', () => {
    const { problems } = scene('Text.', {
      'b.bib': '@article{a,\n  title = {X},\n}\n\n@article{a,\n  title = {Y},\n}\n',
    });
    assert.deepEqual(problems('b.bib'), ['duplicate-reference at a']);
  });
});
