/**
 * How long queries take over 100,000 claims with 1,000,000 pieces of evidence: any of five qualifiers without a leading wildcard is to stay
 * below 50 ms at the 95th percentile, and the index is to follow an edit within 2 ms. What no query should take long for is tried, too.
 */
import type { Claim, Evidence, Reference, Study } from '../../src/core/base/types.js';
import { defaultConfig } from '../../src/core/base/index.js';
import { designs } from '../../src/core/designs.js';
import { createQueries, type Queries } from '../../src/core/query/index.js';
import type { QueryBase } from '../../src/core/query/qualifiers/facts.js';
import type { Rating, Verdict } from '../../src/core/rating/types.js';
import { defaultRubric } from '../../src/workspace/index.js';
import { calibrate, percentile, type Measurement } from './measure.js';
import { pickWith, random } from './random.js';
import { vocabulary } from './vocabulary.js';

const claimCount = 100_000;
const perClaim = 10;
const studyCount = 50_000;

const verdictNames: Verdict[] = ['supported', 'not-supported', 'contradicted', 'contested', 'untested'];
const levels = ['none', 'limited', 'medium', 'strong', 'very-strong'];
const relationNames = [
  'supports',
  'supports',
  'supports',
  'contradicts',
  'null',
  'qualifies',
  'mentions',
] as const;
const countryCodes = ['DK', 'GB', 'US', 'NL', 'DE', 'FR', 'IT', 'ES', 'SE', 'NO', 'CN', 'AU'];
const qualityNames = ['high', 'moderate', 'low', undefined] as const;

