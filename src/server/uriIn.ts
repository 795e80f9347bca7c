import { join } from 'node:path';
import { URI } from 'vscode-uri';
import type { FileName } from '../core/base/types.js';

/** A file of a folder as the base names it: its URI, spelt as the editor spells it. Both are paths. */
export function uriIn(folder: string, path: string): FileName {
  return URI.file(join(folder, path)).toString().replace(/\/$/, '');
}
