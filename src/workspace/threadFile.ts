import { existsSync } from 'node:fs';

/**
 * What a thread runs: in the package beside the bundles or above their shared parts; where the project runs from its source, a script that
 * starts it. Nothing where neither is there.
 */
export function threadFile(name: 'formatting' | 'reading'): URL | undefined {
  const names = [`./${name}Thread.js`, `../${name}Thread.js`, `../../scripts/${name}-thread.mjs`];
  return names.map((one) => new URL(one, import.meta.url)).find((file) => existsSync(file));
}
