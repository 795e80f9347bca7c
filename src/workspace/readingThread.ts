/** The thread that reads the files of a large folder: what the system takes for each is not the time of those who ask about notes. */
import { parentPort } from 'node:worker_threads';
import { readText, type ReadOptions, type ReadResult } from './readText.js';

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

parentPort?.on('message', ({ number, paths, options }: ReadingJob) => {
  void Promise.all(paths.map((path) => readText(path, options))).then((results) => {
    const answer: ReadingAnswer = { number, results };
    parentPort?.postMessage(answer);
  });
});
