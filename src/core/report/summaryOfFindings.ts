/** A summary-of-findings table: every claim with its rating, and what the rating rests on. */
import type { Claim, EvidenceBase } from '../base/types.js';
import { designs, isDesign } from '../designs.js';
import { levelLabel, verdictLabel } from '../rating/index.js';
import type { Rating } from '../rating/types.js';
import { csv } from './csv.js';
import { markdownTable } from './markdownTable.js';
import { paperSentence } from './paperSentence.js';

/** One claim of the table. What is not known is null. */
export interface Finding {
  id: string | null;
  claim: string;
  topics: string[];
  verdict: Rating['verdict'];
  strength: string;
  strengthLabel: string;
  /** The reviewer's own, beside the suggested one. */
  own: { strength: string; because: string | null; differs: boolean } | null;
  /** Independent studies, and how they point. */
  k: number;
  supports: number;
  contradicts: number;
  null: number;
  mixed: number;
  notCounted: number;
  /** Participants of the side that the verdict rests on; null where too few are known. */
  n: number | null;
  countries: string[];
  designs: string[];
  reasons: string[];
  sentence: string;
}

export function findingOf(base: EvidenceBase, claim: Claim, rating: Rating): Finding {
  const { rubric } = base;
  const { facts, units } = rating;
  const { ownRating } = claim;
  const used = units.flatMap(({ studies }) => studies.flatMap((key) => base.study(key)?.design ?? []));
  return {
    id: claim.id,
    claim: claim.text,
    topics: claim.topics,
    verdict: rating.verdict,
    strength: rating.strength,
    strengthLabel: levelLabel(rubric, rating.strength),
    own: ownRating ? { ...ownRating, differs: ownRating.strength !== rating.strength } : null,
    k: units.length,
    supports: Number(facts.k_supports),
    contradicts: Number(facts.k_contradicts),
    null: Number(facts.k_null),
    mixed: Number(facts.k_mixed),
    notCounted: rating.notCounted.length,
    n: typeof facts.n_total === 'number' ? facts.n_total : null,
    countries: [...new Set(units.flatMap(({ countries }) => countries))].sort(),
    designs: [...new Set(used)].sort(),
    reasons: rating.ledger.map(({ reason }) => reason),
    sentence: paperSentence(claim.text, rating, rubric, { own: ownRating }),
  };
}

const columns: [
  head: string,
  value: (finding: Finding, label: (level: string) => string) => string | number,
][] = [
  ['Claim', ({ claim }) => claim],
  ['Id', ({ id }) => id ?? ''],
  ['Verdict', ({ verdict }) => verdictLabel(verdict)],
  ['Strength', ({ strengthLabel }) => strengthLabel],
  [
    'Own rating',
    ({ own }, label) =>
      own ? `${label(own.strength)}${own.because === null ? '' : `: ${own.because}`}` : '',
  ],
  ['k', ({ k }) => k],
  ['For', ({ supports }) => supports],
  ['Against', ({ contradicts }) => contradicts],
  ['Null', ({ null: nulls }) => nulls],
  ['Mixed', ({ mixed }) => mixed],
  ['Not counted', ({ notCounted }) => notCounted],
  ['n', ({ n }) => n ?? ''],
  ['Countries', ({ countries }) => countries.join(' ')],
  [
    'Designs',
    (finding) => finding.designs.map((design) => (isDesign(design) ? designs[design] : design)).join('; '),
  ],
  ['Reasons', ({ reasons }) => reasons.join('; ')],
];

const heads = columns.map(([head]) => head);

/** The table in a file format; `label` names a level of the rubric. In Markdown the sentences stand below it, where citations are live. */
export const findingsAs = {
  csv: (findings: readonly Finding[], label: (level: string) => string): string =>
    csv([
      [...heads, 'Sentence'],
      ...findings.map((finding) => [...columns.map(([, value]) => value(finding, label)), finding.sentence]),
    ]),
  md: (findings: readonly Finding[], label: (level: string) => string): string =>
    markdownTable(
      heads,
      findings.map((finding) => columns.map(([, value]) => value(finding, label))),
    ) + findings.map(({ sentence }) => `\n${sentence}\n`).join(''),
};
