import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { cli } from '../server/programs.js';
import { temporaryFolder } from '../workspace/temporaryFolder.js';

const root = fileURLToPath(new URL('../..', import.meta.url));

const start = (...args: string[]): ChildProcess =>
  spawn(process.execPath, [cli, ...args], {
    cwd: root,
    env: { ...process.env, NODE_OPTIONS: '' },
  });

async function collect(child: ChildProcess, input = ''): Promise<{ code: number; out: string; err: string }> {
  const texts = { out: '', err: '' };
  child.stdout?.setEncoding('utf8').on('data', (text: string) => (texts.out += text));
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (texts.err += text));
  child.stdin?.end(input);
  const [code] = (await once(child, 'close')) as [number];
  return { code, ...texts };
}

const note =
  '## Co-production raises trust {.claim #trust}\n\n- supported by [@a2020, p. 3]: "Trust rose."\n';

describe('the command line as a process', () => {
  it('puts data on stdout, messages on stderr, and the exit code where scripts look', async () => {
    const folder = temporaryFolder({ 'a.md': note });
    const checked = await collect(start('check', folder));
    assert.equal(checked.code, 1);
    assert.match(checked.out, /a\.md:3:\d+: error: .*\[unknown-reference\]/);
    assert.match(checked.err, /^\d+ problems? in 1 file/);
    const missing = await collect(start('check', `${folder}/none`));
    assert.deepEqual(missing, { code: 2, out: '', err: `corroborate: there is no folder ${folder}/none\n` });
  });

  it('reads the standard input', async () => {
    const { code, out } = await collect(start('cite', '-'), 'As said [see @a2020, p. 3].\n');
    assert.equal(code, 0);
    const groups = JSON.parse(out) as { items: { citekey: string }[]; location: object }[];
    assert.equal(groups[0]?.items[0]?.citekey, 'a2020');
    assert.deepEqual(groups[0]?.location, { start: { line: 1, column: 9 }, end: { line: 1, column: 27 } });
  });

  it('ends quietly when its reader has seen enough', async () => {
    const many = Object.fromEntries(
      Array.from({ length: 300 }, (_, i) => [`${i}.md`, note.replace('#trust', `#t${i}`)]),
    );
    const child = start('index', temporaryFolder(many), '--json');
    let err = '';
    child.stderr?.on('data', (text) => (err += String(text)));
    child.stdout?.once('data', () => child.stdout?.destroy());
    const [code, signal] = (await once(child, 'exit')) as [number | null, string | null];
    assert.deepEqual([code, signal, err], [0, null, '']);
  });
});
