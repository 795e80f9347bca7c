/** Step 6: start, adjust, cap. The ledger is the computation. */
import { meets } from './conditions.js';
import { triedRule } from './tried.js';
import type { Facts, LedgerStep, Rubric, TriedRule } from './types.js';

export interface Applied {
  strength: string;
  ledger: LedgerStep[];
  tried: TriedRule[];
  /** With `start` and `downgrades` as the rules left them. */
  facts: Facts;
}

/** Applies a rubric's rules to the facts of a body, and writes into them where the rules start and how far they lead down. */
export function applyRules(facts: Facts, rubric: Rubric): Applied {
  const ledger: LedgerStep[] = [];
  const tried: TriedRule[] = [];
  let rank = 0;
  for (const rule of rubric.start) {
    const { id, when, level, reason } = rule;
    if (meets(when, facts)) {
      rank = rankOf(level, rubric);
      ledger.push({ rule: id, from: null, to: level, reason });
      break;
    }
    tried.push(triedRule(rule, facts, { rule: id, step: 'start', level, reason }));
  }
  if (ledger.length === 0) {
    ledger.push({
      rule: 'none',
      from: null,
      to: levelAt(0, rubric),
      reason: 'no start rule of the rubric fits',
    });
  }
  facts.start = levelAt(rank, rubric);

  for (const rule of rubric.adjust) {
    const { id, when, by, reason } = rule;
    if (rank === 0) break;
    if (meets(when, facts)) {
      // Ranks count up from 0 without a gap.
      const highest = rubric.scale.length - 1;
      const to = Math.min(highest, Math.max(1, rank + by));
      ledger.push({ rule: id, from: levelAt(rank, rubric), to: levelAt(to, rubric), reason });
      rank = to;
      if (by < 0) facts.downgrades = Number(facts.downgrades) - by;
    } else tried.push(triedRule(rule, facts, { rule: id, step: 'adjust', by, reason }));
  }
  for (const rule of rubric.caps) {
    const { id, when, atMost, reason } = rule;
    if (!meets(when, facts))
      tried.push(triedRule(rule, facts, { rule: id, step: 'cap', level: atMost, reason }));
    else if (rank > rankOf(atMost, rubric)) {
      ledger.push({ rule: id, from: levelAt(rank, rubric), to: atMost, reason });
      rank = rankOf(atMost, rubric);
    }
  }
  return { strength: levelAt(rank, rubric), ledger, tried, facts };
}

function levelAt(rank: number, { scale, id }: Rubric): string {
  const level = scale.find((one) => one.rank === rank);
  if (!level) throw new Error(`The rubric ${id} has no level of rank ${rank}; it was not checked.`);
  return level.id;
}

const rankOf = (level: string, { scale }: Rubric): number => scale.find(({ id }) => id === level)?.rank ?? 0;
