/** Reads a rubric from plain data. Whatever is wrong with it is told with its path; nothing throws. */
import { claimTypes, designs, isDesign } from '../designs.js';
import { didYouMean } from '../nearest.js';
import { qualities } from '../notes/types.js';
import { comparisonNames } from './conditions.js';
import { factNouns, isFact } from './factNames.js';
import type { Rubric } from './types.js';

export type RubricPath = (string | number)[];
export interface RubricError {
  path: RubricPath;
  message: string;
}

/** The rubric, where it is whole; else what is wrong with it. */
export function checkRubric(value: unknown): { rubric?: Rubric; errors: RubricError[] } {
  const errors: RubricError[] = [];
  const told = (path: RubricPath, message: string): void => void errors.push({ path, message });
  if (!isRecord(value)) return { errors: [{ path: [], message: 'a rubric is an object in braces' }] };

  const want = (holder: unknown, path: RubricPath, kind: Kind): unknown => {
    const name = path[path.length - 1] ?? '';
    const found = isRecord(holder) ? holder[name] : undefined;
    if (kindOf(found) !== kind) told(path, `${name} is missing, or not ${kindWords[kind]}`);
    return found;
  };
  for (const name of ['id', 'version', 'title']) want(value, [name], 'string');
  if (want(value, ['schemaVersion'], 'number') !== 1)
    told(['schemaVersion'], 'only schemaVersion 1 is known');
  want(want(value, ['source'], 'object'), ['source', 'citation'], 'string');
  const levels = checkScale(want(value, ['scale'], 'list'), told);
  checkStudy(want(value, ['study'], 'object'), want, told);
  checkBody(want(value, ['body'], 'object'), want, told);
  checkRules('start', want(value, ['start'], 'list'), levels, told);
  checkRules('adjust', want(value, ['adjust'], 'list'), levels, told);
  checkRules('caps', want(value, ['caps'], 'list'), levels, told);
  return errors.length === 0 ? { rubric: value as unknown as Rubric, errors } : { errors };
}

/** A rubric that extends another: `study` and `body` are merged deeply, everything else is replaced. */
export function extendRubric(basis: unknown, own: unknown): unknown {
  if (!isRecord(basis) || !isRecord(own)) return own;
  return {
    ...basis,
    ...own,
    extends: undefined,
    study: merged(basis.study, own.study),
    body: merged(basis.body, own.body),
  };
}

function merged(basis: unknown, own: unknown): unknown {
  if (own === undefined) return basis;
  if (!isRecord(basis) || !isRecord(own)) return own;
  const names = [...new Set([...Object.keys(basis), ...Object.keys(own)])];
  return Object.fromEntries(names.map((name) => [name, merged(basis[name], own[name])]));
}

type Kind = 'string' | 'number' | 'boolean' | 'list' | 'object';
const kindWords: Record<Kind, string> = {
  string: 'text',
  number: 'a number',
  boolean: 'true or false',
  list: 'a list in square brackets',
  object: 'an object in braces',
};
type Want = (holder: unknown, path: RubricPath, kind: Kind) => unknown;
type Told = (path: RubricPath, message: string) => void;

