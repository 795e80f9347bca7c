/** All evidence of one study for one claim is one link. */
import type { Quality } from '../notes/types.js';
import type { Direction, RatedClaim, RatedEvidence, RatedStudy } from './types.js';

/** A study as it bears on one claim: its facts, with what its passages put in their place. */
export interface Link {
  study: string;
  relation: Direction;
  /** True where every passage is undercut. */
  undercut: boolean;
  facts: RatedStudy;
  /** What the passages say differently of, by name: the most cautious holds. */
  differing: string[];
}

/** From the most cautious. Unappraised comes after low: it may yet be good. */
const caution: readonly Quality[] = ['low', 'unclear', 'moderate', 'high'];
const indirectOutcomes = ['intention', 'attitude', 'perception'];

/** Whether an outcome is only what people mean, feel or see, not what they do or get. */
export const isIndirect = (outcome: string | undefined): boolean =>
  outcome !== undefined && indirectOutcomes.includes(outcome);

/** The links of a claim, by study key. `mentions` and `undercuts` make none. */
export function linksOf(claim: RatedClaim, studies: ReadonlyMap<string, RatedStudy>): Link[] {
  const passages = new Map<string, RatedEvidence[]>();
  for (const evidence of claim.evidence) {
    if (evidence.relation === 'mentions' || evidence.relation === 'undercuts') continue;
    const held = passages.get(evidence.study);
    if (held) held.push(evidence);
    else passages.set(evidence.study, [evidence]);
  }
  return [...passages.entries()]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, held]) => linkOf(studies.get(key) ?? { key }, held));
}

function linkOf(study: RatedStudy, passages: RatedEvidence[]): Link {
  const relations = new Set(passages.map(({ relation }) => relation as Direction));
  const [only] = relations;
  const { facts, differing } = cautious(study, passages);
  return {
    study: study.key,
    relation: relations.size === 1 && only !== undefined ? only : 'qualifies',
    undercut: passages.every(({ undercut }) => undercut === true),
    facts,
    differing,
  };
}

/** The study's facts with the passages' overrides; of passages that differ the most cautious: lowest quality, smallest n and k. */
function cautious(study: RatedStudy, passages: RatedEvidence[]): { facts: RatedStudy; differing: string[] } {
  const effective = passages.map((passage) => ({
    quality: passage.quality ?? study.quality ?? 'unclear',
    n: passage.n ?? study.n,
    k: passage.k ?? study.k,
    outcome: passage.outcome ?? study.outcome,
    design: passage.design ?? study.design,
    countries: passage.countries ?? study.countries ?? [],
  }));
  const differing = (['quality', 'n', 'k', 'outcome', 'design'] as const).filter(
    (name) => new Set(effective.map((values) => values[name])).size > 1,
  );
  const smallest = (name: 'n' | 'k'): number | undefined => {
    const known = effective.flatMap((values) => values[name] ?? []);
    return known.length > 0 ? Math.min(...known) : undefined;
  };
  const outcomes = effective.flatMap(({ outcome }) => outcome ?? []).sort();
  const designs = effective.flatMap(({ design }) => design ?? []).sort();
  return {
    facts: {
      ...study,
      quality: caution.find((quality) => effective.some((values) => values.quality === quality)) ?? 'unclear',
      n: smallest('n'),
      k: smallest('k'),
      outcome: outcomes.find(isIndirect) ?? outcomes[0],
      design: designs[0],
      countries: [...new Set(effective.flatMap(({ countries }) => countries))].sort(),
    },
    differing,
  };
}
