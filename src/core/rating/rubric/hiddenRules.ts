/** Rules that can never have an effect, because an earlier one always takes their place. */
import { epsilon } from '../conditions.js';
import type { Condition, Rubric } from '../types.js';
import { isRecord, type Told } from './told.js';

/** Tells of start rules that an earlier one always matches before, and of caps that an earlier one at least as low goes with. */
export function hiddenRules(rubric: Rubric, told: Told): void {
  const rank = new Map(rubric.scale.map(({ id, rank: of }) => [id, of]));
  rubric.start.forEach(({ when }, index) => {
    const hiding = rubric.start.slice(0, index).find((earlier) => implies(when, earlier.when));
    if (hiding) told(['start', index], `this rule is never reached: ${hiding.id} fits whenever it does`);
  });
  rubric.caps.forEach(({ when, atMost }, index) => {
    const hiding = rubric.caps
      .slice(0, index)
      .find(
        (earlier) =>
          (rank.get(earlier.atMost) ?? 0) <= (rank.get(atMost) ?? 0) && implies(when, earlier.when),
      );
    if (hiding) told(['caps', index], `this cap never lowers anything: ${hiding.id} caps whenever it does`);
  });
}

/** Alternatives of a condition beyond this are not looked into: such a rule is taken as reachable. */
const mostAlternatives = 64;

/** Whether a condition holding is proof that another holds too. May miss a proof, never invents one. */
export function implies(one: Condition, other: Condition): boolean {
  const alternatives = alternativesOf(one);
  return alternatives.length <= mostAlternatives && alternatives.every((all) => provenBy(all, other));
}

type Requirement = [fact: string, needs: unknown];

/** A condition as alternatives of requirements that hold together; `not` parts are left out, which only weakens what can be proven. */
function alternativesOf(condition: Condition): Requirement[][] {
  let found: Requirement[][] = [[]];
  for (const [name, needs] of Object.entries(condition)) {
    const parts =
      name === 'all'
        ? listOf(needs).reduce<Requirement[][]>((sum, part) => crossed(sum, alternativesOf(part)), [[]])
        : name === 'any'
          ? listOf(needs).flatMap(alternativesOf)
          : name === 'not'
            ? [[]]
            : [[[name, needs] satisfies Requirement]];
    found = crossed(found, parts);
  }
  return found;
}

function crossed(one: Requirement[][], other: Requirement[][]): Requirement[][] {
  const found: Requirement[][] = [];
  for (const a of one) {
    for (const b of other) {
      found.push([...a, ...b]);
      // One more than is looked into says that there are too many.
      if (found.length > mostAlternatives) return found;
    }
  }
  return found;
}

function provenBy(given: readonly Requirement[], wanted: Condition): boolean {
  return Object.entries(wanted).every(([name, needs]) => {
    if (name === 'all') return listOf(needs).every((part) => provenBy(given, part));
    if (name === 'any') return listOf(needs).some((part) => provenBy(given, part));
    if (name === 'not') return false;
    return given.some(([fact, has]) => fact === name && isWithin(has, needs));
  });
}

const listOf = (value: unknown): Condition[] => (Array.isArray(value) ? (value as Condition[]) : []);

/** Whether every value that meets one need of a fact meets the other. */
function isWithin(one: unknown, other: unknown): boolean {
  const values = valuesOf(one);
  if (values) return values.every((value) => meetsNeed(value, other));
  if (valuesOf(other) || !isRecord(one) || !isRecord(other) || 'in' in other) return false;
  const [a, b] = [rangeOf(one), rangeOf(other)];
  return (
    (a.low > b.low || (a.low === b.low && (a.lowIn ? b.lowIn : true))) &&
    (a.high < b.high || (a.high === b.high && (a.highIn ? b.highIn : true)))
  );
}

/** The values that a need lists; undefined where it compares. */
function valuesOf(needs: unknown): unknown[] | undefined {
  if (!isRecord(needs)) return [needs];
  return Array.isArray(needs.in) && Object.keys(needs).length === 1 ? (needs.in as unknown[]) : undefined;
}

function meetsNeed(value: unknown, needs: unknown): boolean {
  const values = valuesOf(needs);
  if (values) return values.includes(value);
  if (typeof value !== 'number' || !isRecord(needs) || 'in' in needs) return false;
  const { low, lowIn, high, highIn } = rangeOf(needs);
  const above = lowIn ? value >= low - epsilon : value > low + epsilon;
  return above && (highIn ? value <= high + epsilon : value < high - epsilon);
}

interface NumberRange {
  low: number;
  lowIn: boolean;
  high: number;
  highIn: boolean;
}

/** The numbers that meet comparisons; an `in` beside them only narrows, and is taken as nothing. */
function rangeOf(needs: Record<string, unknown>): NumberRange {
  const range: NumberRange = { low: -Infinity, lowIn: true, high: Infinity, highIn: true };
  for (const [operator, value] of Object.entries(needs)) {
    if (typeof value !== 'number') continue;
    if (operator.startsWith('>') && value >= range.low) {
      range.lowIn = operator === '>=' && (value > range.low || range.lowIn);
      range.low = value;
    }
    if (operator.startsWith('<') && value <= range.high) {
      range.highIn = operator === '<=' && (value < range.high || range.highIn);
      range.high = value;
    }
  }
  return range;
}
