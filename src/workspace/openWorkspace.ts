import { defaultConfig, type Config } from '../core/base/config.js';
import type { Change, EvidenceBase, FileName } from '../core/base/types.js';
import { readToPack } from '../core/notes/index.js';
import { problem } from '../core/problem.js';
import { savedQueryProblems } from '../core/query/index.js';
import { findTools } from './appraisalTools.js';
import { folderReader, type FolderReader } from './fileReader.js';
import { bibliographiesNamed, findFiles, type NamedBibliography } from './findFiles.js';
import { configFile, type FileKind } from './kinds.js';
import { loadConfig } from './loadConfig.js';
import { readFiles } from './readFiles.js';
import { emptyNote, readInto, type ReadNote } from './readInto.js';
import type { ReadResult } from './readText.js';
import { defaultRubric, findRubric, rubricProblem } from './rubrics.js';

export interface OpenOptions {
  /** The name that the base knows a file by; default: its path relative to the folder. */
  nameOf?: (path: string) => FileName;
  /** Default: `readToPack`. */
  read?: ReadNote;
  /** Files that are not to be read from disk, asked when their turn comes: those that an editor holds. */
  skip?: (path: string) => boolean;
  /** Files that the base holds as they are on disk, and that need not be read; asked when the settings are known. */
  holds?: (path: string, config: Config) => boolean;
  /** Told after each file that changed the base. */
  onChange?: (change: Change) => void;
  /** Files read so far, of how many. */
  onProgress?: (read: number, total: number) => void;
  /** False: another folder's settings hold for the base, and of this one's are told what is wrong with them. */
  settingsHold?: boolean;
  signal?: AbortSignal;
}

/** What was opened; paths are relative to the folder, with `/`. */
export interface Workspace {
  folder: string;
  config: Config;
  notes: string[];
  bibliographies: string[];
  /** Rubrics and other files that the settings name and that were read. */
  dataFiles: string[];
  /** Milliseconds. */
  timings: { find: number; read: number };
}

/**
 * Finds the settings, notes and bibliographies of a folder and puts all that they say into a base, notes first. Nothing that is wrong
 * with a file ends it: it becomes a problem of that file. Rejects only with an aborted signal's reason.
 */
export async function openWorkspace(
  folder: string,
  base: EvidenceBase,
  options: OpenOptions = {},
): Promise<Workspace> {
  const reader = folderReader();
  try {
    return await openWith(reader, folder, base, options);
  } finally {
    reader.end();
  }
}

async function openWith(
  reader: FolderReader,
  folder: string,
  base: EvidenceBase,
  options: OpenOptions,
): Promise<Workspace> {
  const { nameOf = (path) => path, read = readToPack, signal } = options;
  const started = performance.now();
  const written = await loadConfig(folder);
  // What is held already is not read, however many files there are.
  const onFound = options.holds ? undefined : (files: number): void => reader.expect(files);
  const found = await findFiles(folder, written ?? defaultConfig, { signal, onFound });
  const settings = written ?? defaultConfig;
  const { rubric, reason, files } = await findRubric(folder, settings.rubric);
  const appraisal = await findTools(folder, settings);
  const dataFiles = [...files, ...appraisal.files];
  const config = {
    ...settings,
    problems: [
      ...settings.problems,
      ...found.problems,
      ...appraisal.problems,
      ...savedQueryProblems(settings, rubric ?? defaultRubric()),
      ...(reason === undefined ? [] : [rubricProblem(settings.ranges.rubric, reason)]),
    ],
  };
  const tell = (change: Change): void => options.onChange?.(change);
  if (options.settingsHold ?? true) {
    tell(base.setRubric(rubric ?? defaultRubric()));
    tell(base.setAppraisalTools(appraisal.tools));
    tell(base.setConfig(written ? nameOf(configFile) : null, config));
  } else {
    const { lineStarts, problems } = config;
    tell(
      written
        ? base.setDataFile(nameOf(configFile), { lineStarts, problems })
        : base.remove(nameOf(configFile)),
    );
  }
  // After what rests on them, so that nobody is told of a file before the notes that it changes.
  for (const { path, ...data } of dataFiles) tell(base.setDataFile(nameOf(path), data));
  for (const { path, reason } of found.unreadable) {
    const left = problem('file-skipped', { start: 0, end: 0 }, `this folder was left out: ${reason}`);
    tell(base.setNote(nameOf(path || '.'), emptyNote({ problem: left, lineStarts: [0], length: 0 })));
  }
  const ready = performance.now();
  await turn();

  const named: NamedBibliography[] = [];
  const readAll = (kind: Exclude<FileKind, 'config'>, paths: string[], before: number, total: number) =>
    readFiles(
      folder,
      paths,
      (path: string, result: ReadResult) => {
        if (options.skip?.(path)) return;
        tell(readInto(base, nameOf(path), kind, result, read));
      },
      {
        kind,
        maxNoteSize: config.maxNoteSize,
        signal,
        reader,
        onProgress: (done) => options.onProgress?.(before + done, total),
      },
    );
  const { notes } = found;
  const unread = (paths: string[]): string[] =>
    options.holds ? paths.filter((path) => options.holds?.(path, config) !== true) : paths;
  const newNotes = unread(notes);
  await readAll('note', newNotes, 0, newNotes.length + found.bibliographies.length);
  await turn();
  const naming = new Set(base.notesWithBibliography());
  for (const path of notes) {
    if (!naming.has(nameOf(path))) continue;
    for (const { value } of base.note(nameOf(path))?.bibliography ?? [])
      named.push({ note: path, path: value });
  }
  const bibliographies = await bibliographiesToRead(folder, config, found.bibliographies, named);
  const newOnes = unread(bibliographies);
  await readAll('bibliography', newOnes, newNotes.length, newNotes.length + newOnes.length);
  const timings = { find: ready - started, read: performance.now() - ready };
  return { folder, config, notes, bibliographies, dataFiles: dataFiles.map(({ path }) => path), timings };
}

/** Each walk through ten thousand files is some hundredths of a second: others have their turn in between. */
const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** What corroborate.json names; else what notes name and is there; else every bibliography in the folder. */
async function bibliographiesToRead(
  folder: string,
  config: Config,
  found: string[],
  named: NamedBibliography[],
): Promise<string[]> {
  if (config.bibliography.length > 0 || named.length === 0) return found;
  const there = await bibliographiesNamed(folder, named);
  return there.length > 0 ? there : found;
}
