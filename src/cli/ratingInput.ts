import { claimTypes } from '../core/designs.js';
import { relationNames } from '../core/notes/relations.js';
import { qualities } from '../core/notes/types.js';
import type { RatedClaim, RatedStudy } from '../core/rating/types.js';
import { failure, type Failure } from './io.js';

type Fields = Record<string, Check>;
/** Why a value cannot be used, or undefined. The path is where it stands. */
type Check = (value: unknown, path: string) => string | undefined;

/** Whether JSON is what `corroborate rate` takes; the first thing that is not is one sentence. Unknown members are let be. */
export function checkRatingInput(value: unknown): { claim: RatedClaim; studies: RatedStudy[] } | Failure {
  const wrong = required({ claim, studies: list(study) })(value, 'the input');
  if (wrong !== undefined) return failure(`${wrong}; see corroborate rate --help`);
  const input = value as { claim: RatedClaim; studies: RatedStudy[] };
  const keys = new Set<string>();
  for (const [index, { key }] of input.studies.entries()) {
    if (keys.has(key))
      return failure(`studies[${index}] describes ${key} a second time; keep one description`);
    keys.add(key);
  }
  return input;
}

const isText: Check = (value, path) =>
  typeof value === 'string' && value !== '' ? undefined : `${path} should be a text`;

const isNumber: Check = (value, path) =>
  typeof value === 'number' && Number.isFinite(value) ? undefined : `${path} should be a number`;

const isCount: Check = (value, path) =>
  typeof value === 'number' && Number.isInteger(value) && value >= 0
    ? undefined
    : `${path} should be a whole number`;

const isFlag: Check = (value, path) =>
  typeof value === 'boolean' ? undefined : `${path} should be true or false`;

const oneOf =
  (names: readonly string[]): Check =>
  (value, path) =>
    typeof value === 'string' && names.includes(value)
      ? undefined
      : `${path} should be one of ${names.join(', ')}`;

const list =
  (check: Check): Check =>
  (value, path) => {
    if (!Array.isArray(value)) return `${path} should be a list`;
    for (const [index, item] of value.entries()) {
      const wrong = check(item, `${path}[${index}]`);
      if (wrong !== undefined) return wrong;
    }
    return undefined;
  };

/** An object with these members, and with those others if it has them. */
const required =
  (needed: Fields, optional: Fields = {}): Check =>
  (value, path) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value))
      return `${path} should be an object`;
    const members = new Map<string, unknown>(Object.entries(value));
    for (const [name, check] of Object.entries({ ...optional, ...needed })) {
      const member = members.get(name);
      if (member === undefined && !Object.hasOwn(needed, name)) continue;
      const wrong = check(member, path === 'the input' ? name : `${path}.${name}`);
      if (wrong !== undefined) return wrong;
    }
    return undefined;
  };

const facts: Fields = {
  design: isText,
  n: isCount,
  k: isCount,
  countries: list(isText),
  quality: oneOf(qualities),
  outcome: isText,
};

const isInterval: Check = (value, path) =>
  list(isNumber)(value, path) ??
  (Array.isArray(value) && value.length === 2 ? undefined : `${path} should have two numbers`);

const effect = required(
  { metric: isText, value: isNumber },
  { se: isNumber, ci: isInterval, level: isNumber, n: isNumber, reverse: isFlag },
);

/** Names of the flags that are set, as a list or by name. */
const isFlags: Check = (value, path) => {
  if (Array.isArray(value)) return list(isText)(value, path);
  if (typeof value !== 'object' || value === null) return `${path} should be a list of names`;
  for (const [name, set] of Object.entries(value)) {
    const wrong = isFlag(set, `${path}.${name}`);
    if (wrong !== undefined) return wrong;
  }
  return undefined;
};

const evidence = required(
  { study: isText, relation: oneOf(relationNames) },
  { ...facts, undercut: isFlag, effect, effects: list(effect) },
);

const claim = required(
  { evidence: list(evidence) },
  { id: isText, type: oneOf(claimTypes), countries: list(isText), flags: isFlags },
);

const study = required({ key: isText }, { ...facts, of: isText, dataset: isText, includes: list(isText) });
