import assert from 'node:assert/strict';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { ClaimsResult } from '../../src/protocol.js';
import { bib } from '../core/base/workspace.js';
import { startClient, type Client } from './client.js';

const claims = '# Trust is raised {.claim #trust}\n\n- supported by [@a2020, p. 3]: "Up."\n';
const messages = (client: Client, file: string): string[] =>
  client.diagnostics(file).flatMap(({ message, severity }) => ((severity ?? 4) <= 2 ? String(message) : []));

/** Whether the rest is there: the claim of claims.md with its evidence. */
async function restIsIndexed(client: Client): Promise<void> {
  const { claims: found } = await client.request<ClaimsResult>('corroborate/claims', {});
  const trust = found.find(({ id }) => id === 'trust');
  assert.equal(trust?.text, 'Trust is raised');
  assert.equal(trust.marks.length, 1);
}

describe('the language server and bad files', function () {
  this.timeout(60_000);
  let client: Client;
  before(async () => {
    client = await startClient({
      'claims.md': claims,
      'references.bib': `${bib('a2020')}\n@article{broken,\n  title = {Never closed,\n\n${bib('b2021')}`,
      'latin.md': Buffer.from('# Caf\xe9 {.claim #cafe}\n\n- supported by [@a2020]: "x"\n', 'latin1'),
      'huge.md': Buffer.alloc(20_000_000, 'All work and no play.\n'),
      'yaml.md': '---\ncitekey: [b2021\n---\n\n# Still read {.claim #still-read}\n',
      'binary.md': Buffer.from([0, 1, 2, 0xff, 0xfe, 0, 0]),
      'empty.md': '',
      'corroborate.json': '{ "rubrik": "sms", "notes": "notes/**" }',
    });
  });
  after(() => client.stop());

  it('says of a broken entry where it is broken, and reads those around it', async () => {
    const found = client.diagnostics('references.bib');
    assert.deepEqual(
      found.map(({ code }) => code),
      ['bad-bibliography-entry'],
    );
    await client.edit('cites.md', 'As [@a2020; @b2021].\n');
    await restIsIndexed(client);
  });

  it('says of a note that is no UTF-8 that it was left out, and where', () => {
    const [found] = client.diagnostics('latin.md');
    assert.equal(found?.code, 'file-skipped');
    assert.match(String(found.message), /this file was left out: .*UTF-8/);
    assert.deepEqual(found.range.start, { line: 0, character: 5 });
  });

  it('says of a note of 20 MB how large a note may be', () => {
    assert.match(messages(client, 'huge.md').join(), /20\.0 MB, and at most 5 MB are read/);
  });

  it('says where YAML is broken, and reads the note', async () => {
    assert.ok(client.diagnostics('yaml.md').some(({ code }) => code === 'bad-front-matter'));
    const { claims: found } = await client.request<ClaimsResult>('corroborate/claims', {});
    assert.ok(found.some(({ id }) => id === 'still-read'));
  });

  it('says of settings what is wrong with them, at their place, and follows when they are mended', async () => {
    assert.deepEqual(messages(client, 'corroborate.json'), [
      'rubrik is not a setting; did you mean rubric?',
      'notes should be a list such as ["notes/**"], not a text',
    ]);
    for (const [text, count] of [
      ['{ "rubric": ', 1],
      ['', 0],
      ['{', 1],
      ['// nothing\n{}', 0],
      ['{ "rubric": "no-such" }', 1],
      ['{}', 0],
    ] as const) {
      await client.onDisk('corroborate.json', text);
      await client.until(`settings ${text}`, () => messages(client, 'corroborate.json').length >= count);
      await client.until(`settings ${text}`, () =>
        count === 0 ? messages(client, 'corroborate.json').length === 0 : true,
      );
      await restIsIndexed(client);
    }
  });

  it('lives on when a file vanishes before it is read', async () => {
    await client.onDisk('vanishing.md', '- supports #none [@a2020, p. 1]: "x"\n');
    await client.until('it is there', () => messages(client, 'vanishing.md').length > 0);
    await rm(join(client.folder, 'vanishing.md'));
    // The watcher says that it changed, and it is gone.
    await client.notify('workspace/didChangeWatchedFiles', {
      changes: [{ uri: client.uri('vanishing.md'), type: 2 }],
    });
    await client.until('it is forgotten', () => messages(client, 'vanishing.md').length === 0);
    await client.notify('workspace/didChangeWatchedFiles', {
      changes: [
        { uri: client.uri('never-there.md'), type: 1 },
        { uri: client.uri('never-there.md'), type: 2 },
        { uri: client.uri('never-there.md'), type: 3 },
        { uri: 'untitled:Untitled-1', type: 2 },
        { uri: 'file:///%', type: 2 },
      ],
    });
    await restIsIndexed(client);
  });

  it('lives on through every request with nonsense in it', async () => {
    const place = {
      textDocument: { uri: client.uri('claims.md') },
      position: { line: 9_999, character: 9_999 },
    };
    await client.edit('claims.md', claims);
    for (const method of ['completion', 'hover', 'definition']) {
      await client.request(`textDocument/${method}`, place);
    }
    assert.equal(await client.request('corroborate/claim', { key: 'nothing' }), null);
    const at = await client.request('corroborate/claimAt', { uri: 'file:///nowhere', line: 3, character: 4 });
    assert.deepEqual(
      { ...(at as object), place: '' },
      { claim: null, evidence: null, unit: null, place: '' },
    );
    assert.deepEqual(await client.request('corroborate/search', { text: '"[*\\', limit: 5 }), []);
    assert.deepEqual(await client.request('corroborate/search', { text: 'trust', limit: -1 }), []);
    const exported = await client.request<{ count: number }>('corroborate/bibliography', {
      claims: ['nothing'],
      format: 'bibtex',
    });
    assert.equal(exported.count, 0);
    await restIsIndexed(client);
  });
});

describe('the language server and missing things', function () {
  this.timeout(60_000);

  it('reads a folder that is not there as an empty one', async () => {
    const client = await startClient({}, { roots: ['not/there'] });
    assert.equal(client.status()?.notes, 0);
    await client.stop();
  });

  it('says once a note that there is no bibliography', async () => {
    const client = await startClient({ 'claims.md': `${claims}\nSee [@b; @c].\n` });
    assert.deepEqual(
      messages(client, 'claims.md').filter((message) => message.includes('bibliography')),
      [
        'there is no bibliography in this folder, so its 3 citation keys cannot be looked up; add a .bib file',
      ],
    );
    await client.onDisk('references.bib', bib('a2020', 'b', 'c'));
    await client.until('there is one now', () => messages(client, 'claims.md').length === 0);
    await client.stop();
  });

  it('knows all again when it is started anew after a crash, what was typed included', async () => {
    const first = await startClient({ 'claims.md': claims, 'references.bib': bib('a2020') });
    const typed = `${claims}\n# Typed {.claim #typed}\n`;
    await first.edit('claims.md', typed);
    await first.until('typed', () => first.status()?.claims === 2);
    await first.kill();
    const second = await startClient({}, { folder: first.folder });
    assert.equal(second.status()?.claims, 1);
    // An editor opens its documents again in the new server.
    await second.edit('claims.md', typed);
    await second.until('typed', () => second.status()?.claims === 2);
    await restIsIndexed(second);
    await second.stop();
  });
});
