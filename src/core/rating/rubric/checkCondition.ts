import { didYouMean } from '../../nearest.js';
import { comparisonNames } from '../conditions.js';
import { factKind, factNames, type FactKind } from '../factTable.js';
import { isRecord, type RubricPath, type Told } from './told.js';

/** The names that only the rubric itself gives. */
export interface Vocabulary {
  levels: readonly string[];
  sizes: readonly string[];
}

/** Deeper conditions than this have no reader, and no stack has to hold them. */
const deepest = 20;

/** Tells of everything in a condition that is not of the language: facts, operators, and values that a fact never has. */
export function checkCondition(
  condition: unknown,
  path: RubricPath,
  vocabulary: Vocabulary,
  told: Told,
  depth = 0,
): void {
  if (!isRecord(condition) || depth > deepest) {
    told(
      path,
      depth > deepest
        ? `conditions nest at most ${deepest} deep`
        : 'a condition is an object of facts in braces',
    );
    return;
  }
  for (const [name, needs] of Object.entries(condition)) {
    const here = [...path, name];
    if (name === 'all' || name === 'any') {
      if (!Array.isArray(needs)) told(here, `${name} takes a list of conditions`);
      else
        needs.forEach((part: unknown, index) =>
          checkCondition(part, [...here, index], vocabulary, told, depth + 1),
        );
    } else if (name === 'not') checkCondition(needs, here, vocabulary, told, depth + 1);
    else {
      const kind = factKind(name);
      if (kind) checkNeed(name, kind, needs, here, vocabulary, told);
      else told(here, `${name} is not a known fact${didYouMean(name, factNames)}`);
    }
  }
}

function checkNeed(
  name: string,
  fact: FactKind,
  needs: unknown,
  path: RubricPath,
  vocabulary: Vocabulary,
  told: Told,
): void {
  if (fact.kind === 'interval') {
    told(path, `${name} is an interval, which no rule can compare; use its limits' facts instead`);
    return;
  }
  if (!isRecord(needs)) {
    checkValue(name, fact, needs, path, vocabulary, told);
    return;
  }
  if (Object.keys(needs).length === 0) told(path, `${name} is compared with nothing`);
  for (const [operator, value] of Object.entries(needs)) {
    const here = [...path, operator];
    if (operator === 'in') {
      if (Array.isArray(value))
        value.forEach((one: unknown, index) =>
          checkValue(name, fact, one, [...here, index], vocabulary, told),
        );
      else told(here, 'in takes a list of values');
    } else if (!comparisonNames.includes(operator)) {
      told(here, `${operator} is not one of in, ${comparisonNames.join(', ')}`);
    } else if (fact.kind !== 'number') {
      told(here, `${name} is no number, so ${operator} cannot compare it`);
    } else if (typeof value !== 'number' || !Number.isFinite(value)) {
      told(here, `${operator} compares with a number`);
    }
  }
}

const kinds = { number: 'a number', flag: 'true or false', text: 'a text', interval: 'an interval' };
const types = { number: 'number', flag: 'boolean', text: 'string', interval: 'object' };

function checkValue(
  name: string,
  { kind, values }: FactKind,
  value: unknown,
  path: RubricPath,
  { levels, sizes }: Vocabulary,
  told: Told,
): void {
  if (typeof value !== types[kind]) {
    told(path, `${name} is ${kinds[kind]}`);
    return;
  }
  const known = values === 'levels' ? levels : values === 'sizes' ? sizes : values;
  if (known && typeof value === 'string' && !known.includes(value))
    told(path, `${name} is one of ${known.join(', ')}, and ${value} is not${didYouMean(value, known)}`);
}
