/** A generated folder of notes like a researcher's: 3.4 KB a note, four of five annotated, prose with the markup that people use. */
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pickWith, random } from './random.js';

const words =
  'citizens co-production public services users professionals evidence trust outcomes the of and in to a that is for with as by on are this from more when they their between individual collective effects municipal health education safety participation government willingness capacity motivation survey experiment Denmark Britain neighbourhood volunteers parents patients pupils police'.split(
    ' ',
  );
const designs = ['rct', 'survey-experiment', 'cross-sectional', 'case-study', 'longitudinal', 'interviews'];
const relations = ['supported by', 'contradicted by', 'qualified by', 'not supported by'];

/** The note of that number, or the one before it where that one has no claims. */
const claimed = (i: number): number => (i % plainOneIn === plainOneIn - 1 ? i - 1 : i);

/** One note in so many is not annotated: a diary, minutes of a meeting, an outline. */
const plainOneIn = 5;

/** Text of note `i` of a vault with so many, most of which are annotated; the same in every run. */
export const vaultNote = (i: number, notes: number): string =>
  i % plainOneIn === plainOneIn - 1 ? unannotated(generatedNote(i, notes)) : generatedNote(i, notes);

/** A note of the same words in which nothing is said of a study or a claim. */
const unannotated = (text: string): string =>
  text
    .replace(/^---\n.*?\n---\n/s, '')
    .replace(/ \{\.claim [^}]*\}/g, '')
    .replace(/^- [a-z ]+ (?:#|\[@)[^:]*: /gm, '- ');

/** Text of an annotated note. */
export function generatedNote(i: number, notes: number): string {
  const next = random(i + 1);
  const pick = pickWith(next);
  const sentence = (length: number): string => {
    const text = Array.from({ length }, () => pick(words)).join(' ');
    return text.charAt(0).toUpperCase() + text.slice(1);
  };
  const key = (): string => `author${Math.floor(next() * notes)}`;
  const prose = (): string => {
    const parts = Array.from({ length: 4 }, () => `${sentence(14)}.`);
    parts[1] = `${sentence(6)} *${pick(words)}* and **${pick(words)}**, as in [${pick(words)}](https://example.org/${i}).`;
    if (next() < 0.5) parts[2] = `${sentence(8)} [see @${key()}, pp. ${1 + Math.floor(next() * 90)}].`;
    if (next() < 0.2) parts[3] = `It's "${sentence(5)}", \`code\` & ${pick(words)} (${pick(words)}).`;
    return parts.join(' ');
  };
  const claim = (n: number): string[] => [
    `## ${sentence(9)} {.claim #claim-${i}-${n} topic=${pick(words)}}`,
    '',
    `- ${pick(relations)} [@${key()}, p. ${1 + Math.floor(next() * 90)}]: "${sentence(12)}."`,
    '',
    prose(),
    '',
  ];
  const head = [
    '---',
    `citekey: author${i}`,
    'study:',
    `  design: ${pick(designs)}`,
    `  n: ${Math.floor(next() * 2000)}`,
  ];
  return [
    ...head,
    `  countries: [${pick(['DK', 'GB', 'US', 'NL'])}]`,
    `  quality: ${pick(['high', 'moderate', 'low'])}`,
    '---',
    '',
    `# ${sentence(6)}`,
    '',
    prose(),
    '',
    ...claim(1),
    ...claim(2),
    `- supports #claim-${claimed(Math.floor(next() * notes))}-1 (p. 4): "${sentence(10)}."`,
    '',
    ...Array.from({ length: 3 }, () => `- ${sentence(8)}`),
    '',
    prose(),
    '',
    '```r',
    `fit <- lm(y ~ x${i})`,
    '```',
    '',
    prose(),
    '',
  ].join('\n');
}

/** Writes a vault of so many notes and a bibliography with all their keys into a temporary folder, and gives its path. */
export function writeVault(notes: number): string {
  const folder = mkdtempSync(join(tmpdir(), `corroborate-${notes}-`));
  const entries: string[] = [];
  for (let i = 0; i < notes; i++) {
    const place = join(folder, `${Math.floor(i / 500)}`);
    if (i % 500 === 0) mkdirSync(place);
    writeFileSync(join(place, `${i}.md`), vaultNote(i, notes));
    entries.push(
      `@article{author${i},\n  author = {Author${i}, Ann},\n  title = {Study ${i}},\n  year = {2014}\n}\n`,
    );
  }
  writeFileSync(join(folder, 'references.bib'), entries.join('\n'));
  return folder;
}
