import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createEvidenceBase } from '../../src/core/base/index.js';
import { createNoteReader } from '../../src/core/notes/index.js';
import { defaultRubric, openWorkspace, readInto } from '../../src/workspace/index.js';
import { temporaryFolder } from './temporaryFolder.js';

const claim =
  '## Co-production raises trust {.claim #trust}\n\n- supported by [@a2020, p. 3]: "Trust rose."\n';
const entry = (key: string): string =>
  `@article{${key},\n  author = {Ask, Ann},\n  title = {On trust},\n  year = {2020},\n}\n`;

const open = async (folder: string, options: Parameters<typeof openWorkspace>[2] = {}) => {
  const base = createEvidenceBase(defaultRubric());
  const workspace = await openWorkspace(folder, base, options);
  return { base, workspace };
};

describe('opening a folder', () => {
  it('puts notes, bibliographies and settings into the base, under names that the caller gives', async () => {
    const folder = temporaryFolder({
      'notes/a.md': claim,
      'references.bib': entry('a2020'),
      'corroborate.json': '{ "outcomes": ["trust"] }',
    });
    const { base, workspace } = await open(folder, { nameOf: (path) => `file:///w/${path}` });
    assert.deepEqual(base.files(), [
      'file:///w/corroborate.json',
      'file:///w/notes/a.md',
      'file:///w/references.bib',
    ]);
    assert.deepEqual(workspace.notes, ['notes/a.md']);
    assert.deepEqual(base.config.outcomes, ['trust']);
    assert.equal(base.reference('a2020')?.file, 'file:///w/references.bib');
    assert.equal(base.claimById('trust')?.file, 'file:///w/notes/a.md');
  });

  it('tells how far it is, what changed, and leaves to the editor what it holds', async () => {
    const folder = temporaryFolder({ 'a.md': claim, 'b.md': '# B\n', 'c.bib': entry('a2020') });
    const progress: [number, number][] = [];
    const changed = new Set<string>();
    const { base } = await open(folder, {
      skip: (path) => path === 'b.md',
      onProgress: (read, total) => progress.push([read, total]),
      onChange: ({ files }) => {
        for (const file of files) changed.add(file);
      },
    });
    assert.deepEqual(progress, [
      [2, 3],
      [3, 3],
    ]);
    assert.equal(base.note('b.md'), undefined);
    assert.deepEqual([...changed].sort(), ['a.md', 'c.bib']);
  });

  it('reads the bibliographies that notes name rather than all, and all where none of those is there', async () => {
    const files = { 'old.bib': entry('old'), 'sub/own.bib': entry('own'), 'a.md': claim };
    const named = await open(
      temporaryFolder({ ...files, 'sub/n.md': '---\nbibliography: own.bib\n---\n\nText.\n' }),
    );
    assert.deepEqual(named.workspace.bibliographies, ['sub/own.bib']);
    const missing = await open(
      temporaryFolder({ ...files, 'n.md': '---\nbibliography: gone.bib\n---\n\nText.\n' }),
    );
    assert.deepEqual(missing.workspace.bibliographies, ['old.bib', 'sub/own.bib']);
  });

  it('reads what the command line and the server read alike: the same note by either reader', async () => {
    const folder = temporaryFolder({ 'a.md': claim });
    const plain = await open(folder);
    const remembering = await open(folder, { read: createNoteReader().read });
    assert.deepEqual(plain.base.note('a.md'), remembering.base.note('a.md'));
    readInto(plain.base, 'a.md', 'note', { kind: 'gone' });
    assert.deepEqual(plain.base.files(), []);
  });

  it('ends with the reason where it is told to stop', async () => {
    const folder = temporaryFolder({ 'a.md': claim });
    await assert.rejects(open(folder, { signal: AbortSignal.abort(new Error('closed')) }), /closed/);
  });

  it('opens a folder that is not there as an empty one', async () => {
    const { base, workspace } = await open(join(temporaryFolder(), 'none'));
    assert.deepEqual([base.files(), workspace.notes, workspace.bibliographies], [[], [], []]);
  });

  it('uses the default rubric where corroborate.json names one that is not there, and says so', async () => {
    const text = '{ "rubric": "./own.json" }';
    const { base } = await open(temporaryFolder({ 'corroborate.json': text }));
    assert.equal(base.rubric.id, 'dfid-2014');
    const [told] = base.problems('corroborate.json');
    assert.equal(text.slice(told?.range.start, told?.range.end), '"./own.json"');
    assert.match(told?.message ?? '', /there is no file .*dfid-2014 is used instead/);
  });

  it('finds new files when it is opened anew', async () => {
    const folder = temporaryFolder({ 'a.md': claim });
    const { base } = await open(folder);
    mkdirSync(join(folder, 'more'));
    writeFileSync(join(folder, 'more/b.md'), '# B\n');
    await openWorkspace(folder, base);
    assert.deepEqual(base.files(), ['a.md', 'more/b.md']);
  });

  it('does not read what the base holds, and goes by the bibliography that a note of it names', async () => {
    const folder = temporaryFolder({
      'a.md': '---\nbibliography: own.bib\n---\n\nText.\n',
      'own.bib': '@misc{own, title = {Own}}',
      'other.bib': '@misc{other, title = {Other}}',
    });
    const { base } = await open(folder);
    for (const file of ['a.md', 'own.bib']) writeFileSync(join(folder, file), 'Other words.\n');
    writeFileSync(join(folder, 'b.md'), '# B\n');
    const held = new Set(base.files());
    const workspace = await openWorkspace(folder, base, { holds: (path) => held.has(path) });
    assert.deepEqual([workspace.notes, workspace.bibliographies], [['a.md', 'b.md'], ['own.bib']]);
    assert.deepEqual(base.files(), ['a.md', 'b.md', 'own.bib']);
    assert.deepEqual(
      base.references().map(({ citekey }) => citekey),
      ['own'],
    );
  });
});
