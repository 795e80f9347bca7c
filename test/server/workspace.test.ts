import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { Status } from '../../src/protocol.js';
import { bib } from '../core/base/workspace.js';
import { startClient, type Client } from './client.js';

const claims = '# Trust is raised {.claim #trust}\n\n- supported by [@a2020, p. 3]: "Up."\n';
const files = {
  'claims.md': claims,
  'a.md': '---\ncitekey: a2020\nstudy:\n  design: rct\n---\n\nText.\n',
  'references.bib': bib('a2020', 'b2021'),
};

const codes = (client: Client, file: string): unknown[] =>
  client
    .diagnostics(file)
    .filter(({ severity }) => (severity ?? 4) <= 2)
    .map(({ code }) => code);

describe('the language server on a folder', function () {
  this.timeout(60_000);
  let client: Client;
  before(async () => (client = await startClient(files)));
  after(() => client.stop());

  it('tells what it has read', () => {
    const { notes, bibliographies, references, claims: found, problems } = client.status() ?? {};
    assert.deepEqual(
      { notes, bibliographies, references, found, problems },
      { notes: 2, bibliographies: 1, references: 2, found: 1, problems: 0 },
    );
  });

  it('marks problems in unsaved text, and forgets them when the text is mended or closed', async () => {
    await client.edit('claims.md', claims.replace('@a2020', '@nobody'));
    await client.until('unknown', () => codes(client, 'claims.md').includes('unknown-reference'));
    await client.edit('claims.md', claims);
    await client.until('mended', () => codes(client, 'claims.md').length === 0);
    await client.edit('claims.md', '- supports #nothing [@a2020]: "x"\n');
    await client.until('broken again', () => codes(client, 'claims.md').includes('unknown-claim'));
    await client.close('claims.md');
    await client.until('as on disk', () => codes(client, 'claims.md').length === 0);
  });

  it('says of the other note, too, that an id is taken', async () => {
    await client.edit('a.md', `${files['a.md']}\n# Again {.claim #trust}\n`);
    await client.until('both', () =>
      ['a.md', 'claims.md'].every((file) => codes(client, file).includes('duplicate-id')),
    );
    await client.close('a.md');
    await client.until('neither', () =>
      ['a.md', 'claims.md'].every((file) => !codes(client, file).includes('duplicate-id')),
    );
  });

  it('reads a note that is opened and whose making nobody told of', async () => {
    const text = '- supports #nothing [@a2020, p. 1]: "x"\n';
    await writeFile(path.join(client.folder, 'untold.md'), text);
    await client.edit('untold.md', text);
    await client.until('read', () => codes(client, 'untold.md').includes('unknown-claim'));
    await client.close('untold.md');
    await client.onDisk('untold.md', null);
    await client.until('deleted', () => codes(client, 'untold.md').length === 0);
    await client.until('counted', () => client.status()?.notes === 2);
  });

  it('reads files that are created, changed and deleted behind its back', async () => {
    await client.onDisk('deep/new.md', '- supports #nothing [@a2020, p. 1]: "x"\n');
    await client.until('created', () => codes(client, 'deep/new.md').includes('unknown-claim'));
    await client.onDisk('deep/new.md', '- supports #trust [@a2020, p. 1]: "x"\n');
    await client.until('changed', () => codes(client, 'deep/new.md').length === 0);
    await client.onDisk('references.bib', bib('b2021'));
    await client.until('gone from the bibliography', () =>
      codes(client, 'claims.md').includes('unknown-reference'),
    );
    await client.onDisk('references.bib', files['references.bib']);
    await client.until('back', () => codes(client, 'claims.md').length === 0);
    await client.onDisk('deep/new.md', '- supports #nothing [@a2020]: "x"\n');
    await client.until('broken', () => codes(client, 'deep/new.md').length > 0);
    await client.onDisk('deep/new.md', null);
    await client.until('deleted', () => codes(client, 'deep/new.md').length === 0);
    await client.until('counted', () => client.status()?.notes === 2);
  });

  it('holds what an editor has open against what changes on disk', async () => {
    await client.edit('claims.md', claims.replace('@a2020', '@nobody'));
    await client.until('unsaved', () => codes(client, 'claims.md').includes('unknown-reference'));
    await client.onDisk('claims.md', `${claims}\nMore.\n`);
    await client.onDisk('other.md', '- supports #nothing [@a2020, p. 1]: "x"\n');
    await client.until('the other was read', () => codes(client, 'other.md').includes('unknown-claim'));
    assert.ok(codes(client, 'claims.md').includes('unknown-reference'));
    await client.close('claims.md');
    await client.until('saved', () => codes(client, 'claims.md').length === 0);
    await client.onDisk('other.md', null);
    await client.until('gone', () => codes(client, 'other.md').length === 0);
  });

  it('completes, explains and finds in unsaved text', async () => {
    const text = '- supports #tr [@a2020, p. 3]: "Up."\n';
    await client.edit('draft.md', text);
    await client.onDisk('draft.md', 'old\n');
    const at = (character: number) => ({
      textDocument: { uri: client.uri('draft.md') },
      position: { line: 0, character },
    });
    const offered = async (): Promise<string[]> => {
      const answer = await client.request<{ label: string }[] | { items: { label: string }[] }>(
        'textDocument/completion',
        at(text.indexOf(' [')),
      );
      return (Array.isArray(answer) ? answer : answer.items).map(({ label }) => label);
    };
    assert.ok((await offered()).includes('trust'));
    await client.until('it belongs to the folder', async () => {
      const hover = await client.request<{ contents: { value: string } } | null>(
        'textDocument/hover',
        at(text.indexOf('a2020')),
      );
      return hover?.contents.value.includes('On a2020') ?? false;
    });
    const places = await client.request<{ uri: string }[]>(
      'textDocument/definition',
      at(text.indexOf('a2020')),
    );
    assert.deepEqual(
      places.map(({ uri }) => uri),
      [client.uri('a.md'), client.uri('references.bib')],
    );
    await client.close('draft.md');
    await client.onDisk('draft.md', null);
    await client.until('gone', () => client.status()?.notes === 2);
  });

  it('answers null or nothing for a file that it does not know', async () => {
    const params = { textDocument: { uri: 'file:///none/x.md' }, position: { line: 3, character: 9 } };
    assert.equal(await client.request('textDocument/hover', params), null);
    assert.deepEqual(await client.request('textDocument/definition', params), []);
  });
});

