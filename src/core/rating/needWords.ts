/** What a rule asks for, in a reader's words. */
import { factKind } from './factTable.js';

const words: Record<string, string> = {
  quality: 'quality',
  size: 'size',
  consistency: 'consistency',
  context: 'context',
};

/** "high or moderate consistency", "at least 5 studies that carry the verdict", "the flag scaled". */
export function describeNeed(fact: string, needs: unknown): string {
  if (fact.startsWith('flag_')) return `the flag ${fact.slice(5)}`;
  const noun = factKind(fact)?.noun ?? fact;
  if (typeof needs !== 'object' || needs === null) return describeValue(fact, noun, needs);
  const parts = Object.entries(needs).map(([operator, value]) => {
    if (operator === 'in' && Array.isArray(value))
      return describeAdjective(noun, fact, value.map(String).join(' or '));
    if (operator === 'not') return `not ${describeNeed(fact, value)}`;
    const shown =
      fact.startsWith('share_') && typeof value === 'number' ? `${Math.round(value * 100)} %` : String(value);
    return `${operators[operator] ?? operator} ${shown} ${noun}`;
  });
  return parts.join(', ');
}

const operators: Record<string, string> = {
  '>=': 'at least',
  '>': 'more than',
  '<=': 'at most',
  '<': 'fewer than',
};

function describeValue(fact: string, noun: string, needs: unknown): string {
  if (needs === true) return noun;
  if (needs === false) return `not ${noun}`;
  if (fact === 'k' && needs === 0) return 'no independent study';
  if (typeof needs === 'number') return `${needs} ${noun}`;
  return describeAdjective(noun, fact, String(needs));
}

const describeAdjective = (noun: string, fact: string, adjective: string): string =>
  words[fact] === undefined ? `${noun} ${adjective}` : `${adjective} ${noun}`;
