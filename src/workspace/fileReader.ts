/** Reads batches of files: in this thread, or for a large folder in one of their own. */
import { Worker } from 'node:worker_threads';
import type { ReadingAnswer, ReadingJob } from './readingThread.js';
import { readText, type ReadOptions, type ReadResult } from './readText.js';
import { threadFile } from './threadFile.js';

export interface FileReader {
  /** What became of each file, in order. Never rejects. */
  read(paths: readonly string[], options: ReadOptions): Promise<ReadResult[]>;
  /** Nothing more is read; what was asked for and is not there yet never comes. */
  end(): void;
}

const readHere = (paths: readonly string[], options: ReadOptions): Promise<ReadResult[]> =>
  Promise.all(paths.map((path) => readText(path, options)));

/** A reader that is told how many files there are to read, as soon as that is known, since a thread takes its time to start. */
export interface FolderReader extends FileReader {
  /** There are so many files, or more. */
  expect(files: number): void;
}

/** From so many files on, a thread that reads them is worth its start. */
const manyFiles = 1000;

/** Reads in this thread, and from when many files are expected in one of their own. */
export function folderReader(): FolderReader {
  let thread: FileReader | undefined;
  return {
    expect(files) {
      if (files < manyFiles || thread) return;
      const file = threadFile('reading');
      if (file) thread = threadReader(file);
    },
    read: (paths, options) => (thread ?? ownThread).read(paths, options),
    end: () => thread?.end(),
  };
}

export const ownThread: FileReader = { read: readHere, end: () => undefined };

/** Reads in a thread that runs `file`. Where that cannot be started or ends, what is left is read here. */
export function threadReader(file: URL): FileReader {
  const waiting = new Map<number, { job: ReadingJob; resolve: (results: ReadResult[]) => void }>();
  let thread = started(file);
  let number = 0;

  const giveUp = (): void => {
    thread = undefined;
    for (const { job, resolve } of waiting.values()) void readHere(job.paths, job.options).then(resolve);
    waiting.clear();
  };
  thread?.on('error', giveUp);
  thread?.on('exit', giveUp);
  thread?.on('message', (answer: ReadingAnswer) => {
    waiting.get(answer.number)?.resolve(answer.results);
    waiting.delete(answer.number);
  });

  return {
    read(paths, options) {
      if (!thread) return readHere(paths, options);
      const job = { number: number++, paths, options };
      thread.postMessage(job);
      return new Promise((resolve) => waiting.set(job.number, { job, resolve }));
    },
    end() {
      waiting.clear();
      void thread?.terminate();
    },
  };
}

function started(file: URL): Worker | undefined {
  try {
    return new Worker(file);
  } catch {
    return undefined;
  }
}