describe('the language server on a folder whose settings leave files out', function () {
  this.timeout(60_000);

  it('does not look for them again because they are opened', async () => {
    const client = await startClient({
      ...files,
      'corroborate.json': '{ "notes": ["*.md"], "ignore": ["README.md"] }',
      'README.md': 'Read me.\n',
      'drafts/one.md': 'A draft.\n',
    });
    const revision = async () => (await client.request<Status>('corroborate/status', {})).revision;
    const before = await revision();
    for (const file of ['README.md', 'drafts/one.md']) await client.edit(file, `Of ${file}.\n`);
    // Three times as long as it waits before it looks.
    await setTimeout(900);
    assert.equal(await revision(), before);
    await client.stop();
  });
});

describe('the language server on several folders', function () {
  this.timeout(60_000);
  let client: Client;
  before(async () => {
    client = await startClient(
      {
        'one/claims.md': claims,
        'two/paper.md': '- supports #trust [@a2020, p. 2]: "x"\n',
        'two/references.bib': bib('a2020'),
        'three/more.md': '- supports #trust [@a2020, p. 2]: "y"\n',
      },
      { roots: ['one', 'two'] },
    );
  });
  after(() => client.stop());

  it('reads them as one base', () => {
    assert.equal(client.status()?.notes, 2);
    assert.deepEqual(codes(client, 'one/claims.md'), []);
    assert.deepEqual(codes(client, 'two/paper.md'), []);
  });

  it('follows folders that are added and removed', async () => {
    const folder = (name: string) => ({ uri: client.uri(name), name });
    const change = (added: string[], removed: string[]) =>
      client.notify('workspace/didChangeWorkspaceFolders', {
        event: { added: added.map(folder), removed: removed.map(folder) },
      });
    await change(['three'], ['one']);
    await client.until('the claim is gone', () =>
      ['two/paper.md', 'three/more.md'].every((file) => codes(client, file).includes('unknown-claim')),
    );
    await change(['one'], []);
    await client.until('the claim is back', () => codes(client, 'three/more.md').length === 0);
    await client.until('all are counted', () => client.status()?.notes === 3);
  });
});

describe('the language server without a folder', function () {
  this.timeout(60_000);
  it('reads a lone note in the editor', async () => {
    const client = await startClient({}, { roots: [] });
    await client.edit('lone.md', '- supports #nothing [@a2020, p. 2]: "x"\n');
    await client.until('it is read', () => codes(client, 'lone.md').includes('unknown-claim'));
    await client.close('lone.md');
    await client.until('it is forgotten', () => client.diagnostics('lone.md').length === 0);
    await client.stop();
  });
});
