import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { inlineReferences, parseEntry, scanBibliography } from '../../../src/core/bibliography/index.js';
import type { Bibliography } from '../../../src/core/bibliography/types.js';
import { random } from '../../bench/random.js';
import { fixture } from './fixtures.js';

const folder = new URL('../../fixtures/bibliography/', import.meta.url);
const files = [
  'hard.bib',
  'biblatex-examples.bib',
  'leeper-references.bib',
  ...readdirSync(new URL('exports/', folder)).map((name) => `exports/${name}`),
  ...['endnote.enw', 'pandoc.csl.yaml', 'pubmed.nbib'].map((name) => `tagged/${name}`),
];

/** Scans, reads the entries round a place, and holds what must always hold. */
function readRound(file: string, text: string, at: number): Bibliography {
  const started = performance.now();
  const bibliography = scanBibliography(file, text);
  for (const entry of bibliography.entries) {
    assert.equal(entry.source.length > 0 && entry.range.start < entry.range.end, true);
    assert.ok(entry.range.end <= text.length);
    if (entry.range.end < at - 200 || entry.range.start > at + 800) continue;
    const parsed = parseEntry(entry, bibliography);
    if (parsed.ok) assert.equal(parsed.item.id, entry.citekey);
    else assert.equal(parsed.problem.code, 'bad-bibliography-entry');
  }
  for (const { range } of bibliography.problems)
    assert.ok(range.start <= range.end && range.end <= text.length);
  assert.ok(performance.now() - started < 10_000, `${file} took too long`);
  return bibliography;
}

/** Entries whose last line ends before the damage are what they were. */
function intactBefore(whole: Bibliography, damaged: Bibliography, at: number, file: string): void {
  const before = whole.entries.filter(({ range }) => range.end + 3 < at);
  for (const [index, entry] of before.entries()) {
    const again = damaged.entries[index];
    assert.equal(again?.source, entry.source, `${file} at ${at}: ${entry.citekey}`);
    // A made key may be another's where the other is gone; a written one is the same.
    if (entry.keyRange.end - entry.keyRange.start === entry.citekey.length)
      assert.equal(again.citekey, entry.citekey);
  }
}

