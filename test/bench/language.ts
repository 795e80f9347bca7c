/** Completion, hover, definition, problems and rename over 10,000 notes and as many references, and at every few characters of the sample. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { scanBibliography } from '../../src/core/bibliography/index.js';
import type { Note } from '../../src/core/notes/types.js';
import { createNoteReader, readNote } from '../../src/core/notes/index.js';
import {
  completionsAt,
  createSearch,
  definitionsAt,
  diagnosticsOf,
  hoverAt,
  referencesAt,
  renameAt,
} from '../../src/language/index.js';
import { createEvidenceBase } from '../../src/core/base/index.js';
import type { Change, EvidenceBase } from '../../src/core/base/types.js';
import { defaultRubric, openWorkspace } from '../../src/workspace/index.js';
import { rubric } from '../core/base/workspace.js';
import { calibrate, percentile, type Measurement } from './measure.js';
import { generatedNote } from './vault.js';

const notes = 10_000;
/** Characters from one place in the sample to the next; a prime, so that all kinds of places are met. */
const step = 23;
const uriOf = (file: string): string => file;

/** Milliseconds of each run, best left out and worst kept: the first ones warm up. */
async function times(runs: number, act: (run: number) => unknown): Promise<number[]> {
  const taken: number[] = [];
  for (let run = 0; run < runs; run++) {
    const started = performance.now();
    await act(run);
    taken.push(performance.now() - started);
  }
  return taken;
}

/** Value and ratio at the 95th percentile. */
function measured(what: string, taken: number[], unit: number, target: number, limit: number): Measurement[] {
  const value = percentile(taken, 95);
  return [
    { what: `${what}, 95th percentile`, value, unit: 'ms', target },
    { what: `${what}, as calibration loops`, value: value / unit, unit: '×', limit },
  ];
}

export async function run(): Promise<Measurement[]> {
  return [...(await overManyNotes()), ...(await overSample())];
}

/** Every note of the sample, asked at every few characters, and typed on there: in the words, ids and keys that people stop at. */
async function overSample(): Promise<Measurement[]> {
  const folder = 'examples/co-production';
  const base = createEvidenceBase(defaultRubric());
  const { notes: paths } = await openWorkspace(folder, base);
  const search = createSearch(base);
  const unit = calibrate();
  const reader = createNoteReader();
  const [completions, hovers, definitions, keystrokes]: number[][] = [[], [], [], []];
  const timed = (into: number[] | undefined, act: () => unknown): void => {
    const started = performance.now();
    const answer = act();
    // Where there is nothing to say, it is soon said.
    if (answer !== undefined && !(Array.isArray(answer) && answer.length === 0))
      into?.push(performance.now() - started);
  };
  for (const path of paths) {
    const text = readFileSync(join(folder, path), 'utf8');
    for (let offset = 0; offset <= text.length; offset += step) {
      timed(completions, () => completionsAt(base, search, path, text, offset).items);
      timed(hovers, () => hoverAt(base, path, offset));
      timed(definitions, () => definitionsAt(base, path, offset, uriOf));
      timed(keystrokes, () =>
        typedInto(base, path, reader.read(`${text.slice(0, offset)}x${text.slice(offset)}`, path)),
      );
    }
    search.changed(base.setNote(path, reader.read(text, path)));
  }
  return [
    ...measured(
      `completion in the sample, at ${completions?.length ?? 0} places`,
      completions ?? [],
      unit,
      30,
      0.5,
    ),
    ...measured('hover in the sample', hovers ?? [], unit, 30, 0.5),
    ...measured('definition in the sample', definitions ?? [], unit, 30, 0.5),
    ...measured('keystroke to problems and ratings in the sample', keystrokes ?? [], unit, 50, 3),
  ];
}

