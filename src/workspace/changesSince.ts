/** Which lines of which files changed since a commit, as git says. */
import { execFile } from 'node:child_process';
import type { ChangedLines, ChangesSince } from '../core/query/index.js';

/**
 * The changes of a folder's files since a commit, tag or branch, those not yet committed included; files that git does not know yet are
 * new. Paths are relative to the folder. Of the commands that a repository can configure none is run: no monitor, hook, filter, program for
 * differences or texts, and nothing is fetched, neither of this repository nor of one inside it.
 */
export async function changesSince(folder: string, ref: string): Promise<ChangesSince> {
  // What starts like an option, or is no name at all, never gets to git.
  if (!/^[^-\s][^\s]*$/.test(ref)) return { failure: `there is no commit, tag or branch ${ref}` };
  try {
    const commit = (await git(folder, ['rev-parse', '--verify', '--quiet', `${ref}^{commit}`])).trim();
    const filters = await filtersOf(folder);
    const unsafe = filters.find((name) => /[=\p{Cc}]/u.test(name));
    if (unsafe !== undefined)
      return { failure: `a filter of git here has a name that cannot be switched off: ${unsafe}` };
    const diff = await git(folder, [
      ...filters.flatMap(withoutFilter),
      'diff',
      '--ignore-submodules=all',
      '--inter-hunk-context=0',
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

/** The names of the filters that the settings of git know, those of the repository among them. */
async function filtersOf(folder: string): Promise<string[]> {
  try {
    const keys = await git(folder, ['config', '--null', '--name-only', '--get-regexp', '^filter\\.']);
    return [...new Set(keys.split('\0').flatMap((key) => /^filter\.([^]*)\.[^.]*$/.exec(key)?.[1] ?? []))];
  } catch (error) {
    // There are none.
    if ((error as { code?: unknown }).code === 1) return [];
    throw error;
  }
}

const withoutFilter = (name: string): string[] =>
  ['clean=', 'smudge=', 'process=', 'required=false'].flatMap((setting) => [
    '-c',
    `filter.${name}.${setting}`,
  ]);

const mostOutput = 256 * 1024 * 1024;

const surroundings = {
  GIT_OPTIONAL_LOCKS: '0',
  // What a partial clone lacks would be fetched by commands that its settings name: older versions know the second alone.
  GIT_NO_LAZY_FETCH: '1',
  GIT_ALLOW_PROTOCOL: 'none',
  LC_ALL: 'C',
};

function git(folder: string, args: string[]): Promise<string> {
  const safe = ['-c', 'core.fsmonitor=false', '-c', 'core.hooksPath=/dev/null', '-c', 'core.quotePath=false'];
  return new Promise((resolve, reject) => {
    execFile(
      'git',
      ['--no-pager', ...safe, ...args],
      { cwd: folder, maxBuffer: mostOutput, env: { ...process.env, ...surroundings } },
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

/** The changed lines of the new files of a difference. Removed lines count where they stood. */
export function readDiff(diff: string): Map<string, ChangedLines> {
  const files = new Map<string, [number, number][]>();
  let lines: [number, number][] | undefined;
  // Lines of a hunk that are still to come: whatever they hold, they are no head.
  let left = 0;
  for (const line of diff.split('\n')) {
    if (left > 0) {
      if (line.startsWith('+') || line.startsWith('-')) left -= 1;
      else if (line.startsWith(' ') || line === '') left -= 2;
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
