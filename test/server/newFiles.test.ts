import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { QueryResult, Status } from '../../src/protocol.js';
import { bib } from '../core/base/workspace.js';
import { startClient, type Client } from './client.js';

const note = (claim: string): string =>
  `# It is so {.claim #${claim}}\n\n- supported by [@a2020, p. 3]: "Up."\n`;
const files = {
  ...Object.fromEntries(
    Array.from({ length: 30 }, (_, index): [string, string] => [`n${index}.md`, note(`c${index}`)]),
  ),
  'large.md': `${note('large')}${'word '.repeat(30_000)}\n`,
  'references.bib': bib('a2020'),
};

describe('a file that comes into a folder', function () {
  this.timeout(60_000);
  let client: Client;
  beforeEach(async () => (client = await startClient(files)));
  afterEach(() => client.stop());

  const status = (): Promise<Status> => client.request<Status>('corroborate/status', {});
  const notes = (count: number): Promise<void> =>
    client.until(`${count} notes`, async () => (await status()).notes === count);
  const codes = (file: string): unknown[] => client.diagnostics(file).map(({ code }) => code);
  const found = async (text: string): Promise<number> =>
    (await client.request<QueryResult>('corroborate/query', { text, limit: 0 })).count;

  it('is read, and no other', async () => {
    const { revision } = await status();
    await client.onDisk('new.md', note('new'));
    await notes(32);
    assert.equal(await found('in:claims'), 32);
    // The end of it is told after all that it changed.
    await client.onDisk('other.md', note('other'));
    await notes(33);
    assert.equal((await status()).revision, revision + 2);
  });

  it('is read as it is then, where it was there before', async () => {
    await client.onDisk('n1.md', null);
    await client.onDisk('n1.md', note('again').replace('a2020', 'nobody'));
    await client.until('as it is', () => codes('n1.md').includes('unknown-reference'));
    await writeFile(path.join(client.folder, 'n1.md'), note('again'));
    const changes = [{ uri: client.uri('n1.md'), type: 1 }];
    await client.notify('workspace/didChangeWatchedFiles', { changes });
    await client.until('told as made, and known', () => !codes('n1.md').includes('unknown-reference'));
    assert.equal((await status()).notes, 31);
  });

  it('takes the place of all bibliographies where it is one that a note names', async () => {
    await client.onDisk('names.md', '---\nbibliography: own.bib\n---\n\nText [@b2021].\n');
    await client.until('it is not there', () => codes('names.md').includes('unknown-reference'));
    await client.onDisk('own.bib', bib('b2021'));
    await client.until('it is', () => codes('names.md').length === 0);
    await client.until('the other is no longer read', () => codes('n1.md').includes('unknown-reference'));
    await client.onDisk('own.bib', null);
    await client.until('it is read again', () => !codes('n1.md').includes('unknown-reference'));
  });

  it('is read in the place of all others when a note that was there names it, and is saved', async () => {
    await client.onDisk('one.md', 'Text [@b2021].\n');
    await client.onDisk('sub/own.bib', bib('b2021'));
    await client.onDisk('sub/.gitignore', '*.bib\n');
    await client.until('it is not read', () => codes('one.md').includes('unknown-reference'));
    const head = '---\nbibliography: sub/own.bib\n---\n\n';
    await client.onDisk('one.md', `${head}Text [@b2021].\n`);
    await client.until('it is', () => codes('one.md').length === 0);
    await client.until('no other is', () => codes('n1.md').includes('unknown-reference'));
    // In the editor it counts when it is saved: what is half typed names nothing.
    await client.edit('one.md', `${head}Text [@b2021].\n`);
    await client.edit('one.md', 'Text [@b2021].\n');
    await client.notify('textDocument/didSave', { textDocument: { uri: client.uri('one.md') } });
    await client.until('all others are read', () => !codes('n1.md').includes('unknown-reference'));
    await client.until('and it is not', () => codes('one.md').includes('unknown-reference'));
  });

  it('hides what it names where it is a .gitignore', async () => {
    await client.onDisk('.gitignore', 'n1*.md\n');
    await notes(20);
    await client.onDisk('.gitignore', 'n1.md\n');
    await notes(30);
  });

  it('holds for what was read before where it is a corroborate.json', async () => {
    await client.onDisk('corroborate.json', '{ "ignore": ["n2*.md"], "rubric": "sms" }');
    await notes(20);
    await client.onDisk('corroborate.json', '{ "maxNoteSize": 0.1 }');
    await client.until('too large', () => codes('large.md').includes('file-skipped'));
    await notes(30);
    await client.onDisk('corroborate.json', null);
    await client.until('read', () => !codes('large.md').includes('file-skipped'));
    await notes(31);
  });

  it('is read although it was left out before', async () => {
    await client.onDisk('binary.md', `Text\0\0\0\n`);
    await client.until('left out', () => codes('binary.md').includes('file-skipped'));
    await writeFile(path.join(client.folder, 'binary.md'), note('binary'));
    await client.onDisk('another.md', note('another'));
    await client.until('read', async () => (await found('in:claims')) === 33);
  });
});
