/** How long it takes to read notes: cold, beside a full parse of them; odd ones; with each keystroke; and what they keep in memory. */
import { readdirSync, readFileSync } from 'node:fs';
import remarkFrontmatter from 'remark-frontmatter';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { createEvidenceBase } from '../../src/core/base/index.js';
import { createNoteReader, readToPack } from '../../src/core/notes/index.js';
import { packNote, type PackedNote } from '../../src/core/notes/packed/note.js';
import { defaultRubric } from '../../src/workspace/index.js';
import { generatedNote as varied } from '../core/notes/generatedNotes.js';
import { oddUnits, repeated } from '../core/notes/oddInputs.js';
import { percentile, type Measurement } from './measure.js';
import { generatedNote, vaultNote } from './vault.js';

const parser = unified().use(remarkParse).use(remarkFrontmatter).use(remarkGfm);

/** One note in so many is parsed in full, which would take a minute for all. */
const parsedOneIn = 10;

export function run(): Measurement[] {
  const review = readdirSync('test/fixtures/notes/deep-review')
    .filter((name) => name.endsWith('.md') && name !== 'README.md')
    .map((name) => readFileSync(`test/fixtures/notes/deep-review/${name}`, 'utf8'));
  return [
    ...beside(
      '2,000 notes like a researcher’s',
      ofSeeds(2000, (seed) => vaultNote(seed, 2000)),
      30,
    ),
    ...beside('a review of 100 KB and more, 10 times', Array.from({ length: 10 }, () => review).flat(), 30),
    ...beside('500 notes of every kind of block, damaged', ofSeeds(500, varied)),
    ...oddInputs(),
    ...oddBlocks(),
    ...keystrokes(),
    ...heap(),
  ];
}

const ofSeeds = (count: number, make: (seed: number) => string): string[] =>
  Array.from({ length: count }, (_, seed) => make(seed));

/** Reading, each note as if for the first time, beside a full parse; the best of three runs, since others use the machine too. */
function beside(what: string, texts: readonly string[], limit?: number): Measurement[] {
  const sample = texts.filter((_, i) => i % parsedOneIn === 0);
  const units = (of: readonly string[]): number => of.reduce((sum, text) => sum + text.length, 0);
  let [read, parse] = [Infinity, Infinity];
  for (let attempt = 0; attempt < 3; attempt++) {
    read = Math.min(
      read,
      time(() => texts.forEach(readToPack)),
    );
    parse = Math.min(
      parse,
      time(() => sample.forEach((text) => parser.parse(text))),
    );
  }
  const parseAll = (parse / units(sample)) * units(texts);
  return [
    { what: `read ${what}`, value: read, unit: 'ms' },
    {
      what: `full parse of ${what} (from one in ${parsedOneIn}), of reading`,
      value: parseAll / read,
      unit: '×',
      ...(limit !== undefined && { limit, atLeast: true }),
    },
  ];
}

/** 100 KB of anything odd, and how that grows from 50 KB. */
function oddInputs(): Measurement[] {
  const times = oddUnits.map((unit) => {
    const [half, whole] = [repeated(unit, 50_000), repeated(unit, 100_000)];
    let [ofHalf, ofWhole] = [Infinity, Infinity];
    for (let attempt = 0; attempt < 3; attempt++) {
      ofHalf = Math.min(
        ofHalf,
        time(() => readToPack(half)),
      );
      ofWhole = Math.min(
        ofWhole,
        time(() => readToPack(whole)),
      );
    }
    return { unit, ofHalf, ofWhole };
  });
  const slowest = times.reduce((a, b) => (b.ofWhole > a.ofWhole ? b : a));
  // Below a few milliseconds the clock and the collector are all that grows.
  const steepest = times
    .filter(({ ofHalf }) => ofHalf > 4)
    .reduce<{ unit: string; ratio: number }>(
      (a, { unit, ofHalf, ofWhole }) => (ofWhole / ofHalf > a.ratio ? { unit, ratio: ofWhole / ofHalf } : a),
      { unit: 'none', ratio: 1 },
    );
  return [
    {
      what: `the slowest 100 KB of ${times.length} odd inputs, ${JSON.stringify(slowest.unit)}`,
      value: slowest.ofWhole,
      unit: 'ms',
      target: 50,
    },
    {
      what: `odd inputs of 100 KB over 50 ms`,
      value: times.filter(({ ofWhole }) => ofWhole > 50).length,
      unit: '',
      target: 0,
    },
    {
      what: `100 KB by 50 KB, the steepest, ${JSON.stringify(steepest.unit)}`,
      value: steepest.ratio,
      unit: '×',
      limit: 3,
    },
  ];
}

