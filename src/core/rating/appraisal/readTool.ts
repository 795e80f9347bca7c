import { findNodeAtLocation, getNodeValue } from 'jsonc-parser';
import { readSyntax } from '../../jsonSyntax.js';
import { lineStartsOf } from '../../position.js';
import { problem, type Problem } from '../../problem.js';
import { checkShape } from '../rubric/checkShape.js';
import type { RubricError } from '../rubric/told.js';
import { toolShape } from './toolShape.js';
import type { AppraisalTool } from './types.js';

/** The tool, where it is whole; else what is wrong with it. */
export function checkTool(value: unknown): { tool?: AppraisalTool; errors: RubricError[] } {
  const errors: RubricError[] = [];
  checkShape(value, toolShape, [], { levels: [], sizes: [] }, (path, message) =>
    errors.push({ path, message }),
  );
  if (errors.length > 0) return { errors };
  const tool = value as AppraisalTool;
  const seen = new Set<string>();
  const parts = new Set<string>();
  tool.parts.forEach(({ id, items, levels }, part) => {
    if (parts.has(id)) errors.push({ path: ['parts', part, 'id'], message: `${id} is used twice` });
    parts.add(id);
    items.forEach(({ id }, item) => {
      if (seen.has(id))
        errors.push({ path: ['parts', part, 'items', item, 'id'], message: `${id} is used twice` });
      seen.add(id);
    });
    const last = levels.length - 1;
    levels.slice(0, last).forEach(({ label, when }, level) => {
      if (Object.keys(when).length === 0)
        errors.push({
          path: ['parts', part, 'levels', level, 'when'],
          message: `${label} fits whatever is answered, so no level after it ever does`,
        });
      for (const [count, { '>=': least = 0, '<=': most = Infinity }] of Object.entries(when))
        if (least > most)
          errors.push({
            path: ['parts', part, 'levels', level, 'when', count],
            message: `${label} never fits: no number is ${least} or more and ${most} or less`,
          });
    });
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
  if (problems.length > 0) return { lineStarts, problems };
  if (!root) {
    const whole = { start: 0, end: written.length };
    return {
      lineStarts,
      problems: [problem('bad-rubric', whole, 'an appraisal tool is an object in braces')],
    };
  }
  const { tool, errors } = checkTool(getNodeValue(root));
  const told = errors.map(({ path, message }) => {
    const at = findNodeAtLocation(root, path) ?? findNodeAtLocation(root, path.slice(0, -1)) ?? root;
    const isWide = at.type === 'object' || at.type === 'array';
    return problem('bad-rubric', { start: at.offset, end: at.offset + (isWide ? 1 : at.length) }, message);
  });
  return { ...(tool && { tool }), lineStarts, problems: told };
}