/** What follows a keystroke: the base, the problems of all files that changed, and the ratings. */
function typedInto(base: EvidenceBase, file: string, note: Note): Change {
  const change = base.setNote(file, note);
  for (const changed of change.files) diagnosticsOf(base, changed, uriOf);
  for (const key of change.claims) base.rating(key);
  return change;
}

async function overManyNotes(): Promise<Measurement[]> {
  const base = createEvidenceBase(rubric());
  for (let i = 0; i < notes; i++) base.setNote(`${i}.md`, readNote(generatedNote(i, notes)));
  const entries = Array.from(
    { length: notes },
    (_, i) =>
      `@article{author${i},\n  author = {Author${i}, Ann and Other, Bo},\n  title = {Study ${i} of co-production in place ${i % 97}},\n  journal = {Public Things},\n  year = {${1990 + (i % 35)}},\n  doi = {10.1000/${i}}\n}\n`,
  );
  base.setBibliography('references.bib', scanBibliography('references.bib', entries.join('\n')));
  const refs = Array.from({ length: 1000 }, (_, i) => `- supports #claim-1-1 (p. ${i + 1}): "x"`);
  base.setNote('many.md', readNote(`---\ncitekey: author1\n---\n\n${refs.join('\n')}\n`));
  const before = performance.now();
  const search = createSearch(base);
  const indexing = performance.now() - before;
  const unit = calibrate();

  const file = 'draft.md';
  const reader = createNoteReader();
  const head = generatedNote(3, notes).replace('citekey: author3', 'citekey: author4');
  const typed = (words: string): string => `${head}\n${words}`;
  const put = (text: string) => {
    const change = base.setNote(file, reader.read(text, file));
    search.changed(change);
    return change;
  };
  const complete = (words: string): void => {
    const text = typed(words);
    put(text);
    completionsAt(base, search, file, text, text.length);
  };
  const claimWords = ['', 'c', 'claim', 'claim-77', 'citizens', 'evdence', 'Danmark-trust', 'police-pupils'];
  const keyWords = ['', 'a', 'author77', 'study', 'author 1999', 'copoduction', 'place 12'];
  const completions = [
    ...(await times(60, (i) => complete(`- supports #${claimWords[i % claimWords.length] ?? ''}`))),
    ...(await times(60, (i) => complete(`As [@${keyWords[i % keyWords.length] ?? ''}`))),
  ];
  const noteAt = (i: number) => base.note(`${i}.md`);
  const hovers = await times(60, (i) =>
    hoverAt(base, `${i}.md`, (noteAt(i)?.claims[0]?.id?.range.start ?? 0) + 1),
  );
  const definitions = await times(60, (i) =>
    definitionsAt(base, `${i}.md`, (noteAt(i)?.citations[0]?.items[0]?.keyRange.start ?? 0) + 1, uriOf),
  );
  const keystrokes = await times(60, (i) => {
    const change = put(typed(`- supports #claim-${i}-1 (p. ${i}): "`));
    for (const changed of change.files) diagnosticsOf(base, changed, uriOf);
    for (const key of change.claims) base.rating(key);
  });
  const claim = noteAt(1)?.claims[0]?.id?.range.start ?? 0;
  const noText = () => Promise.resolve(undefined);
  const renames = await times(40, (i) => renameAt(base, '1.md', claim, `renamed-${i}`, uriOf, noText));
  const references = await times(40, () => referencesAt(base, '1.md', claim, uriOf, true));

  return [
    {
      what: 'words of 30,000 claims and 10,000 references into the search, once',
      value: indexing,
      unit: 'ms',
    },
    ...measured('completion', completions, unit, 30, 4),
    ...measured('hover on a claim', hovers, unit, 30, 4),
    ...measured('definition of a citation key', definitions, unit, 30, 4),
    ...measured('keystroke to problems and ratings', keystrokes, unit, 50, 6),
    ...measured('rename of a claim referred to 1,000 times', renames, unit, 200, 25),
    ...measured('references of a claim referred to 1,000 times', references, unit, 200, 25),
  ];
}
