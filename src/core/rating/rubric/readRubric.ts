import { findNodeAtLocation, getNodeValue, type Node } from 'jsonc-parser';
import { readSyntax } from '../../jsonSyntax.js';
import { lineStartsOf, type Range } from '../../position.js';
import { problem, type Problem } from '../../problem.js';
import type { Rubric } from '../types.js';
import { checkRubric, extendRubric, nearestPath } from './checkRubric.js';
import { isRecord } from './told.js';

/** A rubric's file as it is written: its value, which others may extend, and what it extends. */
export interface WrittenRubric {
  value: unknown;
  /** The rubric that it extends, as written, and where. */
  basis?: { name: string; range: Range };
  root?: Node;
  lineStarts: number[];
  problems: Problem[];
}

/** Reads the writing of a rubric's file. Never throws: mistakes are `bad-rubric` problems at their places. */
export function parseRubric(text: string): WrittenRubric {
  const lineStarts = lineStartsOf(text);
  const { root, problems } = readSyntax(text, lineStarts, 'bad-rubric');
  if (!root) {
    const empty = problem('bad-rubric', { start: 0, end: text.length }, 'a rubric is an object in braces');
    return { value: undefined, lineStarts, problems: problems.length > 0 ? problems : [empty] };
  }
  const value: unknown = getNodeValue(root);
  const named = findNodeAtLocation(root, ['extends']);
  const basis =
    isRecord(value) && typeof value.extends === 'string' && named
      ? { basis: { name: value.extends, range: rangeOf(named) } }
      : {};
  return { value, ...basis, root, lineStarts, problems };
}

/**
 * The rubric of a file, on the basis of the one that it extends (whole, already merged). Where anything is wrong there is none, and every
 * mistake is a problem at its place in this file.
 */
export function readRubric(
  written: WrittenRubric,
  basis?: unknown,
): { rubric?: Rubric; merged: unknown; problems: Problem[] } {
  const { root, value } = written;
  const merged = basis === undefined ? value : extendRubric(basis, value);
  if (!root || written.problems.length > 0) return { merged, problems: written.problems };
  const { rubric, errors } = checkRubric(merged);
  const problems = errors.map(({ path, message }) =>
    problem('bad-rubric', rangeOf(findNodeAtLocation(root, nearestPath(value, path)) ?? root), message),
  );
  return { ...(rubric && { rubric }), merged, problems };
}

/** A node's place; of a whole object only its opening brace, so that one mistake does not underline a file. */
function rangeOf({ offset, length, type }: Node): Range {
  const isWide = type === 'object' || type === 'array';
  return { start: offset, end: offset + (isWide ? 1 : length) };
}
