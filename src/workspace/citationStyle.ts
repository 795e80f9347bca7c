/** A citation style as an option or corroborate.json names it: a shipped one by its id, or a `.csl` file, or a folder that holds one. */
import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { styleIds } from '../core/bibliography/index.js';
import type { StyleChoice, StyleOptions } from '../core/bibliography/styles/loadStyle.js';

/** One sentence on why there is no style. */
interface Failure {
  failure: string;
}

const failure = (sentence: string): Failure => ({ failure: sentence });

/** No style of the thousands that there are is nearly as large. */
const largest = 1_000_000;

/** The style and where its neighbours are; paths are relative to `from`. */
export async function citationStyle(
  written: string,
  from: string,
): Promise<{ style: StyleChoice; parent?: StyleOptions['parent']; failure?: undefined } | Failure> {
  const isPath = /\.csl$/i.test(written) || /[\\/]/.test(written);
  if (!isPath || styleIds.includes(written)) return { style: written };
  const place = path.resolve(from, written);
  try {
    const stats = await stat(place);
    const file = stats.isDirectory() ? await onlyStyle(place, written) : place;
    if (typeof file !== 'string') return file;
    if ((await stat(file)).size > largest) return failure(`${written} is too large to be a citation style`);
    const xml = await readFile(file, 'utf8');
    return { style: { name: path.basename(file), xml }, parent: neighbours(path.dirname(file)) };
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : '';
    return failure(
      code === 'ENOENT' || code === 'ENOTDIR'
        ? `there is no file ${written}; a shipped style is named by its id: ${styleIds.join(', ')}`
        : `the file ${written} may not be read`,
    );
  }
}

async function onlyStyle(folder: string, written: string): Promise<string | Failure> {
  const names = (await readdir(folder)).filter((name) => /\.csl$/i.test(name)).sort();
  const [first, ...others] = names;
  if (first === undefined) return failure(`there is no .csl file in ${written}`);
  if (others.length > 0) return failure(`name one of the styles in ${written}: ${names.join(', ')}`);
  return path.join(folder, first);
}

const neighbours =
  (folder: string): StyleOptions['parent'] =>
  async (id) => {
    if (!/^[\w.-]+$/.test(id)) return undefined;
    return readFile(path.join(folder, `${id}.csl`), 'utf8').catch(() => undefined);
  };
