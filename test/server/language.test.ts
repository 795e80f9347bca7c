import assert from 'node:assert/strict';
import { sampleFiles } from '../language/sample.js';
import { startClient, type Client } from './client.js';

const file = 'synthesis/claims.md';
const sample = sampleFiles();
const text = sample[file] ?? '';

/** Where words stand in the synthesis, as an editor counts. */
function place(words: string, within = 0): { line: number; character: number } {
  const offset = text.indexOf(words) + within;
  const line = text.slice(0, offset).split('\n').length - 1;
  return { line, character: offset - (text.lastIndexOf('\n', offset - 1) + 1) };
}

describe('the requests of the Language Server Protocol, on the sample', function () {
  this.timeout(60_000);
  let client: Client;
  const ask = <Result>(method: string, more: object = {}): Promise<Result> =>
    client.request(`textDocument/${method}`, { textDocument: { uri: client.uri(file) }, ...more });
  before(async () => {
    client = await startClient(sample);
    await client.edit(file, text);
  });
  after(() => client.stop());
  const id = place('#women-more', 3);

  it('complete and resolve', async () => {
    const { items, isIncomplete } = await ask<{ items: { label: string }[]; isIncomplete: boolean }>(
      'completion',
      {
        position: place('[@parrado2013', 6),
      },
    );
    assert.ok(isIncomplete);
    const item = items.find(({ label }) => label === 'parrado2013correlates');
    const resolved = await client.request<{ documentation: { value: string } }>(
      'completionItem/resolve',
      item,
    );
    assert.match(resolved.documentation.value, /Correlates/);
  });

  it('complete and explain queries in evidence blocks', async () => {
    const asking = 'ask.md';
    await client.edit(asking, '```evidence\nverdict:cont\n```\n');
    const of = { textDocument: { uri: client.uri(asking) } };
    const { items } = await client.request<{ items: { label: string; textEdit: object }[] }>(
      'textDocument/completion',
      { ...of, position: { line: 1, character: 12 } },
    );
    assert.deepEqual(items[1], {
      ...items[1],
      label: 'contested',
      textEdit: {
        newText: 'contested',
        range: { start: { line: 1, character: 8 }, end: { line: 1, character: 12 } },
      },
    });
    const hover = await client.request<{ contents: { value: string } }>('textDocument/hover', {
      ...of,
      position: { line: 1, character: 3 },
    });
    assert.match(hover.contents.value, /^\*\*verdict:\*\* what the evidence says/);
  });

  it('find references and symbols', async () => {
    const references = await ask<unknown[]>('references', {
      position: id,
      context: { includeDeclaration: true },
    });
    assert.ok(references.length >= 3);
    const symbols = await ask<{ name: string }[]>('documentSymbol');
    assert.ok(symbols.some(({ name }) => name === 'Women co-produce more than men'));
    const found = await client.request<{ name: string }[]>('workspace/symbol', { query: 'women more' });
    assert.equal(found[0]?.name, 'Women co-produce more than men');
  });

  it('rename, and say why not', async () => {
    assert.deepEqual(await ask('prepareRename', { position: id }), {
      range: {
        start: place('#women-more', 1),
        end: place('#women-more', 1 + 'women-more'.length),
      },
      placeholder: 'women-more',
    });
    const { changes } = await ask<{ changes: Record<string, unknown[]> }>('rename', {
      position: id,
      newName: 'women',
    });
    assert.ok(client.uri(file) in changes);
    await assert.rejects(
      ask('rename', { position: id, newName: 'individual-dominates' }),
      /already the name of another claim/,
    );
  });

  it('show lenses, hints, links, folding and selection', async () => {
    const lenses = await ask<{ command: { title: string } }[]>('codeLens');
    assert.ok(lenses.length >= 14);
    assert.ok(lenses.every(({ command }) => / · |^\d+ passages?$/.test(command.title)));
    const whole = { start: { line: 0, character: 0 }, end: { line: 9999, character: 0 } };
    const hints = await ask<{ label: string }[]>('inlayHint', { range: whole });
    assert.ok(hints.some(({ label }) => label === '#women-more'));
    const links = await ask<{ target?: string }[]>('documentLink');
    const resolved = await Promise.all(
      links.map((link) => client.request<{ target?: string }>('documentLink/resolve', link)),
    );
    assert.ok(resolved.some(({ target }) => target?.startsWith('https://doi.org/10.')));
    assert.deepEqual(await ask('foldingRange'), []);
    const [selection] = await ask<{ parent?: object }[]>('selectionRange', { positions: [id] });
    assert.ok(selection?.parent);
  });

  it('offer fixes', async () => {
    await client.edit(file, text.replace('[@parrado2013correlates', '[@parado2013correlates'));
    const position = place('[@parrado2013', 4);
    const actions = await ask<{ title: string; isPreferred?: boolean }[]>('codeAction', {
      range: { start: position, end: position },
      context: { diagnostics: [] },
    });
    assert.equal(actions.find(({ isPreferred }) => isPreferred)?.title, 'Change to @parrado2013correlates');
    await client.edit(file, text);
  });

  it('are answered in an untitled note, too', async () => {
    const uri = 'untitled:Untitled-1';
    const note = '- supports #women-more [@parrado2013correlates]: "x"\n';
    await client.notify('textDocument/didOpen', {
      textDocument: { uri, languageId: 'markdown', version: 1, text: note },
    });
    const hover = await client.request<{ contents: { value: string } }>('textDocument/hover', {
      textDocument: { uri },
      position: { line: 0, character: note.indexOf('women') + 1 },
    });
    assert.match(hover.contents.value, /Women co/);
    await client.notify('textDocument/didClose', { textDocument: { uri } });
  });
});
