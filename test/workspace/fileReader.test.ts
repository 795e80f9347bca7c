import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { folderReader, ownThread, threadReader } from '../../src/workspace/fileReader.js';
import { readFiles } from '../../src/workspace/readFiles.js';
import type { ReadOptions, ReadResult } from '../../src/workspace/readText.js';
import { threadFile } from '../../src/workspace/threadFile.js';
import { temporaryFolder } from './temporaryFolder.js';

const note: ReadOptions = { kind: 'note', maxNoteSize: 0.001 };

/** A folder with a file of every fate, and their paths. */
function everyFate(): string[] {
  const folder = temporaryFolder({
    'plain.md': 'Ærlig talt: 文献 𝕏',
    'empty.md': '',
    'large.md': 'x'.repeat(2000),
    'binary.md': '\0\0\0\0',
  });
  writeFileSync(join(folder, 'latin.md'), Buffer.from('Bj\xf8rn', 'latin1'));
  mkdirSync(join(folder, 'folder.md'));
  const names = ['plain', 'gone', 'empty', 'large', 'binary', 'latin', 'folder'];
  return names.map((name) => join(folder, `${name}.md`));
}

const scriptOf = (text: string): URL =>
  pathToFileURL(join(temporaryFolder({ 'thread.mjs': text }), 'thread.mjs'));

describe('a thread that reads files', function () {
  // It starts TypeScript anew.
  this.timeout(20_000);

  it('says of each what this thread says, in order, batch by batch', async () => {
    const paths = everyFate();
    const here = await ownThread.read(paths, note);
    assert.deepEqual(new Set(here.map(({ kind }) => kind)), new Set(['text', 'skipped', 'gone']));
    const file = threadFile('reading');
    assert.ok(file);
    const thread = threadReader(file);
    const reversed = [...paths].reverse();
    assert.deepEqual(await Promise.all([thread.read(paths, note), thread.read(reversed, note)]), [
      here,
      [...here].reverse(),
    ]);
    thread.end();
  });

  it('is done without where it cannot be started, or ends in the middle', async () => {
    const paths = everyFate();
    const here = await ownThread.read(paths, note);
    const dies = scriptOf(
      "import { parentPort } from 'node:worker_threads'; parentPort.on('message', () => process.exit(1));",
    );
    const throws = scriptOf(
      "import { parentPort } from 'node:worker_threads'; parentPort.on('message', () => { throw new Error('no'); });",
    );
    const missing = pathToFileURL(join(temporaryFolder({}), 'missing.mjs'));
    for (const file of [missing, dies, throws, new URL('https://example.org/thread.js')]) {
      const reader = threadReader(file);
      assert.deepEqual(await Promise.all([reader.read(paths, note), reader.read(paths, note)]), [here, here]);
      assert.deepEqual(await reader.read(paths, note), here, 'and what is asked for afterwards');
      reader.end();
    }
  });

  it('is started for many files alone, and once', async () => {
    const threads = (): number =>
      process.getActiveResourcesInfo().filter((name) => name === 'MessagePort').length;
    const before = threads();
    const reader = folderReader();
    reader.expect(999);
    assert.equal(threads(), before);
    reader.expect(1000);
    const one = threads();
    assert.ok(one > before);
    reader.expect(5000);
    assert.equal(threads(), one);
    const paths = everyFate();
    assert.deepEqual(await reader.read(paths, note), await ownThread.read(paths, note));
    reader.end();
  });

  it('hands over thousands of files as they would be without it, and ends where it is told to', async () => {
    const names = Array.from({ length: 1500 }, (_, i) => `${i}.md`);
    const folder = temporaryFolder(Object.fromEntries(names.map((name) => [name, `note ${name}`])));
    const got: [string, ReadResult][] = [];
    await readFiles(folder, names, (path, result) => got.push([path, result]), note);
    assert.deepEqual(
      got,
      names.map((name) => [name, { kind: 'text', text: `note ${name}` }]),
    );
    const controller = new AbortController();
    let read = 0;
    const stopped = readFiles(
      folder,
      names,
      () => {
        if (++read === 100) controller.abort(new Error('enough'));
      },
      { ...note, signal: controller.signal },
    );
    await assert.rejects(stopped, /enough/);
    assert.equal(read, 100);
  });
});
