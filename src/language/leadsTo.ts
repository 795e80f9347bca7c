/** Where the links of notes lead. */
import type { FileName } from '../core/base/types.js';
import { decoded } from '../core/decoded.js';

/** The name of a note without its folder and ending, as a link between notes writes it. */
export const nameOnly = (file: FileName): string =>
  decoded(file.slice(file.lastIndexOf('/') + 1)).replace(/\.[^.]+$/, '');

/** Whether a path, as a link of a file writes it, is that of another file. */
export function leadsTo(file: FileName, path: string, other: FileName): boolean {
  if (!/\.\w+$/.test(path)) return nameOnly(other) === nameOnly(path);
  return decoded(resolved(file, path)) === decoded(other);
}

/** The file that a path means in a link of another file. */
export function resolved(file: FileName, path: string): FileName {
  const parts = file.split('/').slice(0, -1);
  for (const part of path.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.') parts.push(part);
  }
  return parts.join('/');
}
