/** How long a search over 100,000 claims, quotes or references takes: a keystroke is to stay below 16 ms at the 95th percentile. */
import { readFileSync } from 'node:fs';
import Fuse from 'fuse.js';
import { scanBibliography } from '../../src/core/bibliography/index.js';
import { createEvidenceBase } from '../../src/core/base/index.js';
import { readNote } from '../../src/core/notes/index.js';
import { createClaimIndex, type SearchableClaim } from '../../src/core/query/index.js';
import { wordsOf } from '../../src/core/query/search/words.js';
import { entryWords } from '../../src/language/entryWords.js';
import { createQuoteSearch } from '../../src/language/queries/quoteSearch.js';
import { createSearch } from '../../src/language/search.js';
import { defaultRubric } from '../../src/workspace/index.js';
import { calibrate, percentile, type Measurement } from './measure.js';
import { random } from './random.js';
import { vocabulary } from './vocabulary.js';

const claims = 100_000;

export function run(): Measurement[] {
  const next = random(2014);
  const words = vocabulary(next);
  const word = (): string => words[Math.floor(Math.exp(next() * Math.log(words.length))) - 1] ?? 'co';
  const sentence = (length: number): string => Array.from({ length }, word).join(' ');
  const made = Array.from({ length: claims }, (_, i): SearchableClaim => ({
    key: `claim-${i}`,
    id: `claim-${i}`,
    text: sentence(14),
    topics: [word()],
    citations: [`${word()}${1990 + (i % 35)}`],
  }));
  const started = performance.now();
  const index = createClaimIndex();
  for (const claim of made) index.add(claim);
  const building = performance.now() - started;

  const { quotes, references } = quotesAndReferences(sentence, next);
  const titles = scanBibliography(
    '',
    readFileSync('test/fixtures/bibliography/leeper-references.bib', 'utf8'),
  )
    .entries.map(({ citekey, source }) => ({ key: citekey, text: entryWords(source).title }))
    .filter(({ text }) => wordsOf(text).length >= 3)
    .map((one): SearchableClaim => ({ ...one, id: null, topics: [], citations: [] }));
  const ofTitles = createClaimIndex();
  for (const title of titles) ofTitles.add(title);
  return [
    { what: `index ${claims} claims`, value: building, unit: 'ms' },
    ...measured(`${claims} claims`, { made, search: (text, limit) => index.search(text, limit) }, next),
    ...measured(`${quotes.made.length} quotes`, quotes, next),
    ...measured(`${references.made.length} references`, references, next),
    {
      what: 'titles of political science that are among the first ten, of a hundred',
      value: amongTen(titles, (text, limit) => ofTitles.search(text, limit), next),
      unit: '',
      limit: 95,
      atLeast: true,
    },
  ];
}

/** What is searched, as it is looked for and as fuse.js has it. */
interface Searched {
  made: SearchableClaim[];
  search: Find;
}
type Find = (text: string, limit: number) => { key: string }[];

/** A base of notes with quotes and of a bibliography, and the searches that the server has over it. */
function quotesAndReferences(
  sentence: (length: number) => string,
  next: () => number,
): { quotes: Searched; references: Searched } {
  const perNote = 20;
  const base = createEvidenceBase(defaultRubric());
  const quoted: SearchableClaim[] = [];
  for (let file = 0; file < claims / perNote; file++) {
    const name = `notes/${file}.md`;
    const lines = Array.from({ length: perNote }, (_, at) => {
      const citekey = `key${Math.floor(next() * claims)}`;
      const text = sentence(10 + (at % 9));
      quoted.push({ key: `${name} ${at}`, id: null, text, topics: [], citations: [citekey] });
      return `- supports #claim-${file} [@${citekey}, p. ${at + 1}]: "${text}"\n`;
    });
    base.setNote(name, readNote(lines.join('')));
  }
  const entries = Array.from({ length: claims }, (_, i): SearchableClaim => ({
    key: `key${i}`,
    id: `key${i}`,
    text: sentence(9),
    topics: [],
    citations: [sentence(1), String(1990 + (i % 35))],
  }));
  const source = entries.map(
    ({ key, text, citations: [author, year] }) =>
      `@article{${key},\n  author = {${author ?? ''}, A.},\n  title = {${text}},\n  year = {${year ?? ''}}\n}\n`,
  );
  base.setBibliography('all.bib', scanBibliography('all.bib', source.join('\n')));

  const quotes = createQuoteSearch(base);
  quotes.work(() => true);
  const search = createSearch(base);
  const atOf = new Map<string, number>();
  for (const [file] of base.notes())
    base.evidenceIn(file).forEach(({ id }, at) => atOf.set(`${file} ${id}`, at));
  return {
    quotes: {
      made: quoted,
      search: (text, limit) =>
        quotes.search(text, limit).map(({ piece: { file, id } }) => ({
          key: `${file} ${atOf.get(`${file} ${id}`) ?? -1}`,
        })),
    },
    references: { made: entries, search: (text, limit) => search.referenceHits(text, limit) },
  };
}

