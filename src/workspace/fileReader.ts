/** Reads batches of files: in this thread, or for a large folder in one of their own. */
import { Worker } from 'node:worker_threads';
import type { ReadingAnswer, ReadingJob } from './readingThread.js';
import { readText, type ReadOptions, type ReadResult } from './readText.js';

export interface FileReader {
  /** What became of each file, in order. Never rejects. */
  read(paths: readonly string[], options: ReadOptions): Promise<ReadResult[]>;
  /** Nothing more is read; what was asked for and is not there yet never comes. */
  end(): void;
}

const readHere = (paths: readonly string[], options: ReadOptions): Promise<ReadResult[]> =>
  Promise.all(paths.map((path) => readText(path, options)));

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
