/**
 * How long it takes to read a folder of notes into the base, beside a plain read and a full parse of them: like a researcher's, 10,000 and
 * 100,000, and a review that others wrote, again and again.
 */
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import remarkFrontmatter from 'remark-frontmatter';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { createEvidenceBase } from '../../src/core/base/index.js';
import type { EvidenceBase } from '../../src/core/base/types.js';
import { defaultRubric, openWorkspace, readFiles } from '../../src/workspace/index.js';
import { percentile, type Measurement } from './measure.js';
import { writeVault } from './vault.js';

/** Notes that are parsed in full in each run; the time is scaled to the length of all, since 10,000 would take a minute. */
const parsed = 400;

/** What one run took, in milliseconds. */
interface Run {
  read: number;
  index: number;
  rate: number;
  parse: number;
}

interface Times {
  notes: number;
  runs: Run[];
  heap: number | undefined;
}

export async function run(): Promise<Measurement[]> {
  const folders: string[] = [];
  const made = (folder: string): string => {
    folders.push(folder);
    return folder;
  };
  try {
    const vault = (notes: number): string => made(writeVault(notes));
    return await all(vault(1000), vault(10_000), made(writeReview(10_000)), vault(100_000));
  } finally {
    for (const folder of folders) rmSync(folder, { recursive: true });
  }
}

async function all(few: string, many: string, chapters: string, most: string): Promise<Measurement[]> {
  const small = await measured(few);
  const large = await measured(many);
  const review = await measured(chapters, 3);
  const huge = await measured(most, 1);
  return [
    ...lines('1,000 notes', small),
    ...lines('10,000 notes', large),
    ...lines('10,000 chapters of a review', review),
    ...lines('100,000 notes', huge),
    {
      what: 'time per note, of 10,000 by of 1,000',
      value: await perNote(many, few),
      unit: '×',
      limit: 1.3,
    },
    {
      what: 'time per note, of 100,000 by of 10,000',
      value: await perNote(most, many),
      unit: '×',
      limit: 1.3,
    },
  ];
}

/** Milliseconds to index a folder, and its notes. */
async function indexed(folder: string): Promise<{ taken: number; notes: number }> {
  const base = createEvidenceBase(defaultRubric());
  const started = performance.now();
  const { notes } = await openWorkspace(folder, base);
  return { taken: performance.now() - started, notes: notes.length };
}

/** Time for each note of a folder beside that of a smaller one, which is indexed before and after it; the median of three such rounds. */
async function perNote(folder: string, smaller: string): Promise<number> {
  const ratios: number[] = [];
  for (let round = 0; round < 3; round++) {
    const before = await indexed(smaller);
    const one = await indexed(folder);
    const after = await indexed(smaller);
    ratios.push(one.taken / one.notes / ((before.taken + after.taken) / (before.notes + after.notes)));
  }
  return percentile(ratios, 50);
}

/** Ratios are of what was measured within one run: within minutes such machines are half as fast, or twice. */
function lines(of: string, { notes, runs, heap }: Times): Measurement[] {
  return [
    { what: `plain read of ${of}`, value: median(runs, ({ read }) => read), unit: 'ms' },
    { what: `index ${of}`, value: median(runs, ({ index }) => index), unit: 'ms' },
    { what: `rate all claims of ${of}`, value: median(runs, ({ rate }) => rate), unit: 'ms' },
    {
      what: `full remark parse of ${of} (from ${parsed} of them)`,
      value: median(runs, ({ parse }) => parse),
      unit: 'ms',
    },
    {
      what: `full parse of ${of}, of index`,
      value: median(runs, ({ parse, index }) => parse / index),
      unit: '×',
      limit: 30,
      atLeast: true,
    },
    {
      what: `index ${of}, of plain read`,
      value: median(runs, ({ index, read }) => index / read),
      unit: '×',
      limit: 8,
    },
    ...(heap === undefined
      ? []
      : [{ what: `heap of ${of}`, value: heap, unit: 'MB' as const, target: notes / 400 }]),
  ];
}

const median = (runs: readonly Run[], of: (run: Run) => number): number => percentile(runs.map(of), 50);

/** The chapters of the review that the tests hold, each again and again under names of their own. */
function writeReview(files: number): string {
  const source = 'test/fixtures/notes/deep-review';
  const chapters = readdirSync(source).filter((name) => name.endsWith('.md') && name !== 'README.md');
  const folder = mkdtempSync(join(tmpdir(), 'corroborate-review-'));
  for (let i = 0; i < files; i++)
    cpSync(
      join(source, chapters[i % chapters.length] ?? ''),
      join(folder, `${Math.floor(i / 500)}`, `${i}.md`),
    );
  return folder;
}

/** So many runs after one that warms the machine's caches and ours. */
async function measured(folder: string, count = 5): Promise<Times> {
  const runs: Run[] = [];
  let base: EvidenceBase = createEvidenceBase(defaultRubric());
  const { notes: paths } = await openWorkspace(folder, base);
  const parse = parsing(folder, paths);
  for (let attempt = 0; attempt < count; attempt++) {
    base = createEvidenceBase(defaultRubric());
    const options = { kind: 'note', maxNoteSize: 5 } as const;
    runs.push({
      read: await time(() => readFiles(folder, paths, () => undefined, options)),
      index: await time(() => openWorkspace(folder, base)),
      rate: await time(() => {
        for (const claim of base.claims()) base.rating(claim.key);
      }),
      parse: await parse(),
    });
  }
  base = createEvidenceBase(defaultRubric());
  return { notes: paths.length, runs, heap: await heapOf(folder) };
}

/** How long a full parse of some of the notes takes, scaled to the length of all: a chapter may be fifty times as long as another. */
function parsing(folder: string, paths: string[]): () => Promise<number> {
  const parser = unified().use(remarkParse).use(remarkFrontmatter).use(remarkGfm);
  const step = Math.max(1, Math.floor(paths.length / parsed));
  const textOf = (path: string): string => readFileSync(join(folder, path), 'utf8');
  const sample = paths.filter((_, i) => i % step === 0).map(textOf);
  let all = 0;
  for (const path of paths) all += textOf(path).length;
  const part = sample.reduce((sum, text) => sum + text.length, 0);
  for (const text of sample.slice(0, 20)) parser.parse(text);
  return async () => {
    const taken = await time(() => {
      for (const text of sample) parser.parse(text);
    });
    return (taken / part) * all;
  };
}

/** Megabytes of heap that a base of the folder keeps; only where the garbage collector can be called (--expose-gc). */
async function heapOf(folder: string): Promise<number | undefined> {
  if (!global.gc) return undefined;
  // What was looked at in this turn of the event loop is kept until its end.
  await turn();
  global.gc();
  const before = process.memoryUsage().heapUsed;
  const base = createEvidenceBase(defaultRubric());
  await openWorkspace(folder, base);
  await turn();
  global.gc();
  const after = process.memoryUsage().heapUsed;
  return base.files().length > 0 ? (after - before) / 1e6 : undefined;
}

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

async function time(work: () => unknown): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}
