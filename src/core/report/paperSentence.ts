/** A rating as a sentence that can go into a paper: hedged as its strength allows, with its citations. */
import { compareText } from '../compareText.js';
import { mentionOf } from '../notes/citations/key.js';
import { levelLabel, levelRank, numeral } from '../rating/index.js';
import type { Direction, Rating, Rubric, Unit } from '../rating/types.js';

/** How studies are cited: by Pandoc's keys, or as a reader sees them. */
export type Cite = (citekeys: readonly string[]) => string;

/** `[@alford2002why; @parrado2013correlates]`. */
export const pandocCitation: Cite = (citekeys) => `[${citekeys.map(mentionOf).join('; ')}]`;

/** A strength that the reviewer set in the place of the suggested one, and why. */
export interface SetStrength {
  strength: string;
  because: string | null;
}

export interface PaperOptions {
  cite?: Cite;
  /** The reviewer's own rating: it decides the wording, and the suggestion is named beside it. */
  own?: SetStrength | undefined;
}

/**
 * "Strong evidence indicates that “Co-production raises trust”: four independent studies find it [@a; @b; @c; @d], and one independent study
 * looked for it and did not find it [@e] (rated Strong by dfid-2014)." The claim stands in quotation marks, as its author wrote it.
 */
export function paperSentence(
  claim: string,
  rating: Rating,
  rubric: Rubric,
  { cite = pandocCitation, own }: PaperOptions = {},
): string {
  const quoted = quotation(claim);
  if (rating.units.length === 0) return untested(quoted, rating, cite);
  const details = (['supports', 'contradicts', 'null', 'qualifies'] as const).flatMap((direction) =>
    detail(rating, direction, cite),
  );
  const opening = openingOf(quoted, rating, own?.strength ?? rating.strength, rubric);
  return `${opening}: ${joined(details)} (${ratedWords(rating, rubric, own)}).`;
}

/** What the evidence says, and how sure one may be of it. */
function openingOf(quoted: string, { units, verdict }: Rating, strength: string, rubric: Rubric): string {
  const { rank, of } = levelRank(rubric, strength);
  const evidence =
    rank === 0 ? `Evidence below the scale of ${rubric.id}` : evidenceWords(levelLabel(rubric, strength));
  const verb = verbs.find(({ from }) => rank / of >= from)?.verb ?? 'suggests';
  switch (verdict) {
    case 'supported':
      return `${evidence} ${verb} that ${quoted}`;
    case 'contradicted':
      return `${evidence} ${verb} the opposite of the claim that ${quoted}`;
    case 'not-supported':
      return `${evidence} does not support the claim that ${quoted}`;
    case 'contested':
      return units.every(({ relation }) => relation === 'qualifies')
        ? `${evidence} supports only in part the claim that ${quoted}`
        : `${evidence} is divided on whether ${quoted}`;
    case 'untested':
      return `No counted study tests whether ${quoted}`;
  }
}

/** By the share of the scale that is reached. */
const verbs = [
  { from: 0.99, verb: 'shows' },
  { from: 0.7, verb: 'indicates' },
];

/**
 * A level in a sentence: "Limited evidence" where its label says how strong evidence is, "Low-certainty evidence" as GRADE has it; any other
 * label (a score, a stage) is named and not translated, since a high score of one design is no strong body of evidence.
 */
function evidenceWords(label: string): string {
  const words = label.toLowerCase();
  if (/^(?:(?:very|fairly) )?(?:limited|weak|strong)$/.test(words)) return `${label} evidence`;
  if (words === 'medium') return 'Medium-strength evidence';
  if (/^(?:(?:very|fairly) )?(?:low|moderate|high)$/.test(words))
    return `${label.replace(' ', '-')}-certainty evidence`;
  return `Evidence rated “${label}”`;
}

function ratedWords(rating: Rating, rubric: Rubric, own: SetStrength | undefined): string {
  const label = (level: string): string => levelLabel(rubric, level);
  const suggested = `rated ${label(rating.strength)} by ${rubric.id}`;
  if (own === undefined || own.strength === rating.strength) return suggested;
  const reason = own.because === null ? '' : `: ${own.because.trim().replace(/[.]$/, '')}`;
  return `our rating is ${label(own.strength)}${reason}; ${suggested}`;
}

const found: Record<Direction, [one: string, more: string]> = {
  supports: ['finds it', 'find it'],
  contradicts: ['finds the opposite', 'find the opposite'],
  null: ['looked for it and did not find it', 'looked for it and did not find it'],
  qualifies: ['finds it in part', 'find it in part'],
};

function detail({ units }: Rating, direction: Direction, cite: Cite): string[] {
  const pointing = units.filter(({ relation }) => relation === direction);
  if (pointing.length === 0) return [];
  const one = pointing.length === 1;
  const studies = `${numeral(pointing.length)} independent ${one ? 'study' : 'studies'}`;
  const keys = citekeysOf(pointing.flatMap((unit) => unit.studies)).sort(compareText);
  return [`${studies}${reportedIn(pointing, keys.length)} ${found[direction][one ? 0 : 1]} ${cite(keys)}`];
}

/** Where publications share their data: "one independent study, reported in three publications,". */
function reportedIn(units: readonly Unit[], publications: number): string {
  const shares = units.some(({ studies }) => studies.length > 1) && publications > units.length;
  return shares ? `, reported in ${numeral(publications)} publications,` : '';
}

function untested(quoted: string, { notCounted }: Rating, cite: Cite): string {
  if (notCounted.length === 0) return `No study was found that tests whether ${quoted}.`;
  const keys = citekeysOf(notCounted.map(({ study }) => study)).sort(compareText);
  const says =
    keys.length === 1
      ? 'one source that speaks of it is not counted as evidence'
      : `${numeral(keys.length)} sources that speak of it are not counted as evidence`;
  return `No study was found that tests whether ${quoted}; ${says} ${cite(keys)}.`;
}

/** Citation keys of studies, each once: a paper with several studies is cited once. */
export const citekeysOf = (studies: readonly string[]): string[] => [
  ...new Set(studies.map((key) => key.split('#')[0] ?? key)),
];

/** The claim in quotation marks, without a full stop; marks inside it are single. */
function quotation(claim: string): string {
  const inner = claim
    .trim()
    .replace(/[.]$/, '')
    .replace(/[“„]/g, '‘')
    .replace(/”/g, '’')
    .replace(/"([^"]*)"/g, '‘$1’');
  return `“${inner}”`;
}

function joined(parts: readonly string[]): string {
  const [last = '', ...rest] = [...parts].reverse();
  return rest.length === 0 ? last : `${rest.reverse().join(', ')}, and ${last}`;
}
