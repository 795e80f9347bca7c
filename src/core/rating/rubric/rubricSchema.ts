import { comparisonNames } from '../conditions.js';
import { facts, type FactKind } from '../factTable.js';
import { rubricShape, type Shape } from './shape.js';

/**
 * The JSON schema of a rubric, with which an editor completes and checks one (JSON Schema draft 7, which VS Code reads).
 * media/rubric.schema.json is this, written out. A rubric that extends another needs an id alone.
 */
export function rubricSchema(): object {
  const { properties, required, ...rest } = schemaOf(rubricShape, (depth) => depth === 0) as {
    properties: object;
    required: string[];
  };
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'Rubric of Corroborate',
    description: 'How the strength of a body of evidence is rated.',
    ...rest,
    allowTrailingCommas: true,
    properties,
    anyOf: [{ required: ['id', 'extends'] }, { required }],
    definitions: { condition: conditionSchema() },
  };
}

/** `isWhole` says at which depth an object needs all its parts: those of a rubric's `study` and `body` may be left to the one it extends. */
export function schemaOf(shape: Shape, isWhole: (depth: number) => boolean, depth = 0): object {
  const said = shape.description === undefined ? {} : { description: shape.description };
  switch (shape.type) {
    case 'condition':
      return { ...said, $ref: '#/definitions/condition' };
    case 'array':
      return {
        ...said,
        type: 'array',
        ...(shape.minItems !== undefined && { minItems: shape.minItems }),
        // Lists are replaced whole by a rubric that extends another, so each item needs all of its parts.
        items: schemaOf(shape.items, isWhole, 0),
      };
    case 'map': {
      const values = schemaOf(shape.values, isWhole, depth + 1);
      return shape.names
        ? {
            ...said,
            type: 'object',
            properties: Object.fromEntries(shape.names.map((name) => [name, values])),
            additionalProperties: false,
          }
        : { ...said, type: 'object', additionalProperties: values };
    }
    case 'object': {
      const { properties, optional = [] } = shape;
      const names = Object.keys(properties);
      return {
        ...said,
        type: 'object',
        properties: Object.fromEntries(
          Object.entries(properties).map(([name, held]) => [name, schemaOf(held, isWhole, depth + 1)]),
        ),
        ...(isWhole(depth) && { required: names.filter((name) => !optional.includes(name)) }),
        additionalProperties: false,
      };
    }
    default: {
      const { noun: _noun, ...plain } = { noun: undefined, ...shape };
      return plain;
    }
  }
}

function conditionSchema(): object {
  const condition = { $ref: '#/definitions/condition' };
  const list = { type: 'array', items: condition };
  return {
    type: 'object',
    properties: {
      all: { ...list, description: 'Every one of these holds.' },
      any: { ...list, description: 'At least one of these holds.' },
      not: { ...condition, description: 'This does not hold.' },
      ...Object.fromEntries(
        Object.entries<FactKind>(facts)
          .filter(([, { kind }]) => kind !== 'interval')
          .map(([name, fact]) => [name, factSchema(fact)]),
      ),
    },
    patternProperties: { '^flag_\\w+$': { type: 'boolean', description: 'A flag of the claim.' } },
    additionalProperties: false,
  };
}

function factSchema({ noun, kind, values }: FactKind): object {
  const value =
    kind === 'number'
      ? { type: 'number' }
      : kind === 'flag'
        ? { type: 'boolean' }
        : { type: 'string', ...(Array.isArray(values) && { enum: values }) };
  const comparisons = kind === 'number' ? comparisonNames : [];
  const compared = {
    type: 'object',
    properties: {
      in: { type: 'array', items: value },
      ...Object.fromEntries(comparisons.map((name) => [name, { type: 'number' }])),
    },
    additionalProperties: false,
    minProperties: 1,
  };
  return { description: noun, anyOf: [value, compared] };
}
