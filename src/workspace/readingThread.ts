/** The thread that reads the files of a large folder: what the system takes for each is not the time of those who ask about notes. */
import { parentPort } from 'node:worker_threads';
import { readText, readTextWaiting, type ReadOptions, type ReadResult } from './readText.js';

export interface ReadingJob {
  number: number;
  paths: readonly string[];
  options: ReadOptions;
}

/** The job by its number, and what became of each of its files. */
export interface ReadingAnswer {
  number: number;
  results: ReadResult[];
}

/**
 * Milliseconds a file. From a disk at hand a file takes some hundredths of one, and to read several at once takes several times the work
 * of reading one after the other; where each takes as long as this, it is the waiting that counts, and several wait at once.
 */
const slowFile = 1;
/** Whether files have been found to take that long: from then on several are read at once. */
let isSlow = false;

async function read({ paths, options }: ReadingJob): Promise<ReadResult[]> {
  if (isSlow) return Promise.all(paths.map((path) => readText(path, options)));
  const started = performance.now();
  const results = paths.map((path) => readTextWaiting(path, options));
  isSlow = performance.now() - started > slowFile * paths.length;
  return results;
}

parentPort?.on('message', (job: ReadingJob) => {
  void read(job).then((results) => {
    const answer: ReadingAnswer = { number: job.number, results };
    parentPort?.postMessage(answer);
  });
});
