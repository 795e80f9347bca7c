/** A rating as a sentence that can go into a paper: hedged as its strength allows, with its citations. */
import { levelLabel, levelRank, numeral } from '../rating/index.js';
import type { Direction, Rating, Rubric } from '../rating/types.js';

/** How studies are cited: by Pandoc's keys, or as a reader sees them. */
export type Cite = (citekeys: readonly string[]) => string;

/** `[@alford2002why; @parrado2013correlates]`. */
export const pandocCitation: Cite = (citekeys) => `[${citekeys.map((key) => `@${key}`).join('; ')}]`;

/**
 * "Strong evidence indicates that “Co-production raises trust”: four independent studies find it [@a; @b; @c; @d], and one looked and did
 * not find it [@e] (rated by dfid-2014)." The claim stands in quotation marks, as its author wrote it.
 */
export function paperSentence(
  claim: string,
  rating: Rating,
  rubric: Rubric,
  cite: Cite = pandocCitation,
): string {
  const quoted = `“${claim.trim().replace(/[.]$/, '')}”`;
  const { units, verdict } = rating;
  if (units.length === 0) return untested(quoted, rating, cite);
  const { rank, of } = levelRank(rubric, rating.strength);
  const hedge = hedges.find(({ from }) => rank / of >= from) ?? lastHedge;
  const opening = {
    supported: `${hedge.evidence} ${hedge.verb} that ${quoted}`,
    contradicted: `${hedge.evidence} ${hedge.verb} the opposite of ${quoted}`,
    'not-supported': `${hedge.evidence} ${hedge.verb} no support for the claim that ${quoted}`,
    contested: units.every(({ relation }) => relation === 'qualifies')
      ? `${hedge.evidence} supports in part that ${quoted}`
      : `${hedge.evidence} is divided on whether ${quoted}`,
    untested: `No counted study tests whether ${quoted}`,
  }[verdict];
  const details = (['supports', 'contradicts', 'null', 'qualifies'] as const).flatMap((direction) =>
    detail(rating, direction, cite),
  );
  const shared =
    units.filter(({ studies }) => studies.length > 1).length > 0
      ? '; publications of one data set count once'
      : '';
  return `${opening}: ${joined(details)}${shared} (${levelLabel(rubric, rating.strength)}, ${rubric.id}).`;
}

/** Words for a share of the scale: what is strong may be said, what is weak is said to be. */
const hedges = [
  { from: 0.99, evidence: 'Very strong evidence', verb: 'shows' },
  { from: 0.7, evidence: 'Strong evidence', verb: 'indicates' },
  { from: 0.45, evidence: 'Some evidence', verb: 'suggests' },
];
const lastHedge = { evidence: 'Limited evidence', verb: 'may suggest' };

const found: Record<Direction, [one: string, more: string]> = {
  supports: ['finds it', 'find it'],
  contradicts: ['finds the opposite', 'find the opposite'],
  null: ['looked and did not find it', 'looked and did not find it'],
  qualifies: ['finds it in part', 'find it in part'],
};

function detail({ units }: Rating, direction: Direction, cite: Cite): string[] {
  const pointing = units.filter(({ relation }) => relation === direction);
  if (pointing.length === 0) return [];
  const studies = pointing.length === 1 ? 'independent study' : 'independent studies';
  const keys = citekeysOf(pointing.flatMap((unit) => unit.studies));
  return [
    `${numeral(pointing.length)} ${studies} ${found[direction][pointing.length === 1 ? 0 : 1]} ${cite(keys)}`,
  ];
}

function untested(quoted: string, { notCounted }: Rating, cite: Cite): string {
  if (notCounted.length === 0) return `No study was found that tests whether ${quoted}.`;
  const keys = citekeysOf(notCounted.map(({ study }) => study));
  const says =
    keys.length === 1
      ? 'one source speaks of it without evidence that counts'
      : `${numeral(keys.length)} sources speak of it without evidence that counts`;
  return `No study was found that tests whether ${quoted}; ${says} ${cite(keys)}.`;
}

/** Citation keys of studies, each once: a paper with several studies is cited once. */
export const citekeysOf = (studies: readonly string[]): string[] => [
  ...new Set(studies.map((key) => key.split('#')[0] ?? key)),
];

function joined(parts: readonly string[]): string {
  const [last = '', ...rest] = [...parts].reverse();
  return rest.length === 0 ? last : `${rest.reverse().join(', ')}, and ${last}`;
}
