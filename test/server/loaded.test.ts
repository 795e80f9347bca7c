import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { temporaryFolder } from '../workspace/temporaryFolder.js';
import { startRaw } from './rawClient.js';

const recorder = new URL('./loadedScripts.mjs', import.meta.url).href;
const root = fileURLToPath(new URL('../..', import.meta.url));
const main = join(root, 'src/cli/main.ts');

const files = {
  'claims.md': '# It works {.claim #works}\n\n- supports [@ask2020, p. 3]: "It did."\n',
  'references.bib': '@article{ask2020, author = {Ask, Ann}, title = {On work}, year = 2020}',
};
const library = (name: string) => new RegExp(`/node_modules/${name}/`);
/** What is large, and of use for formatting alone. */
const forFormatting = ['citeproc', 'docx'];

describe('what the server’s own thread has loaded', function () {
  this.timeout(120_000);

  it('is neither citeproc nor the Word writer, whatever was formatted and written', async () => {
    const folder = temporaryFolder(files);
    const record = join(temporaryFolder({}), 'scripts.txt');
    const client = startRaw({ before: [recorder], env: { LOADED_SCRIPTS: record } });
    await client.ask('initialize', {
      processId: process.pid,
      rootUri: pathToFileURL(folder).href,
      capabilities: {},
    });
    client.send({ method: 'initialized', params: {} });
    await client.heard(
      ({ method, params }) =>
        method === 'corroborate/changed' && (params as { state: string }).state === 'ready',
    );
    const ask = async <Answer>(request: string, params: object): Promise<Answer> => {
      const { result, error } = await client.ask(`corroborate/${request}`, params);
      assert.equal(error?.message, undefined);
      return result as Answer;
    };
    const exported = await ask<{ text: string }>('bibliography', { format: 'text', style: 'apa' });
    assert.equal(exported.text.trim(), 'Ask, A. (2020). On work.');
    for (const table of [false, true]) {
      const word = await ask<{ document: string }>('bibliography', { format: 'docx', style: 'apa', table });
      assert.match(Buffer.from(word.document, 'base64').toString('latin1'), /^PK/);
    }
    for (const format of ['markdown', 'html', 'rtf', 'bibtex', 'ris', 'csl-json', 'csv'])
      await ask('bibliography', { format, annotated: true, groupBy: 'claim' });
    const preview = await ask<{ lines: string[] }>('preview', { style: 'ieee' });
    assert.match(preview.lines.join(), /A\. Ask/);
    const cited = await ask<{ citation: string }>('formatCitations', { citekeys: ['ask2020'], style: 'apa' });
    assert.equal(cited.citation, '(Ask, 2020)');
    await client.ask('shutdown');
    client.send({ method: 'exit' });
    assert.equal(await client.ended, 0);

    const loaded = readFileSync(record, 'utf8');
    assert.match(loaded, /\/src\/server\/session\.ts/);
    assert.match(loaded, library('@citation-js'));
    for (const name of forFormatting) assert.doesNotMatch(loaded, library(name));
  });

  it('would be seen: the command line, which formats where it runs, has loaded both', () => {
    const record = join(temporaryFolder({}), 'scripts.txt');
    const folder = temporaryFolder(files);
    const args = ['bibliography', folder, '-o', join(folder, 'x.docx')];
    const { status, stderr } = spawnSync(
      process.execPath,
      ['--import', 'tsx', '--import', recorder, main, ...args],
      { cwd: root, encoding: 'utf8', env: { ...process.env, NODE_OPTIONS: '', LOADED_SCRIPTS: record } },
    );
    assert.equal(status, 0, stderr);
    const loaded = readFileSync(record, 'utf8');
    for (const name of forFormatting) assert.match(loaded, library(name));
  });
});
