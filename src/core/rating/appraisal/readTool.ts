import { findNodeAtLocation, getNodeValue } from 'jsonc-parser';
import { readSyntax } from '../../jsonSyntax.js';
import { lineStartsOf } from '../../position.js';
import { problem, type Problem } from '../../problem.js';
import { checkShape } from '../rubric/checkShape.js';
import type { Shape } from '../rubric/shape.js';
import type { RubricError } from '../rubric/told.js';
import { answers, counts, type AppraisalTool } from './types.js';

const text: Shape = { type: 'string' };
const bound: Shape = { type: 'integer', minimum: 0 };
const object = (properties: Record<string, Shape>, optional: readonly string[] = []): Shape => ({
  type: 'object',
  properties,
  optional,
});

/** What an appraisal tool is made of. */
const toolShape = object(
  {
    $schema: text,
    schemaVersion: { type: 'integer', minimum: 1, maximum: 1 },
    id: text,
    version: text,
    name: text,
    source: object({ citation: text, url: text }, ['url']),
    note: text,
    met: { type: 'array', minItems: 1, items: { type: 'string', enum: answers } },
    parts: {
      type: 'array',
      minItems: 1,
      items: object(
        {
          id: text,
          label: text,
          required: { type: 'boolean' },
          items: {
            type: 'array',
            minItems: 1,
            items: object({ id: text, label: text, critical: { type: 'boolean' } }, ['critical']),
          },
          levels: {
            type: 'array',
            minItems: 1,
            items: object({
              label: text,
              quality: { type: 'string', enum: ['high', 'moderate', 'low'] },
              when: {
                type: 'map',
                noun: 'a count',
                names: Object.keys(counts),
                values: object({ '>=': bound, '<=': bound }, ['>=', '<=']),
              },
            }),
          },
        },
        ['required'],
      ),
    },
  },
  ['$schema', 'note'],
);

/** The tool, where it is whole; else what is wrong with it. */
export function checkTool(value: unknown): { tool?: AppraisalTool; errors: RubricError[] } {
  const errors: RubricError[] = [];
  checkShape(value, toolShape, [], { levels: [], sizes: [] }, (path, message) =>
    errors.push({ path, message }),
  );
  if (errors.length > 0) return { errors };
  const tool = value as AppraisalTool;
  const seen = new Set<string>();
  tool.parts.forEach(({ items, levels }, part) => {
    items.forEach(({ id }, item) => {
      if (seen.has(id))
        errors.push({ path: ['parts', part, 'items', item, 'id'], message: `${id} is used twice` });
      seen.add(id);
    });
    const last = levels.length - 1;
    if (Object.keys(levels[last]?.when ?? {}).length > 0)
      errors.push({
        path: ['parts', part, 'levels', last],
        message: 'the last level fits whatever is answered: leave its when empty',
      });
  });
  if (!tool.parts.some(({ required }) => required === true))
    errors.push({ path: ['parts'], message: 'at least one part is required of every study' });
  return errors.length > 0 ? { errors } : { tool, errors };
}

/** Reads a tool's file. Never throws: mistakes are `bad-rubric` problems at their places. */
export function readTool(written: string): {
  tool?: AppraisalTool;
  lineStarts: number[];
  problems: Problem[];
} {
  const lineStarts = lineStartsOf(written);
  const { root, problems } = readSyntax(written, lineStarts, 'bad-rubric');
  if (!root || problems.length > 0) return { lineStarts, problems };
  const { tool, errors } = checkTool(getNodeValue(root));
  const told = errors.map(({ path, message }) => {
    const at = findNodeAtLocation(root, path) ?? findNodeAtLocation(root, path.slice(0, -1)) ?? root;
    const isWide = at.type === 'object' || at.type === 'array';
    return problem('bad-rubric', { start: at.offset, end: at.offset + (isWide ? 1 : at.length) }, message);
  });
  return { ...(tool && { tool }), lineStarts, problems: told };
}
