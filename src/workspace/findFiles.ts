import { stat } from 'node:fs/promises';
import { dirname, relative, resolve, sep } from 'node:path';
import type { Config } from '../core/base/config.js';
import { didYouMean } from '../core/nearest.js';
import { problem, type Problem } from '../core/problem.js';
import { matcher } from './globs.js';
import { kindOf } from './kinds.js';
import { walk, type Walk, type WalkOptions } from './walk.js';

export interface Found {
  /** Relative to the folder, with `/`, sorted. */
  notes: string[];
  /** Those that corroborate.json names (in its order), else all in the folder. */
  bibliographies: string[];
  unreadable: Walk['unreadable'];
  /** Problems of corroborate.json that only the folder shows: a bibliography that is not there. */
  problems: Problem[];
}

/** Whether the settings want a note or a bibliography, by its path relative to their folder. */
export function wantedBy(config: Pick<Config, 'notes' | 'ignore'>): (path: string) => boolean {
  const isNote = matcher(config.notes, true);
  const leaveOut = matcher(config.ignore, false);
  return (path) => {
    const kind = kindOf(path);
    return (kind === 'bibliography' || (kind === 'note' && isNote(path))) && !leaveOut(path);
  };
}

/**
 * Finds the notes and bibliographies of a folder as corroborate.json wants them. A bibliography that it names may lie outside the folder
 * and is read even where .gitignore names it.
 */
export async function findFiles(
  folder: string,
  config: Config,
  { signal, passedOver, onFound }: Pick<WalkOptions, 'signal' | 'passedOver' | 'onFound'> = {},
): Promise<Found> {
  const leaveOut = matcher(config.ignore, false);
  const wanted = wantedBy(config);
  const { files, unreadable } = await walk(folder, {
    wanted,
    leaveOut,
    signal,
    onFound,
    ...(passedOver && { passedOver }),
  });
  const notes = files.filter((path) => kindOf(path) === 'note');
  const all = files.filter((path) => kindOf(path) === 'bibliography');
  if (config.bibliography.length === 0) return { notes, bibliographies: all, unreadable, problems: [] };

  const bibliographies = new Set<string>();
  const problems: Problem[] = [];
  for (const { path, range } of config.bibliography) {
    if (await isFile(resolve(folder, path))) bibliographies.add(relativeTo(folder, resolve(folder, path)));
    else {
      const close = didYouMean(path, all);
      problems.push(problem('bad-config', range, `there is no bibliography ${path} here${close}`));
    }
  }
  for (const path of all) if (!bibliographies.has(path)) passedOver?.(path, { kind: 'not named' });
  return { notes, bibliographies: [...bibliographies], unreadable, problems };
}

/** A path as notes name it, and the note that does, relative to the folder. */
export interface NamedBibliography {
  note: string;
  path: string;
}

/**
 * The bibliographies that notes name and that are there: beside the note as Quarto looks for them, else in the folder, where Pandoc is
 * run. Relative to the folder, sorted.
 */
export async function bibliographiesNamed(
  folder: string,
  named: Iterable<NamedBibliography>,
): Promise<string[]> {
  const places = new Map<string, string[]>();
  for (const { note, path } of named) {
    const beside = resolve(folder, dirname(note), path);
    places.set(beside, [beside, resolve(folder, path)]);
  }
  const found = new Set<string>();
  for (const candidates of places.values()) {
    for (const candidate of candidates) {
      if (!(await isFile(candidate))) continue;
      found.add(relativeTo(folder, candidate));
      break;
    }
  }
  return [...found].sort();
}

const relativeTo = (folder: string, path: string): string => relative(folder, path).split(sep).join('/');

const isFile = (path: string): Promise<boolean> =>
  stat(path).then(
    (stats) => stats.isFile(),
    () => false,
  );
