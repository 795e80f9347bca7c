import assert from 'node:assert/strict';
import { renameableAt } from '../../src/language/index.js';
import { bib, paper } from '../core/base/workspace.js';
import { here, scene } from './scene.js';

const files = {
  'claims.md':
    '# Trust is raised {.claim #trust}\r\n\r\n- supported by [@a2020]: ["x"]{#ev-a}\r\n\r\nAs [it is]{.claim ref="trust"}, #trust.\r\n',
  'a.md': paper('a2020', 'contradicts #trust, #trust (p. 3): "It fell."'),
  'review.md':
    '---\ncitekey: b2021\nstudy:\n  design: systematic-review\n  includes: [a2020, "a2020", xa2020]\n---\n',
  'references.bib': `${bib('a2020', 'b2021')}\n@inbook{c,\n  crossref = {a2020},\n  note = {a2020}\n}\n`,
};

describe('rename', () => {
  it('changes a claim’s id wherever it stands', async () => {
    const changed = await scene('- mentions [[claims#^tr‸ust]] [@b2021]: x', files).rename('gains-trust');
    assert.deepEqual(changed, {
      'a.md': files['a.md'].replaceAll('#trust', '#gains-trust'),
      'claims.md': files['claims.md']
        .replace('.claim #trust', '.claim #gains-trust')
        .replace('"trust"', '"gains-trust"'),
      'note.md': '- mentions [[claims#^gains-trust]] [@b2021]: x',
    });
  });

  it('changes links in prose, but none in code', async () => {
    const prose =
      'See [it](claims.md#trust "T"), [[claims#^trust|it]] and [x](<claims.md#trust>), not `[it](#trust)`.\n';
    const code = '\n```\n[it](#trust)\n```\n';
    const changed = await scene('As [it](#tru‸st) says.', { ...files, 'p.md': `${prose}${code}` }).rename(
      'up',
    );
    assert.ok(typeof changed !== 'string');
    assert.equal(changed[here], 'As [it](#up) says.');
    assert.equal(
      changed['p.md'],
      `${prose.replace('claims.md#trust "T"', 'claims.md#up "T"').replace('^trust', '^up').replace('#trust>', '#up>')}${code}`,
    );
  });

  it('leaves links to headings of other notes and to pages of the web that are called alike', async () => {
    const others =
      'See [methods](methods.md#trust), [[methods#trust]] and [x](https://example.org/#trust).\n';
    const changed = await scene('As [it](#tru‸st) says.', { ...files, 'p.md': others }).rename('up');
    assert.ok(typeof changed !== 'string');
    assert.equal(changed['p.md'], undefined);
    const refused = await scene('See [methods](methods.md#tru‸st).', files).rename('up');
    assert.match(String(refused), /Nothing here can be renamed/);
  });

  it('changes evidence’s id, and takes a # that was typed with it', async () => {
    assert.deepEqual(await scene('- undercuts #ev‸-a [@b2021]: x', files).rename('#ev-b'), {
      'claims.md': files['claims.md'].replace('#ev-a', '#ev-b'),
      'note.md': '- undercuts #ev-b [@b2021]: x',
    });
  });

  it('changes a citation key in notes, front matter, bibliographies, cross-references and lists of reviews', async () => {
    assert.deepEqual(await scene('As @a20‸20 and `@a2020`.', files).rename('ann2020'), {
      'a.md': files['a.md'].replace('a2020', 'ann2020'),
      'claims.md': files['claims.md'].replace('@a2020', '@ann2020'),
      'note.md': 'As @ann2020 and `@a2020`.',
      'references.bib': files['references.bib']
        .replace('{a2020,', '{ann2020,')
        .replace('crossref = {a2020}', 'crossref = {ann2020}'),
      'review.md': files['review.md'].replace('[a2020, "a2020"', '[ann2020, "ann2020"'),
    });
  });

  it('is refused with its reason where it would break something', async () => {
    const { rename } = scene('# Own {.claim #own‸}\n', files);
    for (const [name, reason] of [
      ['trust', /^#trust is already the name of another claim/],
      ['ev-a', /already the name of a piece of evidence/],
      ['two words', /cannot be an id: it may hold letters/],
      ['a/b', /cannot be an id/],
      ['', /at least one letter/],
      ['ends.', /punctuation/],
      ['fig-one', /Quarto keeps for cross-references \(fig-\)/],
    ] as const) {
      assert.match(String(await rename(name)), reason);
    }
    const key = scene('As @a20‸20', files);
    assert.match(String(await key.rename('b2021')), /already in a bibliography/);
    assert.match(String(await key.rename('a b')), /cannot be a citation key/);
    assert.match(String(await scene('Pro‸se', files).rename('x')), /Nothing here can be renamed/);
  });

  it('changes nothing where the name stays', async () => {
    assert.deepEqual(await scene('# Own {.claim #own‸}\n', files).rename('own'), {});
  });

  it('says beforehand what would be renamed', () => {
    const { base, offset, wordsAt } = scene('- supports #tr‸ust [@a2020]: x', files);
    const found = renameableAt(base, here, offset);
    assert.equal(found?.placeholder, 'trust');
    assert.equal(wordsAt(here, found.range), 'trust');
    assert.equal(renameableAt(base, here, 3), undefined);
  });

  it('leaves no problem behind, whatever was renamed', async () => {
    const changed = await scene('- mentions #tr‸ust [@b2021]: x', files).rename('new-name');
    assert.ok(typeof changed === 'object');
    const after = scene(changed[here] ?? '', { ...files, ...changed });
    for (const file of Object.keys(files)) {
      assert.ok(!after.problems(file).some((problem) => /unknown-claim|duplicate-id/.test(problem)), file);
    }
  });
});
