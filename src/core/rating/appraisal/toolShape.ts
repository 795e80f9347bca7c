import { said, type Shape } from '../rubric/shape.js';
import { answers, counts } from './types.js';

const text: Shape = { type: 'string' };
const bound: Shape = { type: 'integer', minimum: 0 };
const object = (properties: Record<string, Shape>, optional: readonly string[] = []): Shape => ({
  type: 'object',
  properties,
  optional,
});

const item = object(
  {
    id: said('How a study answers it: "1", "S1".', text),
    label: said('A few words of your own: no tool’s wording is copied.', text),
    critical: said('Whether a flaw in it weighs more; levels may ask.', { type: 'boolean' }),
  },
  ['critical'],
);

const level = object({
  label: said('What the tool calls it.', text),
  quality: said('What it means for a rating.', { type: 'string', enum: ['high', 'moderate', 'low'] }),
  when: said('Counts of items, all of which have to fit; the last level fits whatever is answered.', {
    type: 'map',
    noun: 'a count',
    names: Object.keys(counts),
    values: object({ '>=': bound, '<=': bound }, ['>=', '<=']),
  }),
});

const part = object(
  {
    id: said('What a study may name as its kind.', text),
    label: text,
    required: said('Whether it holds for every study; another holds where it is answered.', {
      type: 'boolean',
    }),
    items: { type: 'array', minItems: 1, items: item },
    levels: said('The first that fits is the level of the part.', {
      type: 'array',
      minItems: 1,
      items: level,
    }),
  },
  ['required'],
);

/** What an appraisal tool is made of: checked at load, and written out as media/appraisal-tool.schema.json. */
export const toolShape: Extract<Shape, { type: 'object' }> = {
  type: 'object',
  noun: 'an appraisal tool',
  properties: {
    $schema: text,
    schemaVersion: { type: 'integer', minimum: 1, maximum: 1 },
    id: said('How a study’s appraisal names it.', text),
    version: text,
    name: text,
    source: said('Who made the tool, and where it stands.', object({ citation: text, url: text }, ['url'])),
    note: said('What a reader should know wherever it is used.', text),
    met: said('The answers that count as met.', {
      type: 'array',
      minItems: 1,
      items: { type: 'string', enum: answers },
    }),
    parts: said('Sets of items, each with a level; a study has the lowest quality of its parts.', {
      type: 'array',
      minItems: 1,
      items: part,
    }),
  },
  optional: ['$schema', 'note'],
};
