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

  it('counts in the unit that the client likes best, in UTF-16 where it likes none', async () => {
    for (const [offered, agreed] of [
      [['utf-8', 'utf-32', 'utf-16'], 'utf-8'],
      [['utf-16', 'utf-8'], 'utf-16'],
      [['utf-7', 'utf-32'], 'utf-32'],
      [undefined, 'utf-16'],
    ] as const) {
      const client = startRaw();
      const general = offered && { positionEncodings: offered };
      assert.equal((await initialize(client, folder(), general)).positionEncoding, agreed);
      await shutDown(client);
    }
  });

  for (const encoding of ['utf-8', 'utf-16', 'utf-32'] as const) {
    it(`tells the same places in ${encoding}, whatever stands before them`, async () => {
      /** How long a text is in the client's unit. */
      const length = (text: string): number =>
        encoding === 'utf-8'
          ? Buffer.byteLength(text, 'utf8')
          : encoding === 'utf-16'
            ? text.length
            : [...text].length;
      const root = folder();
      const uri = pathToFileURL(`${root}/claims.md`).href;
      const other = pathToFileURL(`${root}/other.md`).href;
      writeFileSync(`${root}/other.md`, 'Ä🙂 [Trüst 🙂]{.claim ref=trust}\n');
      const client = startRaw();
      await initialize(client, root, { positionEncodings: [encoding] });
      const lines = note.split('\n');
      const place = (line: number, before: string) => {
        const text = lines[line] ?? '';
        return { line, character: length(text.slice(0, text.indexOf(before))) };
      };
      const told = await client.heard(
        ({ method, params }) =>
          method === 'textDocument/publishDiagnostics' && (params as { uri: string }).uri === uri,
      );
      const { diagnostics } = told.params as { diagnostics: { code: string; range: unknown }[] };
      assert.deepEqual(diagnostics.find(({ code }) => code === 'unknown-reference')?.range, {
        start: place(3, 'nobody'),
        end: place(3, ']'),
      });
      client.send({
        method: 'textDocument/didOpen',
        params: { textDocument: { uri, languageId: 'markdown', version: 1, text: note } },
      });
      const of = { textDocument: { uri } };
      const { result: hover } = await client.ask('textDocument/hover', {
        ...of,
        position: place(0, 'rust}'),
      });
      assert.deepEqual((hover as { range: unknown }).range, {
        start: place(0, 'trust}'),
        end: place(0, '}'),
      });
      const { result: rename } = await client.ask('textDocument/rename', {
        ...of,
        position: place(0, 'rust}'),
        newName: 'up',
      });
      const { changes } = rename as { changes: Record<string, { range: { start: unknown } }[]> };
      assert.deepEqual(changes[uri]?.[0]?.range.start, place(0, 'trust}'));
      assert.deepEqual(changes[other]?.[0]?.range.start, {
        line: 0,
        character: length('Ä🙂 [Trüst 🙂]{.claim ref='),
      });
      // Typed in steps behind what is no single byte: each counts in the text that the one before it left.
      lines[3] = '- contradicted by [@a20';
      client.send({
        method: 'textDocument/didChange',
        params: {
          textDocument: { uri, version: 2 },
          contentChanges: [
            { range: { start: place(0, 'is'), end: place(0, 'is') }, text: '🙂ü ' },
            {
              range: {
                start: { line: 0, character: length('# Trüst 🙂 🙂ü ') },
                end: { line: 0, character: length('# Trüst 🙂 🙂ü is') },
              },
              text: 'war',
            },
            {
              range: { start: { line: 3, character: 0 }, end: { line: 4, character: 0 } },
              text: `ü🙂 ${lines[3]}`,
            },
          ],
        },
      });
      const { result: symbols } = await client.ask('textDocument/documentSymbol', of);
      assert.equal((symbols as { name: string }[])[0]?.name, 'Trüst 🙂 🙂ü war raised');
      const { result: list } = await client.ask('textDocument/completion', {
        ...of,
        position: { line: 3, character: length(`ü🙂 ${lines[3]}`) },
      });
      const { items } = list as { items: { label: string; textEdit: { range: unknown } }[] };
      assert.deepEqual(items.find(({ label }) => label === 'a2020')?.textEdit.range, {
        start: { line: 3, character: length('ü🙂 - contradicted by [@') },
        end: { line: 3, character: length('ü🙂 - contradicted by [@a20') },
      });
      await shutDown(client);
      assert.equal(client.errors(), '');
    });
  }

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
