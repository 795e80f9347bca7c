import assert from 'node:assert/strict';
import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { createSearch } from '../../src/language/index.js';
import { createWriting } from '../../src/server/writing.js';
import { baseOf, bib } from '../core/base/workspace.js';

const about = (citekey: string): string => `---\ncitekey: ${citekey}\n---\n`;

describe('a new note of a paper', () => {
  let folder: string;
  beforeEach(async () => (folder = await fs.mkdtemp(path.join(os.tmpdir(), 'corroborate-writing-'))));
  afterEach(() => fs.rm(folder, { recursive: true }));

  /** Where the note of a paper goes, beside files that are there; `unread` are not in the base as yet. */
  async function place(citekey: string, files: Record<string, string>, unread: Record<string, string> = {}) {
    const uri = (file: string): string => pathToFileURL(path.join(folder, file)).href;
    for (const [file, text] of Object.entries({ ...files, ...unread }))
      await fs.writeFile(path.join(folder, file), text);
    const base = baseOf({
      ...Object.fromEntries(Object.entries(files).map(([file, text]) => [uri(file), text])),
      [uri('references.bib')]: bib('smith:2020', 'smith-2020', 'smith/2020', 'other'),
    });
    const writing = createWriting({
      base,
      search: createSearch(base),
      recent: () => [],
      folders: () => [pathToFileURL(folder).href],
      versions: () => new Map(),
      textOf: (of) => fs.readFile(fileURLToPath(of), 'utf8').catch(() => undefined),
    });
    const { uri: at, exists } = await writing.literatureNote({ citekey });
    return [path.basename(at), exists ? 'is there' : 'is new'];
  }

  it('is one of its own where a paper of a key alike has that name', async () => {
    assert.deepEqual(await place('smith:2020', {}), ['smith-2020.md', 'is new']);
    const one = { 'smith-2020.md': about('smith-2020') };
    assert.deepEqual(await place('smith:2020', one), ['smith-2020-2.md', 'is new']);
    assert.deepEqual(await place('smith-2020', one), ['smith-2020.md', 'is there']);
    const two = { ...one, 'smith-2020-2.md': about('smith:2020') };
    assert.deepEqual(await place('smith/2020', two), ['smith-2020-3.md', 'is new']);
    assert.deepEqual(await place('smith:2020', two), ['smith-2020-2.md', 'is there']);
  });

  it('is the one that is there, though it is not read as yet', async () => {
    assert.deepEqual(await place('smith:2020', {}, { 'smith-2020.md': about('smith:2020') }), [
      'smith-2020.md',
      'is there',
    ]);
    assert.deepEqual(await place('smith:2020', {}, { 'smith-2020.md': about('smith-2020') }), [
      'smith-2020-2.md',
      'is new',
    ]);
  });

  it('is a file that bears the key for a name and says of no other paper that it is about it', async () => {
    const plain = { 'smith-2020.md': 'Words.\n' };
    assert.deepEqual(await place('smith-2020', plain), ['smith-2020.md', 'is there']);
    assert.deepEqual(await place('smith:2020', plain), ['smith-2020-2.md', 'is new']);
  });
});
