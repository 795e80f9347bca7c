import { resolve } from 'node:path';
import { readText, type ReadOptions, type ReadResult } from './readText.js';

export interface ReadFilesOptions extends ReadOptions {
  /** Files read so far, of how many; told once a batch. */
  onProgress?: ((read: number, total: number) => void) | undefined;
  signal?: AbortSignal | undefined;
}

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
  { onProgress, signal, ...options }: ReadFilesOptions,
): Promise<void> {
  const readBatch = (start: number): Promise<(readonly [string, ReadResult])[]> =>
    Promise.all(
      paths
        .slice(start, start + filesAtOnce)
        .map(async (path) => [path, await readText(resolve(folder, path), options)] as const),
    );
  let next = readBatch(0);
  let since = performance.now();
  for (let start = 0; start < paths.length; start += filesAtOnce) {
    const batch = await next;
    next = readBatch(start + filesAtOnce);
    for (const [path, result] of batch) {
      signal?.throwIfAborted();
      onFile(path, result);
      if (performance.now() - since > workAtOnce) {
        await turn();
        since = performance.now();
      }
    }
    onProgress?.(start + batch.length, paths.length);
  }
}

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
