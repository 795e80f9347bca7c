import { didYouMean } from '../../nearest.js';
import { checkCondition, type Vocabulary } from './checkCondition.js';
import type { Shape } from './shape.js';
import { isRecord, type RubricPath, type Told } from './told.js';

const words: Record<Shape['type'], string> = {
  string: 'a text',
  number: 'a number',
  integer: 'a whole number',
  boolean: 'true or false',
  array: 'a list in square brackets',
  object: 'an object in braces',
  map: 'an object in braces',
  condition: 'an object of facts in braces',
};

/** Tells of everything in a value that is not of a shape. Deep only as the shape is. */
export function checkShape(
  value: unknown,
  shape: Shape,
  path: RubricPath,
  vocabulary: Vocabulary,
  told: Told,
): void {
  const name = nameOf(path, shape);
  if (!isOfType(value, shape.type)) {
    told(path, value === undefined ? `${name} is missing` : `${name} should be ${words[shape.type]}`);
    return;
  }
  switch (shape.type) {
    case 'string':
      if (shape.enum && !shape.enum.includes(String(value)))
        told(path, notOneOf(name, String(value), shape.enum, shape.noun));
      else if (String(value).trim() === '') told(path, `${name} should not be empty`);
      break;
    case 'number':
    case 'integer':
      checkBounds(Number(value), shape, name, (message) => told(path, message));
      break;
    case 'array': {
      const items = value as unknown[];
      if (items.length < (shape.minItems ?? 0)) told(path, `${name} needs at least ${shape.minItems}`);
      items.forEach((item, index) => checkShape(item, shape.items, [...path, index], vocabulary, told));
      break;
    }
    case 'object':
      checkMembers(value as Record<string, unknown>, shape, path, vocabulary, told);
      break;
    case 'map':
      for (const [member, held] of Object.entries(value as object)) {
        if (shape.names && !shape.names.includes(member))
          told([...path, member], notOneOf(name, member, shape.names, shape.noun));
        else checkShape(held, shape.values, [...path, member], vocabulary, told);
      }
      break;
    case 'condition':
      checkCondition(value, path, vocabulary, told);
  }
}

function checkMembers(
  value: Record<string, unknown>,
  shape: Extract<Shape, { type: 'object' }>,
  path: RubricPath,
  vocabulary: Vocabulary,
  told: Told,
): void {
  const { properties, optional = [] } = shape;
  for (const [name, part] of Object.entries(properties)) {
    const held = Object.hasOwn(value, name) ? value[name] : undefined;
    if (held !== undefined || !optional.includes(name))
      checkShape(held, part, [...path, name], vocabulary, told);
  }
  for (const name of Object.keys(value)) {
    if (!Object.hasOwn(properties, name) && value[name] !== undefined) {
      told(
        [...path, name],
        `${name} is no part of ${nameOf(path, shape)}${didYouMean(name, Object.keys(properties))}`,
      );
    }
  }
}

function checkBounds(
  value: number,
  bounds: { minimum?: number; exclusiveMinimum?: number; maximum?: number },
  name: string,
  told: (message: string) => void,
): void {
  const { minimum = -Infinity, exclusiveMinimum = -Infinity, maximum = Infinity } = bounds;
  if (value <= exclusiveMinimum) told(`${name} should be above ${exclusiveMinimum}`);
  else if (value < minimum) told(`${name} should be at least ${minimum}`);
  else if (value > maximum) told(`${name} should be at most ${maximum}`);
}

function isOfType(value: unknown, type: Shape['type']): boolean {
  switch (type) {
    case 'array':
      return Array.isArray(value);
    case 'object':
    case 'map':
    case 'condition':
      return isRecord(value);
    case 'integer':
      return Number.isInteger(value);
    case 'number':
      return typeof value === 'number' && Number.isFinite(value);
    default:
      return typeof value === type;
  }
}

function notOneOf(name: string, value: string, known: readonly string[], noun: string | undefined): string {
  const close = didYouMean(value, known);
  if (noun !== undefined) return `${value} is not ${noun}${close}`;
  return `${name} is one of ${known.join(', ')}, and ${value} is not${close}`;
}

/** What a reader calls a place: the nearest name, with the number of an item. */
function nameOf(path: RubricPath, shape: Shape): string {
  const last = path[path.length - 1];
  if (last === undefined) return 'noun' in shape && shape.noun !== undefined ? shape.noun : 'a rubric';
  return typeof last === 'number' ? `${String(path[path.length - 2] ?? 'item')}[${last}]` : last;
}
