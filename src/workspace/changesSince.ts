/** Which lines of which files changed since a commit, as git says. */
import { execFile } from 'node:child_process';
import type { ChangedLines, ChangesSince } from '../core/query/index.js';

/**
 * The changes of a folder's files since a commit, tag or branch, those not yet committed included; files that git does not know yet are
 * new. Paths are relative to the folder. Nothing that a repository configures is run: no monitor, no hook, no driver for differences.
 */
export async function changesSince(folder: string, ref: string): Promise<ChangesSince> {
  // What starts like an option, or is no name at all, never gets to git.
  if (!/^[^-\s][^\s]*$/.test(ref)) return { failure: `there is no commit, tag or branch ${ref}` };
  try {
    const commit = (await git(folder, ['rev-parse', '--verify', '--quiet', `${ref}^{commit}`])).trim();
    const diff = await git(folder, [
      'diff',
      '--no-ext-diff',
      '--no-textconv',
      '--no-color',
      '--no-renames',
      '--unified=0',
      '--relative',
      '--src-prefix=a/',
      '--dst-prefix=b/',
      commit,
      '--',
      '.',
    ]);
    const untracked = await git(folder, ['ls-files', '--others', '--exclude-standard', '-z', '--', '.']);
    const files = readDiff(diff);
    for (const path of untracked.split('\0')) if (path !== '') files.set(path, 'all');
    return { files };
  } catch (error) {
    return { failure: whyNot(error, ref) };
  }
}

const mostOutput = 256 * 1024 * 1024;

function git(folder: string, args: string[]): Promise<string> {
  const safe = ['-c', 'core.fsmonitor=false', '-c', 'core.hooksPath=/dev/null', '-c', 'core.quotePath=false'];
  return new Promise((resolve, reject) => {
    execFile(
      'git',
      ['--no-pager', ...safe, ...args],
      { cwd: folder, maxBuffer: mostOutput, env: { ...process.env, GIT_OPTIONAL_LOCKS: '0', LC_ALL: 'C' } },
      (error, out) => (error ? reject(error) : resolve(out)),
    );
  });
}

function whyNot(error: unknown, ref: string): string {
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === 'ENOENT') return 'changed-since: needs git, and git is not installed';
  if (/not a git repository/i.test(message)) return 'changed-since: is known in a git repository alone';
  if (/dubious ownership/i.test(message)) return 'git does not trust this folder: it belongs to someone else';
  return `there is no commit, tag or branch ${ref}`;
}

/** The changed lines of the new files of a difference without context. Removed lines count where they stood. */
export function readDiff(diff: string): Map<string, ChangedLines> {
  const files = new Map<string, [number, number][]>();
  let lines: [number, number][] | undefined;
  // Lines of a hunk that are still to come: whatever they hold, they are no head.
  let left = 0;
  for (const line of diff.split('\n')) {
    if (left > 0) {
      if (line.startsWith('+') || line.startsWith('-')) left -= 1;
      continue;
    }
    if (line.startsWith('+++ ')) {
      const path = pathOf(line.slice(4));
      lines = path === undefined ? undefined : [];
      if (path !== undefined && lines) files.set(path, lines);
      continue;
    }
    const [, removed, from = '0', added] = /^@@ -\d+(?:,(\d+))? \+(\d+)(?:,(\d+))? @@/.exec(line) ?? [];
    if (from === '0' && added === undefined) continue;
    const count = Number(added ?? 1);
    left = Number(removed ?? 1) + count;
    const first = Number(from);
    // Where lines were only removed, the ones before and after have changed neighbours.
    lines?.push(count === 0 ? [first, first + 1] : [first, first + count - 1]);
  }
  return files;
}

const escapes: Record<string, string> = { t: '\t', n: '\n', r: '\r', '"': '"', '\\': '\\' };

/** `b/notes/a.md`, in quotation marks where it holds what would be mistaken; undefined for a file that is gone. */
function pathOf(written: string): string | undefined {
  const name = written.replace(/\t$/, '');
  const plain = name.startsWith('"')
    ? name.slice(1, -1).replace(/\\(.)/g, (whole, sign: string) => escapes[sign] ?? whole)
    : name;
  return plain.startsWith('b/') ? plain.slice(2) : undefined;
}
