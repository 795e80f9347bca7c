import type { Claim, EvidenceBase } from '../../core/base/types.js';
import { compareText } from '../../core/compareText.js';
import { levelLabel, levelRank, verdictLabel } from '../../core/rating/index.js';
import { verdicts, type Rating, type Verdict } from '../../core/rating/types.js';
import { findingOf, findingsAs } from '../../core/report/summaryOfFindings.js';
import { countUnits } from '../../language/index.js';
import { claimsTable, type ClaimGroup, type ClaimRow } from '../claimsTable.js';
import { valueOf, type Command } from '../command.js';
import { done, failure, isFailure, type Io } from '../io.js';
import { openUnder } from '../openFolder.js';
import { painter, type Colour } from '../style.js';
import { isAsked, ratingWithout, withoutOf, withoutOptions } from '../without.js';
import { terminalWidth } from '../width.js';
import { counted } from '../words.js';

const sorts = ['topic', 'strength', 'verdict', 'file', 'text'] as const;
type Sort = (typeof sorts)[number];
const formats = ['table', 'md', 'csv', 'json'] as const;
type Format = (typeof formats)[number];

export const claims: Command = {
  name: 'claims',
  argument: '[folder]',
  summary: 'prints the claims as a table: strength, verdict, studies for and against',
  options: {
    sort: {
      value: `<${sorts.join('|')}>`,
      choices: sorts,
      description: 'default: by topic, in their files’ order',
    },
    format: { value: `<${formats.join('|')}>`, choices: formats, description: 'default: table, for reading' },
    ...withoutOptions,
    rubric: {
      value: '<id>',
      description: 'rate by this rubric (its id or file) instead of the one in corroborate.json',
    },
  },
  async run(given, io) {
    const opened = await openUnder(valueOf(given, 'rubric'), given.argument ?? '.', io);
    if (isFailure(opened)) return opened;
    const { base } = opened;
    const without = withoutOf(given);
    const unknown = without.keys.find((key) => !base.study(key) && base.evidenceCiting(key).length === 0);
    if (unknown !== undefined)
      return failure(`no evidence is of ${unknown}, so nothing would change without it`);
    const rated = base.claims().flatMap((claim): Rated[] => {
      const before = base.rating(claim.key);
      if (!before) return [];
      const rating = ratingWithout(base, claim, without) ?? before;
      return [{ claim, rating, before, row: rowOf(base, claim, rating) }];
    });
    const sort = sorts.find((each) => each === valueOf(given, 'sort')) ?? 'topic';
    const format = formats.find((each) => each === valueOf(given, 'format')) ?? 'table';
    await io.out.write(written(base, rated, sort, format, io));
    if (isAsked(without)) await io.err.write(fallen(base, rated));
    await io.err.write(`${closing(base, rated.length)}\n`);
    return done;
  },
};

function written(base: EvidenceBase, rated: Rated[], sort: Sort, format: Format, io: Io): string {
  if (format === 'table')
    return rated.length > 0
      ? claimsTable(grouped(rated, sort), terminalWidth(io), painter(io.out, io.env))
      : '';
  const findings = sorted(rated, sort).map(({ claim, rating }) => findingOf(base, claim, rating));
  return format === 'json'
    ? `${JSON.stringify(findings, null, 2)}\n`
    : findingsAs[format](findings, (level) => levelLabel(base.rubric, level));
}

/** Claims whose rating would be another, weaker ones first to be told. */
function fallen(base: EvidenceBase, rated: Rated[]): string {
  const words = ({ strength, verdict }: Rating): string =>
    `${levelLabel(base.rubric, strength)}, ${verdictLabel(verdict)}`;
  const rankOf = ({ strength }: Rating): number => levelRank(base.rubric, strength).rank;
  const changed = rated.filter(
    ({ rating, before }) => rating.strength !== before.strength || rating.verdict !== before.verdict,
  );
  const lines = [...changed]
    .sort((a, b) => rankOf(a.rating) - rankOf(a.before) - (rankOf(b.rating) - rankOf(b.before)))
    .map(({ claim, rating, before }) => `  ${claim.text}: ${words(before)} → ${words(rating)}\n`);
  const falls = changed.filter(({ rating, before }) => rankOf(rating) < rankOf(before)).length;
  return lines.length === 0
    ? 'no claim would be rated otherwise\n'
    : `${counted(falls, 'claim')} would fall, ${counted(changed.length, 'rating')} would change:\n${lines.join('')}`;
}

interface Rated {
  claim: Claim;
  rating: Rating;
  /** The rating with all evidence. */
  before: Rating;
  row: ClaimRow;
}

const verdictColours: Record<Verdict, Colour> = {
  supported: 'green',
  'not-supported': 'yellow',
  contradicted: 'red',
  contested: 'magenta',
  untested: 'dim',
};

function rowOf(base: EvidenceBase, claim: Claim, rating: Rating): ClaimRow {
  const { supports, contradicts, qualifies, null: nulls } = countUnits(rating);
  const { rank, of } = levelRank(base.rubric, rating.strength);
  return {
    text: claim.text,
    strength: levelLabel(base.rubric, rating.strength),
    level: of === 0 ? 0 : rank / of,
    verdict: verdictLabel(rating.verdict),
    verdictColour: verdictColours[rating.verdict],
    counts: [supports, contradicts, qualifies, nulls],
  };
}

function grouped(rated: Rated[], sort: Sort): ClaimGroup[] {
  if (sort === 'topic' && rated.some(({ claim }) => claim.topics.length > 0)) return byTopic(rated);
  return [{ heading: undefined, rows: sorted(rated, sort).map(({ row }) => row) }];
}

/** Sorting is stable: claims that are equal stay in the order of their files. */
function sorted(rated: Rated[], sort: Sort): Rated[] {
  const order: Record<Sort, (a: Rated, b: Rated) => number> = {
    topic: () => 0,
    file: () => 0,
    strength: (a, b) => b.row.level - a.row.level,
    verdict: (a, b) => verdicts.indexOf(a.rating.verdict) - verdicts.indexOf(b.rating.verdict),
    text: (a, b) => compareText(a.claim.text.toLowerCase(), b.claim.text.toLowerCase()),
  };
  return [...rated].sort(order[sort]);
}

/** A claim stands under its first topic, so that the table has each once; those without one come last. */
function byTopic(rated: Rated[]): ClaimGroup[] {
  const topics = new Map<string, ClaimRow[]>();
  for (const { claim, row } of rated) {
    const topic = claim.topics[0] ?? '';
    topics.set(topic, [...(topics.get(topic) ?? []), row]);
  }
  return [...topics]
    .sort(([a], [b]) => (a === '' ? 1 : b === '' ? -1 : compareText(a, b)))
    .map(([topic, rows]) => ({ heading: topic === '' ? 'no topic' : topic, rows }));
}

function closing(base: EvidenceBase, count: number): string {
  const errors = base
    .files()
    .reduce(
      (sum, file) => sum + base.problems(file).filter(({ severity }) => severity === 'error').length,
      0,
    );
  const said = `${counted(count, 'claim')}, rated by ${base.rubric.id}`;
  return errors === 0 ? said : `${said}; ${counted(errors, 'error')}: corroborate check says where`;
}
