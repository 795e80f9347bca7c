import assert from 'node:assert/strict';
import { statusText } from '../../src/extension/status/statusText.js';
import type { StatusReport } from '../../src/protocol.js';
import { startClient, type Client } from './client.js';

describe('the status report', function () {
  this.timeout(60_000);
  let client: Client;
  before(async () => {
    client = await startClient({
      'notes/a.md': '## A {.claim #a}\n\n- supported by [@b2020, p. 1]: "x"\n',
      'notes/latin.md': Buffer.from([0x23, 0x20, 0xe9, 0x0a]),
      'notes/big.md': 'a '.repeat(1_000_000),
      'drafts/b.md': '# B\n',
      'deep/.gitignore': '*.md\n',
      'deep/c.md': '# C\n',
      'one.bib': '@article{b2020, title={B}, author={Bee, B}, year=2020}\n@article{bad, title={open\n',
      'two.bib': '@article{c2020, title={C}}\n',
      'corroborate.json':
        '{ "ignore": ["drafts/**"], "bibliography": ["one.bib"], "maxNoteSize": 1, "rubric": "own.json" }',
    });
  });
  after(() => client.stop());
  const report = (file?: string): Promise<StatusReport> =>
    client.request('corroborate/report', file === undefined ? {} : { uri: client.uri(file) });

  it('says of a note that is read what it holds, and of one that is not why', async () => {
    const told = async (file: string): Promise<unknown> => {
      const { here } = await report(file);
      return here && ('why' in here ? here.why : [here.claims, here.evidence]);
    };
    assert.deepEqual(await told('notes/a.md'), [1, 1]);
    assert.equal(
      await told('drafts/b.md'),
      'its folder drafts/ is skipped: "ignore" in corroborate.json names it, by `drafts/**`',
    );
    assert.equal(await told('deep/c.md'), 'deep/.gitignore ignores it, by `*.md`');
    assert.match(String(await told('notes/big.md')), /2\.0 MB, and at most 1 MB are read/);
    assert.match(String(await told('notes/latin.md')), /UTF-8/);
    assert.match(String(await told('notes/new.md')), /not among the notes/);
    assert.match(String(await told('../elsewhere.md')), /no folder of the workspace/);
  });

  it('lists folders, settings, bibliographies, skipped files, the rubric and where it is from', async () => {
    const { folders, rubric, status } = await report();
    const [folder, ...others] = folders;
    assert.ok(folder && others.length === 0);
    assert.equal(folder.notes, 1);
    assert.equal(folder.settings?.uri, client.uri('corroborate.json'));
    assert.deepEqual(
      folder.bibliographies.map(({ path, entries }) => `${path} ${entries}`),
      ['one.bib 2'],
    );
    assert.ok((folder.bibliographies[0]?.problems ?? 0) > 0);
    assert.ok(folder.skipped.some(({ path, why }) => path === 'two.bib' && /names others/.test(why)));
    const { find, read } = folder.timings ?? { find: 0, read: 0 };
    assert.ok(find > 0 && read > 0, `${find} ms, ${read} ms`);
    assert.deepEqual([rubric.named, rubric.from, rubric.id], ['own.json', 'instead', 'dfid-2014']);
    assert.equal(status.state, 'ready');
  });

  it('is a text that a person can read, with links to what it names', async () => {
    const text = statusText(await report('drafts/b.md'));
    assert.match(
      text,
      /^# Status of Corroborate\n\n\*\*\[drafts\/b\.md\]\(<file:.*>\) is not read:\*\* its folder drafts\/ is skipped: "ignore" in corroborate\.json names it/,
    );
    assert.match(
      text,
      /\n### Bibliographies\n\n- \[one\.bib\]\(<file:[^>]*one\.bib>\): 2 references, \d+ problems?\n/,
    );
    assert.match(text, /\n- \[deep\/c\.md\]\(<.*>\): deep\/\.gitignore ignores it, by `\*\.md`\n/);
    assert.match(text, /since `own\.json` cannot be used/);
    assert.match(text, /\n- Citation style: `apa`\n$/);
  });
});
