/** References under headings: one stands under each that it belongs to, and under "Other" where there is none. */
import type { EvidenceBase } from '../base/types.js';
import { designs, isDesign } from '../designs.js';
import { levelLabel, levelRank } from '../rating/index.js';
import type { Pause } from './workshop.js';

export const groupings = ['claim', 'topic', 'strength', 'design'] as const;
export type Grouping = (typeof groupings)[number];

export interface Group {
  heading: string;
  citekeys: string[];
}

export async function groupedKeys(
  base: EvidenceBase,
  citekeys: readonly string[],
  by: Grouping,
  pause: Pause,
): Promise<Group[]> {
  const groups = new Map<string, { heading: string; rank: number; citekeys: Set<string> }>();
  const put = (heading: string, rank: number, citekey: string): void => {
    const known = groups.get(heading) ?? { heading, rank, citekeys: new Set() };
    groups.set(heading, known);
    known.citekeys.add(citekey);
  };
  const order = new Map(base.claims().map(({ key }, index) => [key, index]));
  for (const [index, citekey] of citekeys.entries()) {
    await pause('writing', index, citekeys.length);
    const headings = headingsOf(base, citekey, by, order);
    if (headings.length === 0) put(by === 'design' ? 'Not described' : 'Other', Infinity, citekey);
    for (const { heading, rank } of headings) put(heading, rank, citekey);
  }
  return [...groups.values()]
    .sort((a, b) => a.rank - b.rank || (a.heading < b.heading ? -1 : 1))
    .map(({ heading, citekeys: keys }) => ({ heading, citekeys: [...keys] }));
}

function headingsOf(
  base: EvidenceBase,
  citekey: string,
  by: Grouping,
  order: ReadonlyMap<string, number>,
): { heading: string; rank: number }[] {
  const evidence = base.evidenceCiting(citekey);
  if (by === 'design') {
    const found = new Set(
      evidence
        .map(({ study }) => study)
        .concat(citekey)
        .flatMap((key) => base.study(key)?.design ?? []),
    );
    return [...found].map((design) => ({
      heading: isDesign(design) ? designs[design] : design,
      rank: Object.keys(designs).indexOf(design),
    }));
  }
  return evidence.flatMap(({ target }) => {
    const claim = target && 'claim' in target ? base.claim(target.claim) : undefined;
    if (!claim) return [];
    if (by === 'claim') return [{ heading: claim.text, rank: order.get(claim.key) ?? 0 }];
    if (by === 'topic') return claim.topics.map((heading) => ({ heading, rank: 0 }));
    const rating = base.rating(claim.key);
    if (!rating) return [];
    const heading = levelLabel(base.rubric, rating.strength);
    return [{ heading, rank: -levelRank(base.rubric, rating.strength).rank }];
  });
}
