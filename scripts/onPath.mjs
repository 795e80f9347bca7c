import { accessSync, constants } from 'node:fs';
import path from 'node:path';

/** The first of these programs that is on PATH; undefined where none is. */
export function onPath(names) {
  const folders = (process.env.PATH ?? '').split(path.delimiter).filter(Boolean);
  const endings = process.platform === 'win32' ? ['.exe', '.cmd'] : [''];
  for (const name of names) {
    for (const folder of folders) {
      for (const ending of endings) {
        const file = path.join(folder, name + ending);
        try {
          accessSync(file, constants.X_OK);
          return file;
        } catch {
          // Not there.
        }
      }
    }
  }
  return undefined;
}
