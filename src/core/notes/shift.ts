/** What is read of a block counts from the block's start, so that it can be remembered by the block's text; here it is moved to its place. */
import type { Range } from '../position.js';

/** A copy in which every range is moved by `by`. Within the value, whatever has a start is a range and no more. */
export const shift = <T extends object>(value: T, by: number): T => placed(value, by).value;

/** The same, and all ranges of the copy, each once, so that it can be moved again without another: `moveAll` does. */
export function placed<T extends object>(value: T, by: number): { value: T; ranges: Range[] } {
  const ranges: Range[] = [];
  return { value: copied(value, by, ranges), ranges };
}

/** Moves ranges where they are. */
export function moveAll(ranges: readonly Range[], by: number): void {
  for (const range of ranges) {
    range.start += by;
    range.end += by;
  }
}

function copied<T extends object>(value: T, by: number, ranges: Range[]): T {
  if (Array.isArray(value)) return value.map((entry: object) => copied(entry, by, ranges)) as unknown as T;
  const moved = copy(value as Record<string, unknown>, by, ranges);
  if (isRange(moved)) {
    moved.start += by;
    moved.end += by;
    ranges.push(moved);
  }
  return moved as T;
}

const isRange = (value: Partial<Range>): value is Range =>
  typeof value.start === 'number' && typeof value.end === 'number';

/**
 * A copy that shares what the value holds. Not by a spread: what is added to such a copy afterwards gives each one a shape of its own (V8
 * 11), which makes all that looks at them many times as slow.
 */
export const copyOf = <T extends object>(value: T): T => Object.assign({}, value);

function copy(value: Record<string, unknown>, by: number, ranges: Range[]): Record<string, unknown> {
  const result = copyOf(value);
  for (const name in result) {
    const entry = result[name];
    if (typeof entry === 'object' && entry !== null) result[name] = copyPart(entry, by, ranges);
  }
  return result;
}

function copyPart(value: object, by: number, ranges: Range[]): unknown {
  if (Array.isArray(value))
    return value.length === 0 ? [] : value.map((entry) => copyEntry(entry, by, ranges));
  const { start, end } = value as Partial<Range>;
  // Half of all that notes are made of.
  if (typeof start === 'number' && typeof end === 'number') {
    const range = { start: start + by, end: end + by };
    ranges.push(range);
    return range;
  }
  return copy(value as Record<string, unknown>, by, ranges);
}

const copyEntry = (value: unknown, by: number, ranges: Range[]): unknown =>
  typeof value === 'object' && value !== null ? copyPart(value, by, ranges) : value;