/** How long a keystroke takes, how much longer fuse.js takes, and how often what is meant is found. */
function measured(of: string, { made, search }: Searched, next: () => number): Measurement[] {
  // As one types: each beginning of two or three words of a text, now and then with a typing mistake.
  const queries: string[] = [];
  for (let i = 0; i < 40; i++) {
    const from = (made[Math.floor(next() * made.length)]?.text ?? '').split(' ');
    const first = i % Math.max(1, from.length - 3);
    let query = from.slice(first, first + 2 + (i % 2)).join(' ');
    if (i % 4 === 0) query = query.slice(0, 3) + query.slice(4, 5) + query.slice(3, 4) + query.slice(5);
    for (let length = 1; length <= query.length; length++) queries.push(query.slice(0, length));
  }
  for (const query of queries.slice(0, 50)) search(query, 50);
  const times = queries.map((query) => {
    const started = performance.now();
    search(query, 50);
    return performance.now() - started;
  });
  const calibration = calibrate();
  const keystroke = percentile(times, 95);
  return [
    { what: `search ${of}, a keystroke, median`, value: percentile(times, 50), unit: 'ms' },
    { what: `search ${of}, a keystroke, 95th percentile`, value: keystroke, unit: 'ms', target: 16 },
    {
      what: `search ${of}, a keystroke, 95th percentile, of a calibration loop`,
      value: keystroke / calibration,
      unit: '×',
      // 16 ms on the reference machine are 1; the rest is for a machine that is busy.
      limit: 2,
    },
    {
      what: `search ${of}, as fast as fuse.js over everything, medians`,
      value: fuseOverAll(made, queries) / percentile(times, 50),
      unit: '×',
      limit: 100,
      atLeast: true,
    },
    {
      what: `search ${of}, those meant that are among the first ten, of a hundred`,
      value: amongTen(made, search, next),
      unit: '',
      limit: 95,
      atLeast: true,
    },
  ];
}

/** Milliseconds that fuse.js takes to look through all claims, the median of a few queries. */
function fuseOverAll(made: SearchableClaim[], queries: string[]): number {
  const fuse = new Fuse(made, { keys: ['text', 'id', 'topics', 'citations'], ignoreLocation: true });
  const longer = queries.filter(({ length }) => length > 6);
  const times = Array.from({ length: 5 }, (_, i) => {
    const started = performance.now();
    fuse.search(longer[i * 40] ?? '', { limit: 50 });
    return performance.now() - started;
  });
  return percentile(times, 50);
}

/** Three or four words of a text as they are, with the last one cut off, or with a typing mistake in one: how often it is found, in %. */
function amongTen(made: readonly SearchableClaim[], search: Find, next: () => number): number {
  const whole = (count: number): number => Math.floor(next() * count);
  let found = 0;
  const tries = 600;
  for (let i = 0; i < tries; i++) {
    const claim = made[whole(made.length)];
    const words = wordsOf(claim?.text ?? '').map(({ word }) => word);
    const count = Math.min(words.length, 3 + (i % 2));
    const from = whole(words.length - count + 1);
    const typed = words.slice(from, from + count);
    const at = whole(count);
    const word = typed[at] ?? '';
    if (i % 3 === 1) typed[count - 1] = (typed[count - 1] ?? '').slice(0, 1 + whole(6));
    if (i % 3 === 2 && word.length >= 5) {
      const place = 1 + whole(word.length - 2);
      typed[at] = word.slice(0, place) + word.charAt(place + 1) + word.charAt(place) + word.slice(place + 2);
    }
    if (search(typed.join(' '), 10).some(({ key }) => key === claim?.key)) found += 1;
  }
  return (100 * found) / tries;
}
