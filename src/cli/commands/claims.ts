import { ratingsWithout } from '../../core/base/index.js';
import type { Claim, EvidenceBase } from '../../core/base/types.js';
import { compareText } from '../../core/compareText.js';
import { levelLabel, levelRank, verdictLabel } from '../../core/rating/index.js';
import { verdicts, type Rating, type Verdict } from '../../core/rating/types.js';
import { findingOf, findingsAs } from '../../core/report/summaryOfFindings.js';
import { countUnits } from '../../language/index.js';
import { claimsTable, type ClaimGroup, type ClaimRow } from '../claimsTable.js';
import { valueOf, type Command } from '../command.js';
import { done, isFailure, type Io } from '../io.js';
import { openUnder } from '../openFolder.js';
import { painter, type Colour } from '../style.js';
import { fallenWords, isAsked, leftOutBy, unknownIn, withoutOptions } from '../without.js';
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
    differing: {
      description:
        'only claims whose own strength (strength=…) differs from the suggested one; verdicts have no own',
    },
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
    const leftOut = leftOutBy(given);
    const unknown = unknownIn(base, leftOut);
    if (unknown) return unknown;
    const rerated = isAsked(leftOut) ? ratingsWithout(base, leftOut) : [];
    const instead = new Map(rerated.map(({ claim, after }) => [claim.key, after]));
    const all = base.claims().flatMap((claim): Rated[] => {
      const rating = instead.get(claim.key) ?? base.rating(claim.key);
      return rating ? [{ claim, rating, row: rowOf(base, claim, rating) }] : [];
    });
    const differing = given.values.differing === true;
    const rated = differing ? all.filter(isDiffering).map((one) => withOwn(base, one)) : all;
    const sort = sorts.find((each) => each === valueOf(given, 'sort')) ?? 'topic';
    const format = formats.find((each) => each === valueOf(given, 'format')) ?? 'table';
    await io.out.write(written(base, rated, sort, format, io));
    if (isAsked(leftOut)) await io.err.write(fallenWords(rerated, base.rubric));
    if (differing) await io.err.write(differingWords(all));
    await io.err.write(`${closing(base, all)}\n`);
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

const isDiffering = ({ claim, rating }: Rated): boolean =>
  claim.ownRating !== undefined && claim.ownRating.strength !== rating.strength;

/** The row with the reviewer's own rating in it. */
function withOwn(base: EvidenceBase, { claim, rating, row }: Rated): Rated {
  const { ownRating } = claim;
  const own = ownRating && { ...ownRating, strength: levelLabel(base.rubric, ownRating.strength) };
  return { claim, rating, row: { ...row, ...(own && { own }) } };
}

/** "1 of 3 own ratings differs from the suggested one". */
function differingWords(rated: readonly Rated[]): string {
  const own = rated.filter(({ claim }) => claim.ownRating).length;
  if (own === 0) return 'no claim has a rating of your own\n';
  const differing = rated.filter(isDiffering).length;
  return `${differing} of ${counted(own, 'own rating')} ${differing === 1 ? 'differs' : 'differ'} from what is suggested\n`;
}

interface Rated {
  claim: Claim;
  rating: Rating;
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

function closing(base: EvidenceBase, rated: readonly Rated[]): string {
  const errors = base
    .files()
    .reduce(
      (sum, file) => sum + base.problems(file).filter(({ severity }) => severity === 'error').length,
      0,
    );
  const said = [`${counted(rated.length, 'claim')}, rated by ${base.rubric.id}`];
  if (errors > 0) said.push(`${counted(errors, 'error')}: corroborate check says where`);
  const unknown = notDescribed(base, rated);
  if (unknown > 0) {
    const are =
      unknown === 1
        ? 'is listed and not counted: no note describes its'
        : 'are listed and not counted: no note describes their';
    said.push(`${counted(unknown, 'study', 'studies')} ${are} design`);
  }
  return said.join('; ');
}

/** How many of the studies that were left out of a rating have no described design: what surprises who begins. */
function notDescribed(base: EvidenceBase, rated: readonly Rated[]): number {
  const studies = new Set(rated.flatMap(({ rating }) => rating.notCounted.map(({ study }) => study)));
  return [...studies].filter((key) => base.study(key)?.described === false).length;
}
