import { didYouMean } from '../../nearest.js';
import type { Rubric } from '../types.js';
import type { Vocabulary } from './checkCondition.js';
import { checkShape } from './checkShape.js';
import { hiddenRules } from './hiddenRules.js';
import { rubricShape } from './shape.js';
import { isRecord, type RubricError, type RubricPath, type Told } from './told.js';

/** The rubric, where it is whole; else what is wrong with it. One that extends another is merged first: see `extendRubric`. */
export function checkRubric(value: unknown): { rubric?: Rubric; errors: RubricError[] } {
  const errors: RubricError[] = [];
  const told: Told = (path, message) => void errors.push({ path, message });
  checkShape(value, rubricShape, [], vocabularyOf(value), told);
  if (!isRecord(value)) return { errors };
  checkScale(value.scale, told);
  for (const [step, levelName] of rules) checkRules(value, step, levelName, told);
  if (errors.length > 0) return { errors };
  const rubric = value as unknown as Rubric;
  hiddenRules(rubric, told);
  return errors.length > 0 ? { errors } : { rubric, errors };
}

const rules = [
  ['start', 'level'],
  ['adjust', undefined],
  ['caps', 'atMost'],
] as const;

/** A list's members that are objects, with their places. */
const recordsOf = (list: unknown): [number, Record<string, unknown>][] =>
  Array.isArray(list)
    ? list.flatMap((item: unknown, index): [number, Record<string, unknown>][] =>
        isRecord(item) ? [[index, item]] : [],
      )
    : [];

const idsOf = (list: unknown): string[] =>
  recordsOf(list).flatMap(([, { id }]) => (typeof id === 'string' ? [id] : []));

function vocabularyOf(value: unknown): Vocabulary {
  if (!isRecord(value)) return { levels: [], sizes: [] };
  const sizes = isRecord(value.body) ? idsOf(value.body.size) : [];
  return { levels: idsOf(value.scale), sizes: [...new Set([...sizes, 'none'])] };
}

/** Ranks count up from 0, the level of no evidence; no two levels share an id. */
function checkScale(scale: unknown, told: Told): void {
  const levels = recordsOf(scale);
  const ranks = levels
    .flatMap(([, { rank }]) => (typeof rank === 'number' ? rank : []))
    .sort((a, b) => a - b);
  if (levels.length > 0 && ranks.some((rank, index) => rank !== index))
    told(['scale'], 'ranks count up from 0 (no evidence) without a gap, each once');
  tellRepeats('scale', levels, told);
}

function checkRules(
  value: Record<string, unknown>,
  step: 'start' | 'adjust' | 'caps',
  levelName: 'level' | 'atMost' | undefined,
  told: Told,
): void {
  const levels = idsOf(value.scale);
  const held = recordsOf(value[step]);
  tellRepeats(step, held, told);
  for (const [index, rule] of held) {
    if (step === 'adjust' && rule.by === 0) told([step, index, 'by'], 'an adjustment by 0 changes nothing');
    if (levelName === undefined) continue;
    const level = rule[levelName];
    if (typeof level === 'string' && !levels.includes(level))
      told([step, index, levelName], `${level} is not a level of the scale${didYouMean(level, levels)}`);
  }
}

function tellRepeats(name: string, members: [number, Record<string, unknown>][], told: Told): void {
  const seen = new Set<unknown>();
  for (const [index, { id }] of members) {
    if (seen.has(id)) told([name, index, 'id'], `${String(id)} is used twice; ids are unique`);
    seen.add(id);
  }
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

/** Where an error of a merged rubric stands in the file that extends another: the nearest place that the file has itself. */
export function nearestPath(own: unknown, path: RubricPath): RubricPath {
  let held = own;
  const found: RubricPath = [];
  for (const step of path) {
    const next: unknown = isRecord(held)
      ? Object.hasOwn(held, step)
        ? held[step]
        : undefined
      : Array.isArray(held)
        ? (held as unknown[])[Number(step)]
        : undefined;
    if (next === undefined) break;
    found.push(step);
    held = next;
  }
  return found.length === 0 && isRecord(own) && own.extends !== undefined ? ['extends'] : found;
}