/** A base as queries see it, made without notes: reading them is measured elsewhere. */
function madeBase(next: () => number) {
  const words = vocabulary(next);
  const pick = pickWith(next);
  const word = (): string => words[Math.floor(Math.exp(next() * Math.log(words.length))) - 1] ?? 'co';
  const text = (length: number): string => Array.from({ length }, word).join(' ');
  const topics = words.slice(1000, 1050);
  const range = { start: 0, end: 10 };
  const studies = Array.from({ length: studyCount }, (_, index): Study => ({
    key: `study${index}`,
    citekey: `study${index}`,
    described: true,
    design: pick(Object.keys(designs)),
    n: 20 + Math.floor(next() * 5000),
    countries: [pick(countryCodes)],
    ...(index % 9 === 0 && { dataset: `data-${index % 500}` }),
    quality: pick(qualityNames),
    includes: [],
    attributes: {},
  }));
  const references = studies.map(({ citekey }): Reference => ({
    citekey,
    file: 'r.bib',
    entry: {} as Reference['entry'],
  }));
  const years = studies.map(() => 1990 + Math.floor(next() * 35));
  const families = studies.map(() => word());
  const claims = Array.from({ length: claimCount }, (_, index): Claim => ({
    key: `claim-${index}`,
    id: `claim-${index}`,
    text: text(14),
    type: 'effect',
    topics: [pick(topics)],
    countries: [],
    flags: [],
    attributes: {},
    file: `notes/${String(index).padStart(6, '0')}.md`,
    range,
    textRange: range,
    occurrences: [],
  }));
  const ratings = claims.map((): Rating => ({
    rubric: 'dfid-2014',
    verdict: pick(verdictNames),
    strength: pick(levels),
    ledger: [],
    tried: [],
    facts: {
      k_supports: Math.floor(next() * 9),
      k_contradicts: Math.floor(next() * 4),
      n_total: Math.floor(next() * 9000),
    },
    units: Array.from({ length: Math.floor(next() * 5) }, () => ({}) as Rating['units'][number]),
    notCounted: [],
    differing: [],
    notes: [],
  }));
  const evidence = new Map(
    claims.map(({ key, file }, claim): [string, Evidence[]] => [
      file,
      Array.from({ length: perClaim }, (_, index): Evidence => {
        const study = Math.floor(next() * studyCount);
        return {
          id: `e-${claim}-${index}`,
          relation: pick(relationNames),
          target: { claim: key },
          targetId: key,
          citekey: `study${study}`,
          study: `study${study}`,
          mode: 'normal',
          ...(next() < 0.7 && { locator: { label: 'page', value: String(Math.floor(next() * 300)) } }),
          ...(next() < 0.8 && { quote: text(8) }),
          effects: [],
          attributes: {},
          undercut: false,
          file,
          range: { start: index, end: index + 1 },
          headRange: range,
        };
      }),
    ]),
  );
  const numberOf = (key: string): number => Number(/\d+/.exec(key)?.[0]);
  const entryOf = (citekey: string) => {
    const at = numberOf(citekey);
    const author = [{ family: families[at] ?? '', given: 'A.' }];
    return {
      ok: true as const,
      item: {
        id: citekey,
        type: 'article',
        title: words[at % words.length] ?? '',
        author,
        issued: { 'date-parts': [[years[at] ?? 2000]] },
      },
    };
  };
  const rubric = defaultRubric();
  const base: QueryBase = {
    claims: () => claims,
    claim: (key) => claims[numberOf(key)],
    claimsIn: (file) => claims.slice(numberOf(file), numberOf(file) + 1),
    rating: (key) => ratings[numberOf(key)],
    ratingInput: () => undefined,
    evidenceOf: (key) => evidence.get(claims[numberOf(key)]?.file ?? '') ?? [],
    evidenceIn: (file) => evidence.get(file) ?? [],
    study: (key) => studies[numberOf(key)],
    studies: () => studies,
    studiesOf: (citekey) => studies.slice(numberOf(citekey), numberOf(citekey) + 1),
    references: () => references,
    reference: (citekey) => references[numberOf(citekey)],
    entry: entryOf,
    note: () => undefined,
    noteVersion: () => undefined,
    *notes() {
      for (const file of evidence.keys()) yield [file, {} as never];
    },
    bibliographies: () => [],
    bibliography: () => undefined,
    config: defaultConfig,
    rubric,
  };

  /** One qualifier with a value, as people ask. */
  const qualifiers = [
    () => `verdict:${pick(verdictNames)}`,
    () => `strength:>=${pick(levels)}`,
    () => `topic:${pick(topics)}`,
    () => word(),
    () => `"${pick(claims).text.split(' ').slice(3, 5).join(' ')}"`,
    () => `k:>=${Math.floor(next() * 4)}`,
    () => `contradicted-by:>=${Math.floor(next() * 3)}`,
    () => `supported-by:${pick(Object.keys(designs))}`,
    () => `design:${pick(Object.keys(designs))},${pick(Object.keys(designs))}`,
    () => `country:${pick(countryCodes)}`,
    () => `n:>=${Math.floor(next() * 4000)}`,
    () => `quality:>=moderate`,
    () => `relation:${pick(relationNames)}`,
    () => `quote:${word()}`,
    () => `author:${pick(families)}`,
    () => `year:${1990 + Math.floor(next() * 20)}..2025`,
    () => `citekey:study${Math.floor(next() * 90)}*`,
    () => `missing:locator`,
    () => `evidence:(design:${pick(Object.keys(designs))} -quality:low)`,
  ];
  const qualifier = (): string => pick(qualifiers)();
  const query = (): string => {
    const parts = Array.from({ length: 5 }, () => `${next() < 0.2 ? '-' : ''}${qualifier()}`);
    const space = pick(['', '', '', 'in:evidence ', 'in:studies ', 'in:references ']);
    return (
      space +
      (next() < 0.2 ? `${parts.slice(0, 2).join(' OR ')} ${parts.slice(2).join(' ')}` : parts.join(' '))
    );
  };
  return { base, query, qualifiers, claims, ratings };
}

/** As the server does it: what a query asks about is read in turns, and then it runs. How long until the answer, and the longest turn. */
function firstAnswer(queries: Queries, text: string): { answer: number; turn: number } {
  const began = performance.now();
  let turn = 0;
  for (let isRead = false; !isRead;) {
    const started = performance.now();
    isRead = queries.prepare(text, () => performance.now() < started + 8);
    turn = Math.max(turn, performance.now() - started);
  }
  queries.run(text);
  return { answer: performance.now() - began, turn };
}

