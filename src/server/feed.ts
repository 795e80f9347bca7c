/** Keeps the base up with the workspace: folders on disk, files that change, and the unsaved text of open editors. */
import { relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import {
  DidChangeWatchedFilesNotification,
  FileChangeType,
  type Connection,
  type Disposable,
  type FileEvent,
  type InitializeParams,
  type TextDocuments,
  type WorkspaceFoldersChangeEvent,
} from 'vscode-languageserver/node';
import type { Config } from '../core/base/config.js';
import type { Change, EvidenceBase, FileName } from '../core/base/types.js';
import { createNoteReader, readToPack } from '../core/notes/index.js';
import type { Note } from '../core/notes/types.js';
import type { Problem } from '../core/problem.js';
import {
  configFile,
  kindOf,
  openWorkspace,
  readInto,
  readText,
  wantedBy,
  type ReadNote,
  type Workspace,
} from '../workspace/index.js';
import { throttled } from './throttle.js';
import { uriIn } from './uriIn.js';

export interface Progress {
  state: 'reading' | 'ready';
  read: number;
  total: number;
}

export interface FeedListener {
  /** Wraps what reads a note. */
  reading(read: ReadNote): ReadNote;
  changed(change: Change): void;
  progress(progress: Progress): void;
}

export interface Feed {
  initialize(params: InitializeParams): void;
  start(): void;
  stop(): void;
  /** Paths of the workspace's folders, in their order. */
  folders(): readonly string[];
  /** How long finding and reading a folder took when all of it was read last, in milliseconds. */
  timings(folder: string): Workspace['timings'] | undefined;
}

/** What the editor's watcher is asked to tell of. */
const watched = [
  '**/*.{md,markdown,qmd,Rmd,rmd,bib,ris}',
  '**/*.{bibtex,nbib,enw}',
  '**/*.csl.{yaml,yml}',
  // Bibliographies, and whatever rubrics and other data the settings name.
  '**/*.json',
  '**/.gitignore',
];

/** How editors call what our notes are written in. */
const noteLanguages = ['markdown', 'quarto', 'rmd', 'rmarkdown'];

export function createFeed(
  connection: Connection,
  base: EvidenceBase,
  documents: TextDocuments<TextDocument>,
  listener: FeedListener,
): Feed {
  let folders: string[] = [];
  let mayWatch = false;
  let foldersMayChange = false;
  /** Files that belong to the base, open or not. */
  let known = new Set<FileName>();
  let reading: Promise<void> | null = null;
  let again = false;
  let everRead = false;
  const lookedFor = new Set<FileName>();
  /** Changed while the folders were being read, perhaps after their turn. */
  const changedMeanwhile = new Set<FileName>();
  /** What is watched because the settings name it and no other pattern covers it. */
  let named: { patterns: string; watching?: Promise<Disposable> } = { patterns: '' };
  const timings = new Map<string, Workspace['timings']>();
  /** By folder: how large a note could be when it was read last. */
  const sizes = new Map<string, number>();
  /** By folder, as it was read last: whether its settings want a file of it. */
  const wanting = new Map<string, (path: string) => boolean>();
  /** By note: the bibliographies that it named when the folders were read last. */
  let namedThen = new Map<FileName, string>();
  const stopped = new AbortController();
  /** Remembers the blocks of what is open: a keystroke costs the block that it changed. */
  const openNotes = createNoteReader();
  const read = listener.reading(readToPack);
  const readOpen = listener.reading((text, uri) => openNotes.read(text, uri));

  const pathOf = (uri: string): string | undefined => {
    try {
      return uri.startsWith('file:') ? fileURLToPath(uri) : undefined;
    } catch {
      return undefined;
    }
  };
  const isInside = (uri: string): boolean =>
    folders.some((folder) => uri.startsWith(`${uriIn(folder, '')}/`));

  /** Whether an open file's text is part of the base: one that was found, one never saved, or a lone note outside every folder. */
  const belongs = (uri: string): boolean =>
    known.has(uri) ||
    uri.startsWith('untitled:') ||
    (uri.startsWith('file:') && !isInside(uri) && folders.length === 0);

  const takeOpen = (document: TextDocument): void => {
    const isUntitledNote =
      document.uri.startsWith('untitled:') && noteLanguages.includes(document.languageId);
    const kind = isUntitledNote ? 'note' : kindOf(nameOnly(document.uri));
    if ((kind !== 'note' && kind !== 'bibliography') || !belongs(document.uri)) return;
    const result = { kind: 'text', text: document.getText() } as const;
    listener.changed(readInto(base, document.uri, kind, result, readOpen));
  };

  const takeFromDisk = async (uri: string): Promise<void> => {
    const kind = kindOf(nameOnly(uri));
    const path = pathOf(uri);
    if (path === undefined || (kind !== 'note' && kind !== 'bibliography') || documents.get(uri)) return;
    const result = await readText(path, { kind, maxNoteSize: base.config.maxNoteSize });
    // Opened while it was read: what the editor has is newer.
    if (stopped.signal.aborted || documents.get(uri)) return;
    listener.changed(readInto(base, uri, kind, result, read));
    heedNamed(uri);
  };

  /** Which bibliographies are read is decided by those that notes name: anew where a note on disk names others. */
  const heedNamed = (uri: string): void => {
    if (known.has(uri) && bibliographiesIn(base.note(uri)) !== (namedThen.get(uri) ?? '')) readSoon.call();
  };

  const watch = (patterns: readonly string[]): Promise<Disposable> =>
    connection.client.register(DidChangeWatchedFilesNotification.type, {
      watchers: patterns.map((globPattern) => ({ globPattern })),
    });

  /** A rubric may be called anything. */
  const watchNamed = (dataFiles: readonly string[]): void => {
    const patterns = [...new Set(dataFiles.filter((path) => !path.endsWith('.json')).map(globOf))].sort();
    if (!mayWatch || patterns.join('\n') === named.patterns) return;
    void named.watching?.then((watching) => watching.dispose()).catch(() => undefined);
    named = { patterns: patterns.join('\n'), ...(patterns.length > 0 && { watching: watch(patterns) }) };
  };

  /**
   * Whether the base has a file as it is on disk. What is known is kept up by what the editor's watcher tells of it; what was left out may
   * be readable now.
   */
  const isHeld = (uri: string): boolean => {
    const held = base.note(uri) ?? base.bibliography(uri);
    return mayWatch && known.has(uri) && held !== undefined && !isLeftOut(held);
  };

  const readFolders = async (): Promise<void> => {
    const found = new Set<FileName>();
    const dataFiles: string[] = [];
    for (const folder of folders) {
      let isAllRead = true;
      const workspace = await openWorkspace(folder, base, {
        nameOf: (path) => uriIn(folder, path),
        read,
        // Those of the first folder hold for the base as a whole.
        settingsHold: folder === folders[0],
        ...(sizes.has(folder) && {
          holds(path, { maxNoteSize }) {
            if (sizes.get(folder) !== maxNoteSize || !isHeld(uriIn(folder, path))) return false;
            isAllRead = false;
            return true;
          },
        }),
        skip: (path) => documents.get(uriIn(folder, path)) !== undefined,
        onChange: listener.changed,
        onProgress: (read, total) => {
          if (!everRead) listener.progress({ state: 'reading', read, total });
        },
        signal: stopped.signal,
      });
      dataFiles.push(...workspace.dataFiles);
      if (isAllRead) timings.set(folder, workspace.timings);
      sizes.set(folder, workspace.config.maxNoteSize);
      wanting.set(folder, wantedBy(workspace.config));
      for (const path of [...workspace.notes, ...workspace.bibliographies, ...workspace.dataFiles])
        found.add(uriIn(folder, path));
    }
    // From here on to the end nothing else has its turn: what is told of meanwhile would be lost.
    const before = known;
    known = found;
    watchNamed(dataFiles);
    for (const uri of changedMeanwhile) if (found.has(uri)) void takeFromDisk(uri);
    changedMeanwhile.clear();
    const settings = new Set(folders.map((folder) => uriIn(folder, configFile)));
    for (const file of base.files()) {
      if (
        !found.has(file) &&
        !settings.has(file) &&
        // A folder that could not be looked into.
        !isLeftOut(base.note(file)) &&
        !(documents.get(file) && belongs(file))
      ) {
        listener.changed(base.remove(file));
      }
    }
    // Those that were known were taken as they were opened and changed.
    for (const document of documents.all()) if (!before.has(document.uri)) takeOpen(document);
    everRead = true;
    namedThen = new Map();
    for (const file of base.notesWithBibliography()) {
      const note = base.note(file);
      if (note) namedThen.set(file, bibliographiesIn(note));
    }
    lookForMissed();
    listener.progress({ state: 'ready', read: found.size, total: found.size });
  };

  /** Reads the folders anew; asked while it is under way, once more afterwards. */
  const readAll = (): void => {
    if (reading) {
      again = true;
      return;
    }
    reading = readFolders()
      .catch((error: unknown) => {
        if (!stopped.signal.aborted)
          connection.console.error(`The workspace could not be read: ${String(error)}`);
      })
      .finally(() => {
        reading = null;
        if (!again) return;
        again = false;
        readAll();
      });
  };
  const readSoon = throttled(readAll, 300);

  /** Whether the settings of a folder that it lies in let it be read: else looking for it finds nothing. */
  const isWanted = (uri: string): boolean => {
    const path = pathOf(uri);
    if (path === undefined) return false;
    return folders.some((folder) => {
      const inFolder = relative(folder, path);
      return !inFolder.startsWith('..') && wanting.get(folder)?.(inFolder.split(sep).join('/')) === true;
    });
  };

  /** Open and in a folder, and yet not found there: made before watching began, or where watching told nothing. Looked for once. */
  const lookForMissed = (): void => {
    const missed = documents.all().filter(({ uri }) => {
      const kind = kindOf(nameOnly(uri));
      const isRead = kind === 'note' || kind === 'bibliography';
      return isRead && isWanted(uri) && !known.has(uri) && !lookedFor.has(uri);
    });
    for (const { uri } of missed) lookedFor.add(uri);
    if (missed.length > 0) readSoon.call();
  };

  const onWatched = ({ changes }: { changes: FileEvent[] }): void => {
    for (const { uri, type } of changes) {
      const name = nameOnly(uri);
      const isData =
        base.dataFile(uri) !== undefined || namesOf(base.config).some((path) => path.endsWith(name));
      if (name.endsWith('.json') && kindOf(name) === undefined && !isData && !known.has(uri)) continue;
      if (reading) changedMeanwhile.add(uri);
      const isNew = type === FileChangeType.Created && !known.has(uri);
      if (isData || name === configFile || name === '.gitignore' || isNew) readSoon.call();
      else if (type === FileChangeType.Deleted) {
        if (!documents.get(uri) && known.delete(uri)) listener.changed(base.remove(uri));
        // It may have hidden another file of the same content, or been a folder.
        readSoon.call();
      } else if (!reading && known.has(uri)) void takeFromDisk(uri);
    }
  };

  const onFoldersChanged = ({ added, removed }: WorkspaceFoldersChangeEvent): void => {
    const gone = new Set(removed.map(({ uri }) => pathOf(uri)));
    folders = [
      ...folders.filter((folder) => !gone.has(folder)),
      ...added.flatMap(({ uri }) => pathOf(uri) ?? []),
    ];
    readSoon.call();
  };

  // Where the client does not watch files, a saved one is how a new one is heard of.
  documents.onDidSave(({ document }) => {
    if (!mayWatch && (!known.has(document.uri) || nameOnly(document.uri) === configFile)) readSoon.call();
    heedNamed(document.uri);
  });
  documents.onDidOpen(() => {
    if (!reading) lookForMissed();
  });
  documents.onDidChangeContent(({ document }) => takeOpen(document));
  documents.onDidClose(({ document }) => {
    openNotes.forget(document.uri);
    if (reading) changedMeanwhile.add(document.uri);
    else if (known.has(document.uri)) void takeFromDisk(document.uri);
    else if (base.note(document.uri) || base.bibliography(document.uri))
      listener.changed(base.remove(document.uri));
  });
  connection.onDidChangeWatchedFiles(onWatched);

  return {
    initialize(params) {
      const roots =
        params.workspaceFolders?.map(({ uri }) => uri) ?? (params.rootUri ? [params.rootUri] : []);
      folders = roots.flatMap((uri) => pathOf(uri) ?? []);
      foldersMayChange = params.capabilities.workspace?.workspaceFolders === true;
      mayWatch = params.capabilities.workspace?.didChangeWatchedFiles?.dynamicRegistration === true;
    },
    start() {
      if (mayWatch) void watch(watched);
      // Listening throws where the client never tells.
      if (foldersMayChange) connection.workspace.onDidChangeWorkspaceFolders(onFoldersChanged);
      readAll();
    },
    stop() {
      stopped.abort();
      readSoon.stop();
    },
    folders: () => folders,
    timings: (folder) => timings.get(folder),
  };
}

/** A file of any folder by its name; what a pattern would take for more than itself is any letter. */
const globOf = (path: string): string =>
  `**/${path.slice(path.lastIndexOf('/') + 1).replace(/[*?[\]{}]/g, '?')}`;

const isLeftOut = (held: { problems: Problem[] } | undefined): boolean =>
  held?.problems.some(({ code }) => code === 'file-skipped') === true;

/** Those that a note names, as one text to compare. */
const bibliographiesIn = (note: Note | undefined): string =>
  (note?.bibliography ?? []).map(({ value }) => value).join('\n');

const nameOnly = (uri: string): string => uri.slice(uri.lastIndexOf('/') + 1);

/** Paths of the data files that the settings name, there or not. */
const namesOf = ({ rubric, appraisalTools }: Config): string[] => [
  rubric,
  ...appraisalTools.map(({ path }) => path),
];
