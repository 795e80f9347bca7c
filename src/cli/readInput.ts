import { readFile } from 'node:fs/promises';
import { textOf } from '../workspace/index.js';
import { failure, isFailure, type Failure, type Io } from './io.js';

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

/** The JSON of a file or of the standard input. What is not known may be written as null or left out. */
export async function readJson(argument: string | undefined, io: Io): Promise<{ json: unknown } | Failure> {
  const input = await readInput(argument, io);
  if (isFailure(input)) return input;
  try {
    return { json: JSON.parse(input.text, (_name, member: unknown) => member ?? undefined) as unknown };
  } catch (error) {
    return failure(`the input is not JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
}
