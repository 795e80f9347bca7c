import assert from 'node:assert/strict';
import { chmodSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from '../workspace/temporaryFolder.js';
import { runIn } from './runIn.js';

const note = '# It works {.claim #works}\n\n- supports [@a2020, p. 1]: "Yes."\n';
const good = '@article{a2020, author = {A, B}, title = {T}, journal = {J}, year = {2020}}\n';

/** Nothing is locked for the administrator of a machine: the work is done as one who may do least. */
async function asAnybody<Result>(work: () => Promise<Result>): Promise<Result> {
  if (process.getuid?.() !== 0) return work();
  process.seteuid?.(65534);
  try {
    return await work();
  } finally {
    process.seteuid?.(0);
  }
}

describe('a bibliography that cannot be read', () => {
  it('since it is a folder is told of where corroborate.json names it, and the others are read', async () => {
    const folder = temporaryFolder({
      'a.md': note,
      'good.bib': good,
      'corroborate.json': '{ "bibliography": ["refs.bib", "good.bib"] }\n',
    });
    mkdirSync(join(folder, 'refs.bib'));
    const { out } = await runIn(['check', folder]);
    assert.match(out, /corroborate\.json:1:\d+.*there is no bibliography refs\.bib here/);
    assert.doesNotMatch(out, /unknown-/);
    // Named by nobody, it is a folder like any other.
    const silent = temporaryFolder({ 'a.md': note, 'good.bib': good, 'refs.bib/inner.md': '# A\n' });
    assert.doesNotMatch((await runIn(['check', silent])).out, /refs\.bib/);
  });

  it('since it is locked is told of at that file, and the others are read', async () => {
    const folder = temporaryFolder({ 'a.md': note, 'good.bib': good, 'locked.bib': good });
    chmodSync(folder, 0o755);
    chmodSync(join(folder, 'locked.bib'), 0);
    // What is loaded when it is first needed is loaded.
    await runIn(['check', folder]);
    const { out } = await asAnybody(() => runIn(['check', folder]));
    assert.match(out, /locked\.bib.*it may not be read: permission denied/);
    assert.doesNotMatch(out, /unknown-/);
  });

  it('as text, since it holds zero bytes, is told of at that file', async () => {
    const folder = temporaryFolder({ 'a.md': note, 'good.bib': good, 'odd.bib': `@book{b,\0\0title={T}}` });
    const { out } = await runIn(['check', folder]);
    assert.match(out, /odd\.bib:1:\d+.*zero byte/);
    assert.doesNotMatch(out, /unknown-/);
  });

  it('as UTF-8 is read as the encoding of old libraries, with every letter', async () => {
    const folder = temporaryFolder({
      'a.md': note,
      'old.bib': Buffer.from(good.replace('{A, B}', '{J\xf8rgensen, B\xe4rbel}'), 'latin1'),
    });
    const { out } = await runIn(['bibliography', folder, '--format', 'text']);
    assert.match(out, /^Jørgensen, B\. \(2020\)/);
  });
});
