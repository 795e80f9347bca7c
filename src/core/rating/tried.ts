/**
 * Rules that did not match, with what they lacked. That hangs on the few facts that a rule asks for alone, so most claims of a workspace
 * share these records: they are made once and never changed.
 */
import { missedOf } from './conditions.js';
import type { Condition, Facts, FactValue, TriedRule } from './types.js';

interface Rule {
  when: Condition;
}

/** What was made, by the value of the first fact that the rule asks for, then of the second, and so on. */
type Made = Map<FactValue, Made | TriedRule>;

interface Tries {
  /** The facts that the rule asks for, in their order. */
  asked: string[];
  made: Made;
  count: number;
}

/** Of a rule that has been tried on more bodies of evidence that differ, further ones have records of their own. */
const mostRemembered = 1000;

const remembered = new WeakMap<Rule, Tries>();

/** `rest`: what the record says of the rule beside what it lacked; the same for the same rule. */
export function triedRule(rule: Rule, facts: Facts, rest: Omit<TriedRule, 'missed'>): TriedRule {
  let tries = remembered.get(rule);
  if (!tries) remembered.set(rule, (tries = { asked: [...factsIn(rule.when)], made: new Map(), count: 0 }));
  const { asked } = tries;
  const isFull = tries.count >= mostRemembered;
  const last = asked.length - 1;
  let made: Made | undefined = tries.made;
  for (let i = 0; i < last && made; i++) {
    const value = facts[asked[i] ?? ''] ?? null;
    const known = made;
    made = known.get(value) as Made | undefined;
    if (!made && !isFull) known.set(value, (made = new Map()));
  }
  const value = facts[asked[last] ?? ''] ?? null;
  let tried = made?.get(value) as TriedRule | undefined;
  if (tried) return tried;
  tried = { ...rest, missed: missedOf(rule.when, facts) };
  if (made && !isFull) {
    made.set(value, tried);
    tries.count += 1;
  }
  return tried;
}

function factsIn(condition: Condition): Set<string> {
  const names = new Set<string>();
  for (const [name, needs] of Object.entries(condition)) {
    const parts = name === 'all' || name === 'any' ? needs : name === 'not' ? [needs] : undefined;
    if (!Array.isArray(parts)) names.add(name);
    else for (const part of parts as Condition[]) for (const inner of factsIn(part)) names.add(inner);
  }
  return names;
}