function kindOf(value: unknown): Kind | undefined {
  if (Array.isArray(value)) return 'list';
  if (isRecord(value)) return 'object';
  if (typeof value === 'number') return Number.isFinite(value) ? 'number' : undefined;
  return typeof value === 'string' ? 'string' : typeof value === 'boolean' ? 'boolean' : undefined;
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The levels of the scale; its ranks count up from 0, the level of no evidence. */
function checkScale(scale: unknown, told: Told): Set<string> {
  const levels = new Set<string>();
  if (!Array.isArray(scale)) return levels;
  const ranks: number[] = [];
  scale.forEach((level: unknown, index) => {
    if (
      !isRecord(level) ||
      typeof level.id !== 'string' ||
      typeof level.label !== 'string' ||
      typeof level.rank !== 'number'
    ) {
      told(['scale', index], 'a level has an id, a rank and a label');
      return;
    }
    levels.add(level.id);
    ranks.push(level.rank);
  });
  if (ranks.sort((a, b) => a - b).some((rank, index) => rank !== index) || ranks.length < 2) {
    told(['scale'], 'ranks count up from 0 (no evidence) without a gap, at least to 1');
  }
  return levels;
}

const grades = ['high', 'moderate', 'low'];
const bands = ['strong', 'moderate', 'weak'];

function checkStudy(study: unknown, want: Want, told: Told): void {
  if (!isRecord(study)) return;
  const tables = want(study, ['study', 'appropriateness'], 'object');
  for (const type of claimTypes) {
    checkDesignNumbers(
      want(tables, ['study', 'appropriateness', type], 'object'),
      ['study', 'appropriateness', type],
      told,
    );
  }
  const limits = want(study, ['study', 'bands'], 'object');
  for (const band of bands) want(limits, ['study', 'bands', band], 'number');
  const table = want(study, ['study', 'grade'], 'object');
  for (const quality of qualities) {
    const row = want(table, ['study', 'grade', quality], 'object');
    if (!isRecord(row)) continue;
    for (const band of bands) {
      if (!grades.includes(String(row[band])))
        told(['study', 'grade', quality, band], 'a grade is high, moderate or low');
    }
  }
  const weights = want(study, ['study', 'weights'], 'object');
  for (const grade of grades) want(weights, ['study', 'weights', grade], 'number');
  for (const name of ['experimental', 'reviews'] as const)
    checkDesignList(want(study, ['study', name], 'list'), ['study', name], told);
  if (study.smallSample !== undefined) {
    const small = want(study, ['study', 'smallSample'], 'object');
    want(small, ['study', 'smallSample', 'below'], 'number');
    want(small, ['study', 'smallSample', 'steps'], 'number');
    checkDesignList(
      want(small, ['study', 'smallSample', 'exempt'], 'list'),
      ['study', 'smallSample', 'exempt'],
      told,
    );
  }
  if (study.score !== undefined)
    checkDesignNumbers(want(study, ['study', 'score'], 'object'), ['study', 'score'], told);
}

function checkDesignNumbers(table: unknown, path: RubricPath, told: Told): void {
  if (!isRecord(table)) return;
  for (const [design, worth] of Object.entries(table)) {
    if (!isDesign(design)) told([...path, design], unknownDesign(design));
    else if (kindOf(worth) !== 'number') told([...path, design], 'what a design is worth is a number');
  }
}

function checkDesignList(list: unknown, path: RubricPath, told: Told): void {
  if (!Array.isArray(list)) return;
  list.forEach((design: unknown, index) => {
    if (typeof design !== 'string' || !isDesign(design))
      told([...path, index], unknownDesign(String(design)));
  });
}

const unknownDesign = (design: string): string =>
  `${design} is not a known study design${didYouMean(design, Object.keys(designs))}`;

function checkBody(body: unknown, want: Want, told: Told): void {
  if (!isRecord(body)) return;
  for (const name of ['withinDatasetAgreement', 'mixedToSupport', 'reviewSizeCap', 'verdictThreshold']) {
    want(body, ['body', name], 'number');
  }
  want(body, ['body', 'nullCountsAgainst'], 'boolean');
  const parts: Record<string, [string, Kind][]> = {
    quality: [
      ['highShareMin', 'number'],
      ['lowShareOver', 'number'],
    ],
    consistency: [
      ['high', 'number'],
      ['moderate', 'number'],
      ['dropIfParticipantsDisagree', 'boolean'],
      ['participantsKnownShare', 'number'],
    ],
    context: [
      ['minCountries', 'number'],
      ['inContextShare', 'number'],
    ],
  };
  for (const [part, fields] of Object.entries(parts)) {
    const held = want(body, ['body', part], 'object');
    for (const [name, kind] of fields) want(held, ['body', part, name], kind);
  }
  const sizes = want(body, ['body', 'size'], 'list');
  if (!Array.isArray(sizes)) return;
  sizes.forEach((size: unknown, index) => {
    if (!isRecord(size) || typeof size.id !== 'string' || typeof size.min !== 'number')
      told(['body', 'size', index], 'a size has an id and a min');
  });
}

function checkRules(
  step: 'start' | 'adjust' | 'caps',
  rules: unknown,
  levels: Set<string>,
  told: Told,
): void {
  if (!Array.isArray(rules)) return;
  rules.forEach((rule: unknown, index) => {
    const path: RubricPath = [step, index];
    if (!isRecord(rule)) {
      told(path, 'a rule is an object in braces');
      return;
    }
    for (const name of ['id', 'reason'])
      if (typeof rule[name] !== 'string')
        told([...path, name], `a rule has ${name === 'id' ? 'an' : 'a'} ${name}`);
    const level = step === 'start' ? 'level' : 'atMost';
    if (step === 'adjust') {
      if (kindOf(rule.by) !== 'number') told([...path, 'by'], 'an adjustment says by how many levels');
    } else if (!levels.has(String(rule[level]))) {
      told(
        [...path, level],
        `${String(rule[level])} is not a level of the scale${didYouMean(String(rule[level]), levels)}`,
      );
    }
    checkCondition(rule.when, [...path, 'when'], told, 0);
  });
}

/** Deeper conditions than this have no reader, and no stack has to hold them. */
const deepest = 20;

function checkCondition(condition: unknown, path: RubricPath, told: Told, depth: number): void {
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
      else needs.forEach((part: unknown, index) => checkCondition(part, [...here, index], told, depth + 1));
    } else if (name === 'not') checkCondition(needs, here, told, depth + 1);
    else if (!isFact(name))
      told(here, `${name} is not a known fact${didYouMean(name, Object.keys(factNouns))}`);
    else checkNeed(needs, here, told);
  }
}

function checkNeed(needs: unknown, path: RubricPath, told: Told): void {
  if (!isRecord(needs)) {
    if (!['string', 'number', 'boolean'].includes(typeof needs))
      told(path, 'a fact is compared with text, a number, true or false');
    return;
  }
  for (const [operator, value] of Object.entries(needs)) {
    if (operator === 'in') {
      if (!Array.isArray(value)) told([...path, operator], 'in takes a list of values');
    } else if (!comparisonNames.includes(operator))
      told([...path, operator], `${operator} is not one of in, ${comparisonNames.join(', ')}`);
    else if (kindOf(value) !== 'number') told([...path, operator], `${operator} compares with a number`);
  }
}
