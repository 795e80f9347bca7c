/** The shipped sample, in memory. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = new URL('../../examples/co-production/', import.meta.url).pathname;

/** Texts of the sample's notes and bibliography by their paths in it. */
export function sampleFiles(): Record<string, string> {
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) =>
    /^(?:notes|synthesis)\/.*\.md$|^references\.bib$/.test(path),
  );
  return Object.fromEntries(paths.sort().map((path) => [path, readFileSync(join(folder, path), 'utf8')]));
}
