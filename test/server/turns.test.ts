import assert from 'node:assert/strict';
import type { Diagnostic } from 'vscode-languageserver-protocol';
import { startClient, type Client } from './client.js';

const keys = Array.from({ length: 400 }, (_, index) => `key${index}`);
/** A bibliography whose entries from a certain one on have no author. */
const references = (complete: number): string =>
  keys
    .map((key, index) => `@article{${key},${index < complete ? ' author = {A, B},' : ''} year = 2020}\n`)
    .join('');
const files = {
  'claims.md': '# It works {.claim #works}\n\n- supported by [@key1, p. 3]: "Up."\n',
  'cites.md': `They say so [${keys.map((key) => `@${key}`).join('; ')}].\n`,
  'references.bib': references(keys.length),
};
const relation = (client: Client) => ({
  textDocument: { uri: client.uri('claims.md') },
  position: { line: 2, character: 4 },
});

describe('the problems of a long bibliography', function () {
  this.timeout(60_000);
  let client: Client;
  before(async () => (client = await startClient(files)));
  after(() => client.stop());
  const told = (): Diagnostic[] => client.diagnostics('references.bib');
  const afterEdit = async (text: string): Promise<void> => {
    const before = client.status()?.revision ?? 0;
    await client.edit('references.bib', text);
    await client.until('it is taken over', () => (client.status()?.revision ?? 0) > before);
  };

  it('are made in turns, and others are answered meanwhile', async () => {
    assert.deepEqual(told(), []);
    await client.edit('claims.md', files['claims.md']);
    // Asked right behind the edit: made in one piece, the problems would all be told before the answer.
    await client.edit('references.bib', references(0));
    const hover = await client.request<{ contents: { value: string } }>(
      'textDocument/hover',
      relation(client),
    );
    assert.match(hover.contents.value, /the cited study/);
    assert.deepEqual(told(), [], 'before the hover was answered');
    await client.until('all are told', () => told().length === keys.length);
  });

  it('are those of the text as it is in the end, whatever was edited while they were made', async () => {
    await afterEdit(references(keys.length));
    await afterEdit(references(10).replaceAll('2020', '2021'));
    await client.edit('claims.md', `${files['claims.md']}\nMore.\n`);
    await afterEdit(references(250));
    await client.until('they are told', () => told().length === 150);
    // Whatever was begun before would be told of by the time that this has read it all.
    const fresh = await startClient({ ...files, 'references.bib': references(250) });
    const opened = fresh.diagnostics('references.bib');
    await fresh.stop();
    assert.deepEqual(told(), opened);
  });

  it('are all told of when the server says that it is ready', async () => {
    const fresh = await startClient({ ...files, 'references.bib': references(100) });
    assert.equal(fresh.diagnostics('references.bib').length, 300);
    await fresh.stop();
  });
});
