/** The closed language of a rubric's conditions: named facts compared with values. Nothing is evaluated. */
import type { Condition, Facts, FactValue, MissedCondition } from './types.js';
import { describeNeed } from './needWords.js';

/** Two numbers nearer than this are equal: 13/20 sits exactly on .65. */
export const epsilon = 1e-9;

const comparisons: Record<string, (is: number, needs: number) => boolean> = {
  '>=': (is, needs) => is >= needs - epsilon,
  '<=': (is, needs) => is <= needs + epsilon,
  '>': (is, needs) => is > needs + epsilon,
  '<': (is, needs) => is < needs - epsilon,
};
export const comparisonNames = Object.keys(comparisons);

/** Whether the facts meet a condition. A missing fact meets nothing. */
export function meets(condition: Condition, facts: Facts): boolean {
  return Object.entries(condition).every(([name, needs]) => {
    if (name === 'all') return listOf(needs).every((part) => meets(part, facts));
    if (name === 'any') return listOf(needs).some((part) => meets(part, facts));
    if (name === 'not') return !meets(needs as Condition, facts);
    return meetsFact(facts[name] ?? null, needs);
  });
}

/** What of a condition the facts do not meet, one by one. */
export function missedOf(condition: Condition, facts: Facts): MissedCondition[] {
  return Object.entries(condition).flatMap(([name, needs]): MissedCondition[] => {
    if (name === 'all') return listOf(needs).flatMap((part) => missedOf(part, facts));
    if (name === 'any') {
      const parts = listOf(needs);
      return parts.some((part) => meets(part, facts)) ? [] : parts.flatMap((part) => missedOf(part, facts));
    }
    if (name === 'not') {
      const inner = needs as Condition;
      if (!meets(inner, facts)) return [];
      return Object.entries(inner).map(([fact, value]) => missed(fact, { not: value }, facts));
    }
    return meetsFact(facts[name] ?? null, needs) ? [] : [missed(name, needs, facts)];
  });
}

const missed = (fact: string, needs: unknown, facts: Facts): MissedCondition => ({
  fact,
  is: facts[fact] ?? null,
  needs,
  words: describeNeed(fact, needs),
});

const listOf = (value: unknown): Condition[] => (Array.isArray(value) ? (value as Condition[]) : []);

function meetsFact(is: FactValue, needs: unknown): boolean {
  if (is === null) return false;
  if (typeof needs !== 'object' || needs === null) return equal(is, needs);
  return Object.entries(needs).every(([operator, value]) => {
    if (operator === 'in') return Array.isArray(value) && value.some((one) => equal(is, one));
    const compare = comparisons[operator];
    return compare !== undefined && typeof is === 'number' && typeof value === 'number' && compare(is, value);
  });
}

const equal = (is: FactValue, needs: unknown): boolean =>
  typeof is === 'number' && typeof needs === 'number' ? Math.abs(is - needs) <= epsilon : is === needs;
