import { resolve } from 'node:path';
import { folderReader, type FolderReader } from './fileReader.js';
import type { ReadOptions, ReadResult } from './readText.js';

export interface ReadFilesOptions extends ReadOptions {
  /** Files read so far, of how many; told once a batch. */
  onProgress?: ((read: number, total: number) => void) | undefined;
  signal?: AbortSignal | undefined;
  /** Reads them, and is ended by whoever gives it; default: one for these files alone. */
  reader?: FolderReader;
}

/** Batches that are read ahead of the one that is worked on. */
const batchesAhead = 2;
/** Read at once: enough to keep the disk busy, few enough to hold in memory. */
const filesAtOnce = 64;
/** Milliseconds of work after which other work of the process has its turn. */
const workAtOnce = 10;

/**
 * Reads files, given relative to a folder, and hands each over in the order given. The next ones are read while one is worked on, and the
 * event loop is handed back between them. An aborted signal ends it with the signal's reason.
 */
export async function readFiles(
  folder: string,
  paths: readonly string[],
  onFile: (path: string, result: ReadResult) => void,
  { onProgress, signal, reader: given, ...options }: ReadFilesOptions,
): Promise<void> {
  const reader = given ?? folderReader();
  reader.expect(paths.length);
  const readBatch = (start: number): Promise<ReadResult[]> => {
    const batch = paths.slice(start, start + filesAtOnce).map((path) => resolve(folder, path));
    return batch.length > 0 ? reader.read(batch, options) : Promise.resolve([]);
  };
  const ahead = Array.from({ length: batchesAhead }, (_, i) => readBatch(i * filesAtOnce));
  let since = performance.now();
  try {
    for (let start = 0; start < paths.length; start += filesAtOnce) {
      const results = (await ahead.shift()) ?? [];
      ahead.push(readBatch(start + batchesAhead * filesAtOnce));
      for (const [i, result] of results.entries()) {
        signal?.throwIfAborted();
        onFile(paths[start + i] ?? '', result);
        if (performance.now() - since > workAtOnce) {
          await turn();
          since = performance.now();
        }
      }
      onProgress?.(start + results.length, paths.length);
    }
  } finally {
    if (!given) reader.end();
  }
}

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
