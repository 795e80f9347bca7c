import type { Dirent } from 'node:fs';
import { readdir, readFile, realpath, stat } from 'node:fs/promises';
import { join, resolve, sep } from 'node:path';
import { ignoredBy, withRules, type IgnoreRules } from './ignoreRules.js';
import { whyUnreadable } from './whyUnreadable.js';

export interface Walk {
  /** Relative to the folder, with `/`, sorted. */
  files: string[];
  /** Folders that could not be looked into, and why, in one clause. */
  unreadable: { path: string; reason: string }[];
}

/** Why an entry is not among the files of a walk. */
export type PassedOver =
  | { kind: 'hidden' | 'node_modules' | 'unwanted' | 'left out' }
  /** A bibliography beside those that the settings name. */
  | { kind: 'not named' }
  | { kind: 'gitignore'; file: string; pattern: string }
  /** Another path leads to the same. */
  | { kind: 'link' };

export interface WalkOptions {
  /** Whether a file is of interest. */
  wanted: (path: string) => boolean;
  /** Whether to leave a folder out, with all in it. */
  leaveOut: (folder: string) => boolean;
  /** Told of each entry that is passed over, and why; a folder's path ends in `/`, and nothing in it is told of. */
  passedOver?: (path: string, why: PassedOver) => void;
  /** Told how many files have been found so far, folder by folder. */
  onFound?: ((files: number) => void) | undefined;
  signal?: AbortSignal | undefined;
}

interface Folder {
  /** Relative; ends in `/`, but for the root, which is empty. */
  path: string;
  /** Its real, absolute path, by which a circle of links is noticed. */
  real: string;
  rules: IgnoreRules | undefined;
}

interface Link {
  path: string;
  folder: Folder;
}

const foldersAtOnce = 32;

/**
 * All wanted files of a folder and the folders in it, as git sees them: without what .gitignore files (at any level) name, without
 * `.git` and other hidden folders, without `node_modules`. A symbolic link is followed where it leads to something that is not
 * there anyway: what two paths lead to is listed once, by its own path if that is inside, and never a folder around the root.
 */
export async function walk(root: string, options: WalkOptions): Promise<Walk> {
  const top: Folder = { path: '', real: await realpath(root).catch(() => resolve(root)), rules: undefined };
  const seen = new Set([top.real]);
  const files = new Map<string, string>();
  const links: Link[] = [];
  const unreadable: Walk['unreadable'] = [];

  const descend = async (start: Folder): Promise<void> => {
    const waiting = [start];
    while (waiting.length > 0) {
      options.signal?.throwIfAborted();
      const batch = waiting.splice(0, foldersAtOnce);
      for (const { folder, entries, reason } of await Promise.all(batch.map((each) => look(each, options)))) {
        if (reason !== undefined) unreadable.push({ path: folder.path, reason });
        for (const entry of entries) {
          const path = folder.path + entry.name;
          if (entry.isSymbolicLink()) links.push({ path, folder });
          else if (entry.isDirectory()) {
            const next = { path: `${path}/`, real: join(folder.real, entry.name), rules: folder.rules };
            if (isOpen(next, options) && !seen.has(next.real)) {
              seen.add(next.real);
              waiting.push(next);
            }
          } else if (entry.isFile() && isTaken(path, folder, options)) {
            files.set(join(folder.real, entry.name), path);
          }
        }
        options.onFound?.(files.size);
      }
    }
  };

  await descend(top);
  links.sort((a, b) => (a.path < b.path ? -1 : 1));
  // Links may lead to further links: the list grows while it is walked. Each real folder is walked once, so it ends.
  for (const { path, folder } of links) {
    const real = await target(join(folder.real, path.slice(folder.path.length)));
    if (!real) continue;
    if (real.isFolder) {
      const next = { path: `${path}/`, real: real.path, rules: folder.rules };
      if (seen.has(next.real) || isAround(next.real, top.real)) {
        options.passedOver?.(next.path, { kind: 'link' });
        continue;
      }
      if (!isOpen(next, options)) continue;
      seen.add(next.real);
      await descend(next);
    } else if (isTaken(path, folder, options)) {
      if (files.has(real.path)) options.passedOver?.(path, { kind: 'link' });
      else files.set(real.path, path);
    }
  }
  return { files: [...files.values()].sort(), unreadable };
}

/** A folder's entries that are not hidden, its own .gitignore taken into account. */
async function look(
  folder: Folder,
  { passedOver }: WalkOptions,
): Promise<{ folder: Folder; entries: Dirent[]; reason?: string }> {
  let entries: Dirent[];
  try {
    entries = await readdir(folder.real, { withFileTypes: true });
  } catch (error) {
    const reason = whyUnreadable(error);
    return { folder, entries: [], ...(reason !== 'gone' && { reason }) };
  }
  if (entries.some(({ name }) => name === '.gitignore')) {
    // One that cannot be read ignores nothing.
    const text = await readFile(join(folder.real, '.gitignore'), 'utf8').catch(() => '');
    folder = { ...folder, rules: withRules(folder.rules, folder.path, text) };
  }
  const shown = entries.filter((entry) => {
    const isHidden = entry.name.startsWith('.');
    if (isHidden)
      passedOver?.(`${folder.path}${entry.name}${entry.isDirectory() ? '/' : ''}`, { kind: 'hidden' });
    return !isHidden;
  });
  return { folder, entries: shown };
}

/** Whether a folder is looked into. */
function isOpen({ path, rules }: Folder, { leaveOut, passedOver }: WalkOptions): boolean {
  const why = ((): PassedOver | undefined => {
    if (path.endsWith('/node_modules/') || path === 'node_modules/') return { kind: 'node_modules' };
    const ignored = ignoredBy(rules, path);
    if (ignored) return { kind: 'gitignore', ...ignored };
    return leaveOut(path.slice(0, -1)) ? { kind: 'left out' } : undefined;
  })();
  if (why) passedOver?.(path, why);
  return why === undefined;
}

/** Whether a file is listed. */
function isTaken(path: string, { rules }: Folder, { wanted, passedOver }: WalkOptions): boolean {
  if (!wanted(path)) {
    passedOver?.(path, { kind: 'unwanted' });
    return false;
  }
  const ignored = ignoredBy(rules, path);
  if (ignored) passedOver?.(path, { kind: 'gitignore', ...ignored });
  return ignored === undefined;
}

/** What a link leads to; nothing where that is not there or neither file nor folder. */
async function target(link: string): Promise<{ path: string; isFolder: boolean } | undefined> {
  try {
    const path = await realpath(link);
    const stats = await stat(path);
    return stats.isDirectory() || stats.isFile() ? { path, isFolder: stats.isDirectory() } : undefined;
  } catch {
    return undefined;
  }
}

const isAround = (outer: string, inner: string): boolean =>
  inner.startsWith(outer.endsWith(sep) ? outer : outer + sep);
