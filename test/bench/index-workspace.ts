/** How long it takes to read a folder of 1,000 and of 10,000 notes into the base, beside a plain read and a full parse of them. */
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import remarkFrontmatter from 'remark-frontmatter';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { createEvidenceBase } from '../../src/core/base/index.js';
import type { EvidenceBase } from '../../src/core/base/types.js';
import { defaultRubric, openWorkspace, readFiles } from '../../src/workspace/index.js';
import type { Measurement } from './measure.js';
import { writeVault } from './vault.js';

/** Notes that are parsed in full; the time is scaled to all, since 10,000 would take a minute. */
const parsed = 200;

interface Times {
  read: number;
  index: number;
  rate: number;
  parse: number;
  heap: number | undefined;
}

export async function run(): Promise<Measurement[]> {
  const small = await measured(1000);
  const large = await measured(10_000);
  return [
    ...lines(1000, small),
    ...lines(10_000, large),
    {
      what: 'time per note, of 10,000 by of 1,000',
      value: large.index / 10_000 / (small.index / 1000),
      unit: '×',
      limit: 1.5,
    },
  ];
}

function lines(notes: number, { read, index, rate, parse, heap }: Times): Measurement[] {
  const of = `${notes} notes`;
  return [
    { what: `plain read of ${of}`, value: read, unit: 'ms' },
    { what: `index ${of}`, value: index, unit: 'ms' },
    { what: `rate all claims of ${of}`, value: rate, unit: 'ms' },
    { what: `full remark parse of ${of} (from ${parsed} of them)`, value: parse, unit: 'ms' },
    { what: `full parse of ${of}, of index`, value: parse / index, unit: '×', limit: 30, atLeast: true },
    { what: `index ${of}, of plain read`, value: index / read, unit: '×', limit: 8 },
    ...(heap === undefined
      ? []
      : [{ what: `heap of ${of}`, value: heap, unit: 'MB' as const, target: notes / 400 }]),
  ];
}

async function measured(notes: number): Promise<Times> {
  const folder = writeVault(notes);
  try {
    // The first run warms the machine's caches and ours; the best of the others counts, since others use the machine too.
    let [read, index, rate] = [Infinity, Infinity, Infinity];
    let base: EvidenceBase = createEvidenceBase(defaultRubric());
    const { notes: paths } = await openWorkspace(folder, base);
    for (let attempt = 0; attempt < 3; attempt++) {
      read = Math.min(
        read,
        await time(() => readFiles(folder, paths, () => undefined, { kind: 'note', maxNoteSize: 5 })),
      );
      base = createEvidenceBase(defaultRubric());
      index = Math.min(index, await time(() => openWorkspace(folder, base)));
      rate = Math.min(
        rate,
        await time(() => {
          for (const claim of base.claims()) base.rating(claim.key);
        }),
      );
    }
    return { read, index, rate, parse: await parseTime(folder, paths), heap: await heapOf(folder) };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function parseTime(folder: string, paths: string[]): Promise<number> {
  const parser = unified().use(remarkParse).use(remarkFrontmatter).use(remarkGfm);
  const step = Math.max(1, Math.floor(paths.length / parsed));
  const sample = paths
    .filter((_, i) => i % step === 0)
    .map((path) => readFileSync(join(folder, path), 'utf8'));
  for (const text of sample.slice(0, 20)) parser.parse(text);
  const taken = await time(() => {
    for (const text of sample) parser.parse(text);
  });
  return (taken / sample.length) * paths.length;
}

/** Megabytes of heap that a base of the folder keeps; only where the garbage collector can be called (--expose-gc). */
async function heapOf(folder: string): Promise<number | undefined> {
  if (!global.gc) return undefined;
  global.gc();
  const before = process.memoryUsage().heapUsed;
  const base = createEvidenceBase(defaultRubric());
  await openWorkspace(folder, base);
  global.gc();
  const after = process.memoryUsage().heapUsed;
  return base.files().length > 0 ? (after - before) / 1e6 : undefined;
}

async function time(work: () => unknown): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}
