/**
 * Rules that did not match, with what they lacked. That hangs on the few facts that a rule asks for alone, so most claims of a workspace
 * share these records: they are made once and never changed.
 */
import { missedOf } from './conditions.js';
import type { Condition, Facts, FactValue, TriedRule } from './types.js';

interface Rule {
  when: Condition;
}

interface Tries {
  /** The facts that the rule asks for. */
  asked: string[];
  /** By what those facts were. */
  made: Map<string, TriedRule>;
}

/** A rule that has been tried on more bodies of evidence that differ starts anew. */
const mostRemembered = 1000;

const remembered = new WeakMap<Rule, Tries>();

/** `rest`: what the record says of the rule beside what it lacked; the same for the same rule. */
export function triedRule(rule: Rule, facts: Facts, rest: Omit<TriedRule, 'missed'>): TriedRule {
  let tries = remembered.get(rule);
  if (!tries) remembered.set(rule, (tries = { asked: [...factsIn(rule.when)], made: new Map() }));
  let key = '';
  for (const name of tries.asked) key += keyOf(facts[name] ?? null);
  let tried = tries.made.get(key);
  if (!tried) {
    if (tries.made.size >= mostRemembered) tries.made.clear();
    tries.made.set(key, (tried = { ...rest, missed: missedOf(rule.when, facts) }));
  }
  return tried;
}

const keyOf = (value: FactValue): string => `${typeof value} ${String(value)}\n`;

function factsIn(condition: Condition): Set<string> {
  const names = new Set<string>();
  for (const [name, needs] of Object.entries(condition)) {
    const parts = name === 'all' || name === 'any' ? needs : name === 'not' ? [needs] : undefined;
    if (!Array.isArray(parts)) names.add(name);
    else for (const part of parts as Condition[]) for (const inner of factsIn(part)) names.add(inner);
  }
  return names;
}
