import assert from 'node:assert/strict';
import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { decode } from '../../src/workspace/decode.js';
import { readFiles } from '../../src/workspace/readFiles.js';
import { readText, type ReadResult } from '../../src/workspace/readText.js';
import { whyUnreadable } from '../../src/workspace/whyUnreadable.js';
import { temporaryFolder } from './temporaryFolder.js';

const note = { kind: 'note', maxNoteSize: 5 } as const;
const bibliography = { kind: 'bibliography', maxNoteSize: 5 } as const;
const text = (value: string): ReadResult => ({ kind: 'text', text: value });

const reasonOf = (result: ReadResult): string => {
  assert.equal(result.kind, 'skipped');
  return result.kind === 'skipped' ? `${result.problem.code}: ${result.problem.message}` : '';
};

const utf16 = (value: string, big: boolean): Buffer => {
  const bytes = Buffer.from(`\uFEFF${value}`, 'utf16le');
  return big ? bytes.swap16() : bytes;
};

describe('reading a file', () => {
  it('gives back any text that was written as UTF-8 or UTF-16, without its byte-order mark', () => {
    const whole = fc.string({ unit: 'binary' }).filter((value) => !/[\uFEFF\0]/.test(value));
    fc.assert(
      fc.property(whole, (value) => {
        assert.deepEqual(decode(Buffer.from(value)), { text: value });
        assert.deepEqual(decode(Buffer.from(`\uFEFF${value}`)), { text: value });
        assert.deepEqual(decode(utf16(value, false)), { text: value });
        assert.deepEqual(decode(utf16(value, true)), { text: value });
      }),
      { seed: 20140301 },
    );
  });

  it('leaves out a note that is not UTF-8, and says where and how to mend it', async () => {
    const folder = temporaryFolder({ 'a.md': Buffer.from('# Caf\xe9\n\nplain\n', 'latin1') });
    const result = await readText(join(folder, 'a.md'), note);
    assert.equal(
      reasonOf(result),
      'file-skipped: this file was left out: it is not UTF-8 from here on; save it with that encoding',
    );
    assert.deepEqual(result.kind === 'skipped' && [result.problem.range, result.lineStarts], [
      { start: 5, end: 6 },
      [0, 7, 8, 14],
    ]);
  });

  it('reads a bibliography that is not UTF-8 as windows-1252, where no byte is lost, and says so at the first letter', async () => {
    const folder = temporaryFolder({
      'a.bib': Buffer.from('author = {J\xf8rgensen}, note = {\x80\x9d}', 'latin1'),
    });
    const read = await readText(join(folder, 'a.bib'), bibliography);
    assert.equal(read.kind, 'text');
    const { problem, ...said } = read;
    assert.deepEqual(said, text('author = {Jørgensen}, note = {€\x9d}'));
    assert.equal(problem?.code, 'other-encoding');
    assert.deepEqual(problem.range, { start: 11, end: 12 });
    assert.match(problem.message, /windows-1252/);
  });

  it('leaves out what is larger than the cap, and says how to raise it', async () => {
    const folder = temporaryFolder({ 'a.md': Buffer.alloc(20_000_000, 'a ') });
    assert.equal(
      reasonOf(await readText(join(folder, 'a.md'), note)),
      'file-skipped: this file was left out: it has 20.0 MB, and at most 5 MB are read; divide it, or raise maxNoteSize in corroborate.json',
    );
    assert.equal((await readText(join(folder, 'a.md'), { ...note, maxNoteSize: 20 })).kind, 'text');
    assert.equal((await readText(join(folder, 'a.md'), bibliography)).kind, 'text');
  });

  it('leaves out what is not text or not a file', async () => {
    const folder = temporaryFolder({ 'a.md': Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 2]) });
    mkdirSync(join(folder, 'b.md'));
    symlinkSync(join(folder, 'c.md'), join(folder, 'c.md'));
    assert.match(reasonOf(await readText(join(folder, 'a.md'), note)), /zero byte/);
    assert.match(reasonOf(await readText(join(folder, 'b.md'), note)), /not a file/);
    assert.match(reasonOf(await readText(join(folder, 'c.md'), note)), /circle/);
  });

  it('takes a file that is not there as gone', async () => {
    const folder = temporaryFolder({ 'a.md': '' });
    assert.deepEqual(await readText(join(folder, 'b.md'), note), { kind: 'gone' });
    assert.deepEqual(await readText(join(folder, 'a.md/b.md'), note), { kind: 'gone' });
  });

  it('says in words why a file cannot be read', () => {
    const coded = (code: string) => whyUnreadable(Object.assign(new Error('no'), { code }));
    assert.equal(coded('EACCES'), 'it may not be read: permission denied');
    assert.equal(coded('EIO'), 'it cannot be read (EIO)');
    assert.equal(coded('ENOENT'), 'gone');
    assert.equal(whyUnreadable('odd'), 'it cannot be read');
  });
});

describe('reading many files', () => {
  const notes = (length: number): Record<string, string> =>
    Object.fromEntries(Array.from({ length }, (_, i) => [`${i}.md`, `note ${i}`]));
  const many = notes(200);
  const paths = Object.keys(many);

  it('hands them over in the order asked for, and tells how far it is', async () => {
    const folder = temporaryFolder(many);
    const got: [string, ReadResult][] = [];
    const told: number[] = [];
    await readFiles(folder, paths, (path, result) => got.push([path, result]), {
      ...note,
      onProgress: (read, total) => told.push(read / total),
    });
    assert.deepEqual(
      got,
      paths.map((path) => [path, text(many[path] ?? '')]),
    );
    assert.equal(told.at(-1), 1);
    assert.deepEqual(told, [...told].sort());
  });

  it('goes on where files vanish or turn unreadable meanwhile', async () => {
    // So many that the last are not being read yet when the first is handed over: what is would be read in one state or the other.
    const more = notes(300);
    const names = Object.keys(more);
    const folder = temporaryFolder(more);
    const kinds = new Map<string, number>();
    await readFiles(
      folder,
      names,
      (path, { kind }) => {
        kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
        if (path !== '0.md') return;
        for (const doomed of names.slice(-20)) rmSync(join(folder, doomed));
        for (const spoilt of names.slice(-20, -15))
          writeFileSync(join(folder, spoilt), Buffer.from([0xff, 0x41]));
      },
      note,
    );
    assert.deepEqual(Object.fromEntries(kinds), { text: 280, skipped: 5, gone: 15 });
  });

  it('ends when it is told to, with the reason', async () => {
    const stop = new AbortController();
    let count = 0;
    const reading = readFiles(
      temporaryFolder(many),
      paths,
      () => {
        count += 1;
        if (count === 10) stop.abort(new Error('enough'));
      },
      { ...note, signal: stop.signal },
    );
    await assert.rejects(reading, /enough/);
    assert.equal(count, 10);
  });

  it('lets other work have its turn between files', async () => {
    let turns = 0;
    const timer = setInterval(() => (turns += 1), 1);
    const busy = () => {
      const until = performance.now() + 6;
      while (performance.now() < until);
    };
    await readFiles(temporaryFolder(many), paths.slice(0, 20), busy, note);
    clearInterval(timer);
    assert.ok(turns >= 3, `${turns} turns`);
  });
});
