import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { changesSince, readDiff } from '../../src/workspace/changesSince.js';
import { temporaryFolder } from './temporaryFolder.js';

const lines = (count: number): string => Array.from({ length: count }, (_, i) => `line ${i + 1}\n`).join('');

describe('what changed since a commit', function () {
  this.timeout(60_000);

  function commitAll(folder: string): (...args: string[]) => void {
    const git = (...args: string[]): void => {
      execFileSync('git', ['-C', folder, '-c', 'user.name=A', '-c', 'user.email=a@b.c', ...args], {
        stdio: 'pipe',
      });
    };
    git('init', '-q');
    git('add', '.');
    git('commit', '-q', '-m', 'A');
    return git;
  }

  /** A folder with a repository of two notes that are committed. */
  function repository() {
    const folder = temporaryFolder({ 'a.md': lines(20), 'notes/b.md': lines(20) });
    const git = commitAll(folder);
    const replace = (file: string, ...changed: number[]): void => {
      let text = readFileSync(join(folder, file), 'utf8');
      for (const line of changed) text = text.replace(`line ${line}\n`, `changed ${line}\n`);
      writeFileSync(join(folder, file), text);
    };
    return { folder, git, replace };
  }

  async function changed(folder: string, ref = 'HEAD') {
    const answer = await changesSince(folder, ref);
    assert.ok('files' in answer, JSON.stringify(answer));
    return Object.fromEntries(answer.files);
  }

  it('is the changed lines of each file, removals and files that git does not know yet included', async () => {
    const at = temporaryFolder({ 'a.md': '1\n2\n3\n4\n', 'b.md': 'x\n', 'odd "name" é.md': 'x\n' });
    commitAll(at);
    writeFileSync(join(at, 'a.md'), '1\n++ b/c.md\n3\n');
    writeFileSync(join(at, 'odd "name" é.md'), 'y\n');
    writeFileSync(join(at, 'new.md'), 'x\n');
    const changes = await changesSince(at, 'HEAD');
    assert.ok('files' in changes);
    assert.deepEqual([...changes.files].sort(), [
      [
        'a.md',
        [
          [2, 2],
          [3, 4],
        ],
      ],
      ['new.md', 'all'],
      ['odd "name" é.md', [[1, 1]]],
    ]);
    assert.deepEqual(await changesSince(at, '--output=x'), {
      failure: 'there is no commit, tag or branch --output=x',
    });
    assert.deepEqual(await changesSince(at, 'v9'), { failure: 'there is no commit, tag or branch v9' });
  });

  it('is read for any text', () => {
    for (const text of ['', '+++ ', '@@ -1 +1 @@', '+++ b/a\n@@ x', 'diff --git'])
      assert.ok(readDiff(text) instanceof Map);
  });

  it('is a sentence outside a repository', async () => {
    assert.deepEqual(await changesSince(temporaryFolder({}), 'HEAD'), {
      failure: 'changed-since: is known in a git repository alone',
    });
  });

  it('is told of the files of a folder inside a repository by their paths in it', async () => {
    const { folder, replace } = repository();
    replace('a.md', 3);
    replace('notes/b.md', 20);
    assert.deepEqual(await changed(join(folder, 'notes')), { 'b.md': [[20, 20]] });
  });

  it('is told of every file where the settings join what stands close together', async () => {
    const { folder, git, replace } = repository();
    git('config', 'diff.interHunkContext', '10');
    git('config', 'diff.context', '5');
    replace('a.md', 3, 6);
    replace('notes/b.md', 8);
    assert.deepEqual(await changed(folder), {
      'a.md': [
        [3, 3],
        [6, 6],
      ],
      'notes/b.md': [[8, 8]],
    });
    const joined = execFileSync('git', ['-C', folder, 'diff', '-U0'], { encoding: 'utf8' });
    assert.deepEqual([...readDiff(joined).keys()], ['a.md', 'notes/b.md']);
  });

  for (const [kind, name] of [
    ['clean', 'spy'],
    ['process', 'Spy.two'],
    ['clean', ''],
  ] as const)
    it(`runs no ${kind} command of a filter called "${name}"`, async () => {
      const { folder, git, replace } = repository();
      const trace = join(folder, '.git', 'ran');
      writeFileSync(join(folder, '.gitattributes'), `*.md filter=${name}\n`);
      git('config', `filter.${name}.${kind}`, `touch '${trace.replaceAll('\\', '/')}'; cat`);
      git('config', `filter.${name}.required`, 'true');
      replace('a.md', 3);
      assert.deepEqual((await changed(folder))['a.md'], [[3, 3]]);
      assert.equal(existsSync(trace), false);
      // Git by itself would have run it.
      try {
        git('diff', 'HEAD');
      } catch {
        // What only leaves a trace is no filter that a process speaks with.
      }
      assert.equal(existsSync(trace), true);
    });

  it('is not asked where a filter has a name that no option can carry', async () => {
    const { folder, git, replace } = repository();
    git('config', 'filter.a=b.clean', 'cat');
    replace('a.md', 3);
    assert.deepEqual(await changesSince(folder, 'HEAD'), {
      failure: 'a filter of git here has a name that cannot be switched off: a=b',
    });
  });

  it('fetches nothing that a partial clone lacks by a command of the repository', async () => {
    const { folder, git, replace } = repository();
    const trace = join(folder, '.git', 'ran');
    const spy = join(folder, '.git', 'spy');
    writeFileSync(spy, `#!/bin/sh\ntouch '${trace.replaceAll('\\', '/')}'\n`, { mode: 0o755 });
    const object = execFileSync('git', ['-C', folder, 'rev-parse', 'HEAD:a.md'], { encoding: 'utf8' }).trim();
    mkdirSync(join(folder, '.git', 'other.git'));
    git('config', 'core.repositoryFormatVersion', '1');
    git('config', 'extensions.partialClone', 'origin');
    git('config', 'remote.origin.url', join(folder, '.git', 'other.git'));
    git('config', 'remote.origin.promisor', 'true');
    git('config', 'remote.origin.uploadpack', spy);
    git('config', 'protocol.file.allow', 'always');
    replace('a.md', 3);
    rmSync(join(folder, '.git', 'objects', object.slice(0, 2), object.slice(2)), { force: true });
    assert.ok('failure' in (await changesSince(folder, 'HEAD')));
    assert.equal(existsSync(trace), false);
    assert.throws(() => git('diff', 'HEAD'));
    assert.equal(existsSync(trace), true);
  });

  it('looks into no repository inside this one', async () => {
    const { folder, git, replace } = repository();
    const inner = repository();
    git('-c', 'protocol.file.allow=always', 'submodule', 'add', '-q', inner.folder, 'inner');
    git('commit', '-q', '-m', 'B');
    const trace = join(folder, '.git', 'ran');
    const module = join(folder, '.git', 'modules', 'inner');
    execFileSync('git', ['--git-dir', module, 'config', 'core.fsmonitor', `touch '${trace}'; false`]);
    writeFileSync(join(folder, 'inner', 'a.md'), 'other\n');
    replace('a.md', 3);
    assert.deepEqual(await changed(folder), { 'a.md': [[3, 3]] });
    assert.equal(existsSync(trace), false);
    git('diff', 'HEAD');
    assert.equal(existsSync(trace), true);
  });
});
