import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { scanBibliography } from '../../src/core/bibliography/index.js';

/** So many claims with a reference each in one note, and a bibliography of some thousand entries; `keys` are all of theirs, the cited ones first. */
export function writeLibrary(cited: number): { folder: string; note: string; keys: string[] } {
  // From the root of the repository, as `npm run bench` runs there.
  const bib = fs.readFileSync('test/fixtures/bibliography/leeper-references.bib', 'utf8');
  const keys = scanBibliography('l.bib', bib).entries.map(({ citekey }) => citekey);
  const note = keys
    .slice(0, cited)
    .map((key, i) => `## Claim ${i} {.claim #c${i}}\n\n- supports [@{${key}}, p. ${i}]: "It does."\n`)
    .join('\n');
  const folder = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'corroborate-bench-')));
  fs.writeFileSync(path.join(folder, 'note.md'), note);
  fs.writeFileSync(path.join(folder, 'references.bib'), bib);
  return { folder, note, keys };
}
