import { readFile } from 'node:fs/promises';
import { textOf } from '../workspace/index.js';
import { failure, type Failure, type Io } from './io.js';

/** The text of a file, or of the standard input for `-` and nothing. */
export async function readInput(argument: string | undefined, io: Io): Promise<{ text: string } | Failure> {
  const isInput = argument === undefined || argument === '-';
  const name = isInput ? 'the standard input' : argument;
  let bytes: Uint8Array;
  try {
    bytes = isInput ? await io.input() : await readFile(argument);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : '';
    return failure(
      code === 'ENOENT' ? `there is no file ${name}` : `${name} cannot be read (${String(code)})`,
    );
  }
  const result = textOf(bytes, 'note');
  if (result.kind === 'text') return { text: result.text };
  return failure(`${name} cannot be read: it is not UTF-8 text`);
}