const damages: Record<string, (text: string, at: number, next: () => number) => string> = {
  'cut off': (text, at) => text.slice(0, at),
  'with a character flipped': (text, at, next) =>
    text.slice(0, at) +
    String.fromCharCode(text.charCodeAt(at) ^ (1 << Math.floor(next() * 7))) +
    text.slice(at + 1),
  'without a brace, bracket or quotation mark': (text, at) => {
    const found = text.slice(at).search(/[{}[\]"]/);
    return found < 0 ? text : text.slice(0, at + found) + text.slice(at + found + 1);
  },
};

/** How many places each file is damaged at, in each way, and how many of them in one part of it. */
const places = 200;
const placesInPart = 10;
/** Characters of a file that are damaged together. Time then is spent on places rather than on reading the rest again. */
const longestPart = 12_000;

interface Part {
  text: string;
  whole: Bibliography;
}

/** A part of a file, with what stands before its first entry and after its last, as the head of a table or the brackets of a list. */
function partOf(file: string, text: string, { entries }: Bibliography, next: () => number): Part {
  const from = Math.floor(next() * entries.length);
  const start = entries[from]?.range.start ?? 0;
  const to = entries.findLastIndex(({ range }) => range.end <= start + longestPart);
  const end = entries[Math.max(from, to)]?.range.end ?? text.length;
  const part =
    text.length <= longestPart
      ? text
      : text.slice(0, entries[0]?.range.start) +
        text.slice(start, end) +
        text.slice(entries.at(-1)?.range.end);
  return { text: part, whole: scanBibliography(file, part) };
}

/** Where the first problem may stand: at the entry that is hit, or at the one before it where its end or the head behind it is hit. */
function earliest({ entries }: Bibliography, at: number): number {
  const index = entries.findLastIndex(({ range }) => range.start <= at);
  const hit = entries[index];
  if (!hit) return 0;
  const headEnd = hit.range.start + (/^[^\r\n]*/.exec(hit.source)?.[0].length ?? 0);
  return (at <= headEnd ? entries[index - 1] : hit)?.range.start ?? 0;
}

describe('damaged bibliographies', () => {
  for (const [what, damage] of Object.entries(damages))
    it(`that are ${what}, at 200 places of each, keep what stands before, and tell of it there`, function () {
      this.timeout(120_000);
      const next = random(1977);
      for (const file of files) {
        const all = fixture(file);
        const scanned = scanBibliography(file, all);
        let { text, whole } = partOf(file, all, scanned, next);
        for (let run = 0; run < places; run++) {
          if (run % placesInPart === 0) ({ text, whole } = partOf(file, all, scanned, next));
          const at = 1 + Math.floor(next() * (text.length - 1));
          const damaged = readRound(file, damage(text, at, next), at);
          // What tells the format and names the columns stands at the head.
          if (at > 700) intactBefore(whole, damaged, at, file);
          const first = earliest(whole, at);
          const known = whole.problems.filter(({ range }) => range.end < first).length;
          const before = damaged.problems.filter(({ range }) => range.end < first);
          assert.equal(before.length, known, `${file} at ${at}: ${before[0]?.message ?? ''}`);
          // One mistake is told once.
          if (at > 700) {
            const told =
              damaged.problems.length - whole.problems.filter(({ range }) => range.end < at).length;
            assert.ok(
              told <= 1,
              `${file} at ${at}: ${damaged.problems.map(({ message }) => message).join('; ')}`,
            );
          }
        }
      }
    });

  it('of thousands of entries too', function () {
    this.timeout(120_000);
    const next = random(3);
    const text = fixture('leeper-references.bib');
    const whole = scanBibliography('l.bib', text);
    for (const damage of Object.values(damages))
      for (let run = 0; run < 4; run++) {
        const at = Math.floor(next() * text.length);
        intactBefore(whole, readRound('l.bib', damage(text, at, next), at), at, 'l.bib');
      }
  });

  it('tell of a cut in an entry once, at that entry', () => {
    const text = fixture('biblatex-examples.bib');
    const whole = scanBibliography('b.bib', text);
    for (const { keyRange, range, citekey } of whole.entries.filter((_, index) => index % 7 === 0)) {
      const { problems, entries } = scanBibliography(
        'b.bib',
        text.slice(0, Math.floor((keyRange.end + range.end) / 2)),
      );
      assert.equal(problems.length, 1, citekey);
      assert.ok((problems[0]?.range.start ?? 0) >= range.start, citekey);
      assert.equal(entries.at(-1)?.citekey, citekey);
    }
  });

  it('of one entry of a megabyte are read', () => {
    const abstract = 'Words and {braces}, \\emph{commands} and $math$. '.repeat(22_000);
    const started = performance.now();
    const bibliography = scanBibliography(
      'a.bib',
      `@article{a, title = {Big}, abstract = {${abstract}}}\n@misc{b, title = {B}}`,
    );
    const results = bibliography.entries.map((entry) => parseEntry(entry, bibliography));
    assert.deepEqual(
      results.map(({ ok }) => ok),
      [true, true],
    );
    assert.ok(performance.now() - started < 15_000);
    for (const [file, text] of [
      ['a.ris', `TY  - JOUR\nID  - a\nAB  - ${abstract}\nER  - \n`],
      ['a.json', JSON.stringify([{ id: 'a', abstract }])],
      ['a.nbib', `PMID- 1\nAB  - ${abstract}\n`],
      ['a.csv', `Title,Authors,Year,Abstract\nT,A,2010,"${abstract}"\n`],
    ] as const) {
      const one = scanBibliography(file, text);
      assert.deepEqual(
        one.entries.map((entry) => parseEntry(entry, one).ok),
        [true],
        file,
      );
    }
    const yaml = scanBibliography(
      'a.yaml',
      `references:\n- id: a\n  abstract: "${abstract.replaceAll('\\', '')}"\n`,
    );
    const [entry] = yaml.entries;
    assert.ok(entry);
    const parsed = parseEntry(entry, yaml);
    assert.ok(!parsed.ok);
    assert.match(parsed.problem.message, /more than 200,000 characters.*keep it as CSL-JSON/);
  });

  it('of a hundred thousand entries are scanned, whatever the format', function () {
    this.timeout(60_000);
    const many = (make: (i: number) => string): string =>
      Array.from({ length: 100_000 }, (_, i) => make(i)).join('');
    const texts: [string, string][] = [
      ['a.bib', many((i) => `@misc{k${i}, title = {T ${i}}}\n`)],
      ['a.ris', many((i) => `TY  - JOUR\nTI  - T ${i}\nER  - \n`)],
      ['a.json', `[${many((i) => `${i === 0 ? '' : ','}{"id":"k${i}"}`)}]`],
      ['a.yaml', `references:\n${many((i) => `- id: k${i}\n  title: T\n`)}`],
      ['a.nbib', many((i) => `PMID- ${i}\nTI  - T\n\n`)],
      ['a.enw', many((i) => `%0 Book\n%T T ${i}\n\n`)],
      ['a.csv', `Title,Authors,Year,Journal\n${many((i) => `T${i},A,2010,J\n`)}`],
    ];
    for (const [file, text] of texts) {
      const started = performance.now();
      assert.equal(scanBibliography(file, text).entries.length, 100_000, file);
      assert.ok(performance.now() - started < 15_000, file);
    }
  });

  it('that are marks over and over take linear time', function () {
    this.timeout(60_000);
    const marks = [
      '{',
      '}',
      '"',
      '@',
      '@a{',
      '@a{b,',
      '@string{',
      '@comment{',
      '%0 ',
      'PMID- ',
      '- ',
      '- id: a\n',
      ',"',
      '"\n',
      'references:\n',
      '---\n',
      'TY  - \n',
      '[{',
      '<!--',
      '\\"{',
    ];
    for (const mark of marks)
      for (const head of ['', 'references:\n', 'Title,Authors,Year,Journal\n', '%0 Book\n', 'PMID- 1\n']) {
        const started = performance.now();
        const text = head + mark.repeat(100_000 / mark.length);
        for (const file of ['a.bib', 'a.yaml', 'a.csv']) scanBibliography(file, text);
        inlineReferences('n.md', `---\n${text}\n---\n`);
        assert.ok(performance.now() - started < 5000, JSON.stringify(head + mark));
      }
  });
});
