/** Step 6: start, adjust, cap. The ledger is the computation. */
import { meets, missedOf } from './conditions.js';
import type { Facts, LedgerStep, Rubric, ScaleLevel, TriedRule } from './types.js';

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
  const levelAt = (rank: number): ScaleLevel => {
    const level = rubric.scale.find((one) => one.rank === rank);
    if (!level) throw new Error(`The rubric ${rubric.id} has no level of rank ${rank}; it was not checked.`);
    return level;
  };
  const rankOf = (id: string): number => rubric.scale.find((level) => level.id === id)?.rank ?? 0;

  let rank = 0;
  for (const { id, when, level, reason } of rubric.start) {
    if (meets(when, facts)) {
      rank = rankOf(level);
      ledger.push({ rule: id, from: null, to: level, reason });
      break;
    }
    tried.push({ rule: id, step: 'start', level, reason, missed: missedOf(when, facts) });
  }
  if (ledger.length === 0) {
    ledger.push({ rule: 'none', from: null, to: levelAt(0).id, reason: 'no start rule of the rubric fits' });
  }
  facts.start = levelAt(rank).id;

  const move = (rule: string, to: number, reason: string): void => {
    ledger.push({ rule, from: levelAt(rank).id, to: levelAt(to).id, reason });
    rank = to;
  };
  for (const { id, when, by, reason } of rubric.adjust) {
    if (rank === 0) break;
    if (meets(when, facts)) {
      // Ranks count up from 0 without a gap.
      const highest = rubric.scale.length - 1;
      move(id, Math.min(highest, Math.max(1, rank + by)), reason);
      if (by < 0) facts.downgrades = Number(facts.downgrades) - by;
    } else tried.push({ rule: id, step: 'adjust', by, reason, missed: missedOf(when, facts) });
  }
  for (const { id, when, atMost, reason } of rubric.caps) {
    if (!meets(when, facts))
      tried.push({ rule: id, step: 'cap', level: atMost, reason, missed: missedOf(when, facts) });
    else if (rank > rankOf(atMost)) move(id, rankOf(atMost), reason);
  }
  return { strength: levelAt(rank).id, ledger, tried, facts };
}