/** 100 KB of odd inputs of any length, each in a list, a quote or a `:::` block, one after the other. */
function oddBlocks(): Measurement[] {
  let slowest = { what: '', taken: 0 };
  for (const unit of oddUnits) {
    for (const size of [500, 5_000, 20_000]) {
      const odd = repeated(unit, size);
      for (const block of [
        `- supports [@b, p. 1]: "${odd}`,
        `> [!claim] ${odd}`,
        `::: {.claim #a}\n${odd}\n\n:::`,
      ]) {
        const text = repeated(`${block}\n\na\n\n`);
        let taken = Infinity;
        // Once more only where it may be the slowest.
        for (let attempt = 0; attempt < 3 && taken > slowest.taken; attempt++)
          taken = Math.min(taken, (time(() => readToPack(text)) * 100_000) / text.length);
        if (taken > slowest.taken) slowest = { what: JSON.stringify(block.slice(0, 40)), taken };
      }
    }
  }
  return [
    {
      what: `100 KB of odd blocks, the slowest, ${slowest.what}`,
      value: slowest.taken,
      unit: 'ms',
      target: 1000,
    },
  ];
}

/** A letter typed in the middle of a note of 200 KB among a thousand others: from the new text to new problems and ratings. */
function keystrokes(): Measurement[] {
  let text = '';
  for (let seed = 0; text.length < 200_000; seed++)
    text += `${generatedNote(seed, 1000).replace(/^---[^]*?---\n/, '')}\n`;
  const reader = createNoteReader();
  const base = createEvidenceBase(defaultRubric());
  for (let seed = 100; seed < 1000; seed++) base.setNote(`${seed}.md`, readToPack(generatedNote(seed, 1000)));
  const follow = (): void => {
    const change = base.setNote('long.md', reader.read(text, 'long.md'));
    for (const file of change.files) base.problems(file);
    for (const key of change.claims) base.rating(key);
  };
  base.setNote('long.md', reader.read(text, 'long.md'));
  for (const file of base.files()) base.problems(file);
  for (const { key } of base.claims()) base.rating(key);
  const times: number[] = [];
  for (let i = 0; i < 300; i++) {
    const at = Math.floor(text.length / 2) + i;
    text = `${text.slice(0, at)}x${text.slice(at)}`;
    const taken = time(follow);
    // The first ones are the engine's, which compiles what it runs often.
    if (i >= 50) times.push(taken);
  }
  const whole = time(() => parser.parse(text));
  return [
    {
      what: 'a keystroke in a note of 200 KB, to new problems and ratings, the median',
      value: percentile(times, 50),
      unit: 'ms',
      target: 5,
    },
    { what: 'the same, at the 95th percentile', value: percentile(times, 95), unit: 'ms', target: 5 },
    {
      what: 'full parse of that note, of such a keystroke',
      value: whole / percentile(times, 50),
      unit: '×',
      limit: 30,
      atLeast: true,
    },
  ];
}

/** Megabytes that 10,000 notes take, packed as a base keeps those that nobody looks at; only where the garbage collector can be called (--expose-gc). */
function heap(): Measurement[] {
  if (!global.gc) return [];
  global.gc();
  const before = process.memoryUsage().heapUsed;
  const notes: PackedNote[] = [];
  for (let seed = 0; seed < 10_000; seed++)
    notes.push(packNote(readToPack(Buffer.from(vaultNote(seed, 10_000)).toString())));
  global.gc();
  const kept = (process.memoryUsage().heapUsed - before) / 1e6;
  return notes.length > 0
    ? [{ what: 'heap of what 10,000 notes say, packed', value: kept, unit: 'MB', target: 25 }]
    : [];
}

function time(work: () => unknown): number {
  const started = performance.now();
  work();
  return performance.now() - started;
}
