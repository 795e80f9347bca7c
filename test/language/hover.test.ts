import assert from 'node:assert/strict';
import { hoverAt } from '../../src/language/index.js';
import { baseOf, bib, paper } from '../core/base/workspace.js';
import { sampleFiles } from './sample.js';
import { scene, sceneIn } from './scene.js';

const files = {
  'claims.md': '# Trust is raised {.claim #trust}\n',
  'a.md': paper('a2020', 'supports #trust (p. 3): "Trust *rose* by 3 < 4."', 'n: 200'),
  'b.md': paper('b2021', 'contradicts #trust (p. 9): "It fell."', 'quality: high'),
  'references.bib': bib('a2020', 'b2021'),
};

describe('hover', () => {
  it('says of a claim how strong its evidence is, why, and the strongest passage on each side', async () => {
    const { hover, hovered } = scene('- mentions #tr‸ust [@a2020]', files);
    const text = (await hover()) ?? '';
    assert.match(text, /\*\*Trust is raised\*\*/);
    assert.match(text, /contested · \+1 −1 ±0 ○0/);
    assert.match(text, /For: Someone 2020[^\n]*“Trust \*?rose\*? by 3 < 4\.”/);
    assert.match(text, /Against: Someone 2020[^\n]*“It fell\.”/);
    assert.equal(await hovered(), 'trust');
  });

  it('says it where the claim stands, too', async () => {
    const { hover } = scene('# Own {.claim #o‸wn}', files);
    assert.match((await hover()) ?? '', /\*\*Own\*\*[^]*untested/);
  });

  it('gives the reference of a citation, its study, and what it bears on', async () => {
    const { hover, hovered } = scene('As [see @a20‸20, p. 3]', files);
    const text = (await hover()) ?? '';
    assert.match(text, /Someone, A\. \(2020\)\. \*On a2020\*|Someone, A\. \(2020\)\. On a2020/);
    assert.match(text, /Randomised controlled trial · n = 200 · DK · not appraised/);
    assert.match(text, /supports: Trust is raised/);
    assert.equal(await hovered(), 'a2020');
  });

  it('explains a relation word', async () => {
    for (const [text, words, meaning] of [
      ['- supp‸orts #trust [@a2020]', 'supports', /finds what the claim says/],
      ['# C {.claim #c}\n\n- **Contradicted‸ by** [@a2020]: x', 'Contradicted by', /finds the opposite/],
      ['- does not‸ support #trust [@a2020]', 'does not support', /did not find it/],
    ] as const) {
      const { hover, hovered } = scene(text, files);
      assert.match((await hover()) ?? '', meaning);
      assert.equal(await hovered(), words);
    }
  });

  it('says what a piece of evidence is', async () => {
    const { hover } = scene('- supports #trust [@a2020]: ["Up."]{#ev‸-1}', files);
    assert.match((await hover()) ?? '', /Evidence of Someone 2020: “Up\.”/);
  });

  it('says of a design what it is and what it is worth for each type of claim', async () => {
    for (const text of [
      '---\ncitekey: a2020\nstudy:\n  design: rc‸t\n---\n',
      '- supports #trust [@a2020]: ["x"]{design=rc‸t}',
    ]) {
      const { hover, hovered } = scene(text, files);
      assert.match(
        (await hover()) ?? '',
        /\*\*Randomised controlled trial\*\*[^]*- effect: strong[^]*- experience: /,
      );
      assert.equal(await hovered(), 'rct');
    }
  });

  it('says of an entry of a bibliography what notes say of it', async () => {
    const all = { ...files, 'note.md': '' };
    const at = sceneIn(baseOf(all), all, 'references.bib', files['references.bib'].indexOf('b2021') + 1);
    assert.match((await at.hover()) ?? '', /Randomised controlled trial[^]*contradicts: Trust is raised/);
    assert.deepEqual(at.references().length, 2);
  });

  it('is silent on prose, in code, and on what nobody knows', async () => {
    for (const text of ['Pro‸se', '`@a20‸20`', '```\n- supports #unknow‸n [@a2020]\n```']) {
      assert.equal(await scene(text, files).hover(), undefined, text);
    }
  });

  it('says of a problem what it is and why it matters, after what stands there', async () => {
    const unknown = scene('- supports #unknow‸n [@a2020]: x', files);
    assert.match((await unknown.hover()) ?? '', /^No note defines a claim with this id\./);
    assert.equal(await unknown.hovered(), 'unknown');
    const relation = await scene('- supp‸orts [@a2020, p. 1]: "x"', files).hover();
    assert.match(relation ?? '', /^\*\*supports\*\*[^]*---[^]*It is not clear which claim the item bears on/);
  });

  it('never lets a note write Markdown or HTML into a hover', async () => {
    const hostile = '# <img src=x onerror=1> [a](command:x) {.claim #bad}\n';
    const { base } = scene(hostile);
    assert.ok(base.claimById('bad'));
    const contents = (await hoverAt(base, 'note.md', hostile.indexOf('#bad') + 2))?.contents as {
      value: string;
    };
    assert.doesNotMatch(contents.value, /<img|\]\(command/);
  });

  it('answers on every word of the sample that has a meaning', async () => {
    const sample = sampleFiles();
    const base = baseOf(sample);
    for (const file of ['synthesis/claims.md', 'notes/literature/bovaird2008fad.md']) {
      const note = base.note(file);
      assert.ok(note);
      const places = [
        ...note.claims.flatMap(({ id }) => id?.range.start ?? []),
        ...note.evidence.flatMap(({ relations }) => relations.map(({ range }) => range.start)),
        ...note.citations.flatMap(({ items }) => items.map(({ keyRange }) => keyRange.start)),
      ];
      assert.ok(places.length > 2);
      for (const place of places) {
        assert.ok(await sceneIn(base, sample, file, place).hover(), `${file} at ${place}`);
      }
    }
  });
});
