/** An evidence base made of texts, for tests that read like a folder. */
import { createEvidenceBase, readConfig, type EvidenceBase } from '../../../src/core/base/index.js';
import { scanBibliography } from '../../../src/core/bibliography/index.js';
import { readNote } from '../../../src/core/notes/index.js';
import { checkRubric } from '../../../src/core/rating/index.js';
import type { Rubric } from '../../../src/core/rating/types.js';
import dfid from '../../../rubrics/dfid-2014.json' with { type: 'json' };

export function rubric(): Rubric {
  const checked = checkRubric(dfid);
  if (!checked.rubric) throw new Error('the shipped rubric is malformed');
  return checked.rubric;
}

/** Puts a file into the base as its name says what it is. */
export function put(base: EvidenceBase, file: string, text: string) {
  if (file.endsWith('corroborate.json')) return base.setConfig(file, readConfig(text));
  return /\.(?:bib|ris)$/.test(file)
    ? base.setBibliography(file, scanBibliography(file, text))
    : base.setNote(file, readNote(text));
}

export function baseOf(files: Record<string, string>, notesAtHand?: number): EvidenceBase {
  const base = createEvidenceBase(rubric(), notesAtHand);
  for (const [file, text] of Object.entries(files)) put(base, file, text);
  return base;
}

/** A bibliography with these keys. */
export const bib = (...keys: string[]): string =>
  keys
    .map((key) => `@article{${key},\n  author = {Someone, A.},\n  title = {On ${key}},\n  year = {2020}\n}\n`)
    .join('\n');

/** A literature note of a study of the highest grade that bears on a claim. */
export const paper = (citekey: string, line: string, facts = 'quality: high'): string =>
  `---\ncitekey: ${citekey}\nstudy:\n  design: rct\n  ${facts}\n  countries: [DK]\n---\n\n- ${line}\n`;

/** "code at the words that its range covers" of each problem of a file. */
export function complaints(base: EvidenceBase, file: string, text: string): string[] {
  return base.problems(file).map(({ code, range }) => `${code} ${text.slice(range.start, range.end)}`);
}