/** Texts that would explode where a query is read or run carelessly. */
const odd = [
  '('.repeat(10_000),
  `${'('.repeat(39)}a${')'.repeat(39)}`,
  'a OR '.repeat(2000),
  '-'.repeat(9999),
  `text:${'a*'.repeat(140)}b`,
  `citekey:${'*a'.repeat(140)}b`,
  `topic:${'x,'.repeat(4000)}`,
  '"'.repeat(9999),
  'year:1..2 '.repeat(900),
  'foo:bar '.repeat(1200),
  Array.from({ length: 1000 }, (_, i) => `n:${i}`).join(' OR '),
];

export function run(): Measurement[] {
  const { base, query, qualifiers, claims, ratings } = madeBase(random(2014));
  let started = performance.now();
  const queries = createQueries(base);
  // Every column is made when it is first asked for.
  for (const space of ['', 'in:evidence ', 'in:studies ', 'in:references '])
    for (const ask of qualifiers) queries.run(space + ask());
  queries.run('text:a citekey:a');
  const building = performance.now() - started;

  const asked = Array.from({ length: 200 }, query);
  for (const text of asked.slice(0, 20)) queries.run(text);
  const before = calibrate();
  // The best of three, as the calibration loop is the best of five: what others do on the machine meanwhile is not measured.
  const best = (text: string): number =>
    Math.min(
      ...[1, 2, 3].map(() => {
        started = performance.now();
        queries.run(text);
        return performance.now() - started;
      }),
    );
  const times = asked.map(best);
  const calibration = (before + calibrate()) / 2;
  const edits = Array.from({ length: 200 }, (_, i) => {
    const at = (i * 491) % claimCount;
    const claim = claims[at] as Claim;
    claims[at] = { ...claim, text: `${claim.text} more${i}` };
    ratings[at] = { ...(ratings[at] as Rating), verdict: verdictNames[i % 5] as Verdict };
    queries.changed({ claims: new Set([claim.key]), files: new Set([claim.file]), citekeys: new Set() });
    started = performance.now();
    queries.follow();
    return performance.now() - started;
  });
  const oddTimes = odd.map(best);
  // Each by a server that has answered nothing yet; after all else, which would have to run beside what it leaves in memory.
  const firsts = asked.slice(0, 3).map((text) => firstAnswer(createQueries(base), text));
  const [p95, edit, worst] = [percentile(times, 95), percentile(edits, 95), Math.max(...oddTimes)];
  const over = `${claimCount / 1000},000 claims with ${perClaim} pieces of evidence each`;
  return [
    { what: `make the index of ${over}, every column asked for`, value: building, unit: 'ms' },
    {
      what: `the first answer to a query of five qualifiers over ${over}, median`,
      value: percentile(
        firsts.map(({ answer }) => answer),
        50,
      ),
      unit: 'ms',
    },
    {
      what: 'the longest turn in which others wait for it',
      value: Math.max(...firsts.map(({ turn }) => turn)),
      unit: 'ms',
      target: 50,
    },
    { what: `a query of five qualifiers over ${over}, median`, value: percentile(times, 50), unit: 'ms' },
    { what: 'the same, 95th percentile', value: p95, unit: 'ms', target: 50 },
    // 50 ms on the reference machine, where the loop takes 16.7.
    { what: 'the same, of a calibration loop', value: p95 / calibration, unit: '×', limit: 3 },
    {
      what: 'follow an edit of a claim with its evidence, 95th percentile',
      value: edit,
      unit: 'ms',
      target: 2,
    },
    { what: 'the same, of a calibration loop', value: edit / calibration, unit: '×', limit: 0.12 },
    { what: 'the worst of the texts that are to explode', value: worst, unit: 'ms', target: 50 },
    { what: 'the same, of a calibration loop', value: worst / calibration, unit: '×', limit: 3 },
  ];
}
