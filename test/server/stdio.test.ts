import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { bib } from '../core/base/workspace.js';
import { temporaryFolder } from '../workspace/temporaryFolder.js';
import { frame, startRaw, type RawClient } from './rawClient.js';

const note =
  '# Trüst 🙂 is raised {.claim #trust}\n\n- supported by [@a2020, p. 3]: "Up."\n- contradicted by [@nobody]: "🙂"\n';
const folder = (): string => temporaryFolder({ 'claims.md': note, 'references.bib': bib('a2020') });

async function initialize(
  client: RawClient,
  root: string,
  general?: object,
): Promise<Record<string, unknown>> {
  const { result } = await client.ask('initialize', {
    processId: process.pid,
    rootUri: pathToFileURL(root).href,
    capabilities: { ...(general && { general }) },
  });
  client.send({ method: 'initialized', params: {} });
  return (result as { capabilities: Record<string, unknown> }).capabilities;
}

async function shutDown(client: RawClient): Promise<void> {
  assert.deepEqual((await client.ask('shutdown')).result, null);
  client.send({ method: 'exit' });
  assert.equal(await client.ended, 0);
}

describe('corroborate lsp --stdio', function () {
  this.timeout(60_000);

  it('speaks plain JSON-RPC: initialize, problems, hover, shutdown, exit code 0', async () => {
    const root = folder();
    const uri = pathToFileURL(`${root}/claims.md`).href;
    const client = startRaw();
    const capabilities = await initialize(client, root);
    assert.equal(capabilities.hoverProvider, true);
    assert.equal(capabilities.definitionProvider, true);
    const told = await client.heard(
      ({ method, params }) =>
        method === 'textDocument/publishDiagnostics' && (params as { uri: string }).uri === uri,
    );
    const { diagnostics } = told.params as { diagnostics: { code: string; range: unknown }[] };
    assert.deepEqual(diagnostics.find(({ code }) => code === 'unknown-reference')?.range, {
      start: { line: 3, character: 20 },
      end: { line: 3, character: 26 },
    });
    client.send({
      method: 'textDocument/didOpen',
      params: { textDocument: { uri, languageId: 'markdown', version: 1, text: note } },
    });
    const { result } = await client.ask('textDocument/hover', {
      textDocument: { uri },
      position: { line: 0, character: note.indexOf('#trust') + 2 },
    });
    assert.match(JSON.stringify(result), /Trüst 🙂 is raised/);
    await shutDown(client);
    assert.equal(client.errors(), '');
  });

  it('reads messages however their bytes are cut, and lengths in bytes', async () => {
    const root = folder();
    const client = startRaw();
    await initialize(client, root);
    const uri = pathToFileURL(`${root}/draft ü🙂.md`).href;
    const text = '# Äußerst 🙂 {.claim #äußerst}\n';
    const open = frame({
      method: 'textDocument/didOpen',
      params: { textDocument: { uri, languageId: 'markdown', version: 1, text } },
    });
    const status = frame({ id: 'one', method: 'corroborate/status', params: {} });
    for (const byte of open) client.write(Uint8Array.of(byte));
    client.write(Buffer.concat([status, frame({ id: 'two', method: 'corroborate/claims', params: {} })]));
    await client.heard(({ id }) => id === 'one');
    await client.heard(({ id }) => id === 'two');
    await shutDown(client);
  });

  it('answers what it does not know with an error, and whatever comes too early', async () => {
    const client = startRaw();
    const early = await client.ask('textDocument/hover', {
      textDocument: { uri: 'file:///x.md' },
      position: { line: 0, character: 0 },
    });
    assert.equal(early.result, null);
    await initialize(client, folder());
    assert.equal((await client.ask('textDocument/nonsense')).error?.code, -32601);
    const bad = await client.ask('textDocument/hover', null);
    assert.ok(bad.error ?? bad.result === null);
    client.send({ method: '$/nonsense', params: {} });
    client.send({ method: 'nonsense', params: {} });
    await shutDown(client);
  });

  it('works for a client that can do nothing beyond the base protocol: a saved note is read', async () => {
    const root = temporaryFolder({ 'claims.md': note, 'references.bib': bib('a2020') });
    const client = startRaw();
    await initialize(client, root);
    await client.heard(({ method }) => method === 'textDocument/publishDiagnostics');
    writeFileSync(`${root}/new.md`, '- supports #nothing [@a2020, p. 1]: "x"\n');
    const uri = pathToFileURL(`${root}/new.md`).href;
    const text = '- supports #nothing [@a2020, p. 1]: "x"\n';
    client.send({
      method: 'textDocument/didOpen',
      params: { textDocument: { uri, languageId: 'markdown', version: 1, text } },
    });
    client.send({ method: 'textDocument/didSave', params: { textDocument: { uri } } });
    const told = await client.heard(
      ({ method, params }) =>
        method === 'textDocument/publishDiagnostics' && (params as { uri: string }).uri === uri,
    );
    assert.match(JSON.stringify(told.params), /unknown-claim/);
    await shutDown(client);
  });

  it('counts characters in UTF-16 units, and says so to a client that could count otherwise', async () => {
    const client = startRaw();
    const offered = { positionEncodings: ['utf-8', 'utf-32', 'utf-16'] };
    assert.equal((await initialize(client, folder(), offered)).positionEncoding, 'utf-16');
    await shutDown(client);
  });

  it('ends with exit code 1 when told to exit without a shutdown, and ends when its client is gone', async () => {
    const told = startRaw();
    await initialize(told, folder());
    told.send({ method: 'exit' });
    assert.equal(await told.ended, 1);
    const left = startRaw();
    await initialize(left, folder());
    left.end();
    assert.equal(typeof (await left.ended), 'number');
  });
});
