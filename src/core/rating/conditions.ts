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
  for (const name in condition) {
    const needs = condition[name];
    const isMet =
      name === 'all'
        ? listOf(needs).every((part) => meets(part, facts))
        : name === 'any'
          ? listOf(needs).some((part) => meets(part, facts))
          : name === 'not'
            ? !meets(needs as Condition, facts)
            : meetsFact(facts[name] ?? null, needs);
    if (!isMet) return false;
  }
  return true;
}

/** What of a condition the facts do not meet, one by one. */
export function missedOf(condition: Condition, facts: Facts): MissedCondition[] {
  const found: MissedCondition[] = [];
  for (const name in condition) {
    const needs = condition[name];
    if (name === 'all') for (const part of listOf(needs)) found.push(...missedOf(part, facts));
    else if (name === 'any') {
      const parts = listOf(needs);
      if (!parts.some((part) => meets(part, facts)))
        for (const part of parts) found.push(...missedOf(part, facts));
    } else if (name === 'not') {
      if (meets(needs as Condition, facts)) found.push(...unwanted(needs as Condition, facts));
    } else if (!meetsFact(facts[name] ?? null, needs)) found.push(missed(name, needs, facts));
  }
  return found;
}

/** The facts of a condition that should not hold and does. */
const unwanted = (condition: Condition, facts: Facts): MissedCondition[] =>
  Object.entries(condition).flatMap(([name, needs]) => {
    if (name === 'all' || name === 'any') return listOf(needs).flatMap((part) => unwanted(part, facts));
    return name === 'not' ? [] : [missed(name, { not: needs }, facts)];
  });

const missed = (fact: string, needs: unknown, facts: Facts): MissedCondition => ({
  fact,
  is: facts[fact] ?? null,
  needs,
  words: wordsFor(fact, needs),
});

/** The words of a rubric's needs, which are the same for every claim that is rated by it. */
const described = new WeakMap<object, Map<string, string>>();

function wordsFor(fact: string, needs: unknown): string {
  if (typeof needs !== 'object' || needs === null) return describeNeed(fact, needs);
  const held = described.get(needs) ?? new Map<string, string>();
  described.set(needs, held);
  const words = held.get(fact) ?? describeNeed(fact, needs);
  held.set(fact, words);
  return words;
}

const listOf = (value: unknown): Condition[] => (Array.isArray(value) ? (value as Condition[]) : []);

function meetsFact(is: FactValue, needs: unknown): boolean {
  if (is === null) return false;
  if (typeof needs !== 'object' || needs === null) return equal(is, needs);
  for (const operator in needs) {
    const value = (needs as Record<string, unknown>)[operator];
    if (operator === 'in') {
      if (!Array.isArray(value) || !value.some((one) => equal(is, one))) return false;
      continue;
    }
    const compare = comparisons[operator];
    if (!compare || typeof is !== 'number' || typeof value !== 'number' || !compare(is, value)) return false;
  }
  return true;
}

const equal = (is: FactValue, needs: unknown): boolean =>
  typeof is === 'number' && typeof needs === 'number' ? Math.abs(is - needs) <= epsilon : is === needs;
