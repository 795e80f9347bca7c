/** What is read of a block counts from the block's start, so that it can be remembered by the block's text; here it is moved to its place. */
import type { Range } from '../position.js';

/** A copy in which every range is moved by `by`. Within the value, whatever has a start is a range and no more. */
export function shift<T extends object>(value: T, by: number): T {
  if (Array.isArray(value)) return value.map((entry: object) => shift(entry, by)) as unknown as T;
  const moved = copy(value as Record<string, unknown>, by);
  if (typeof moved.start === 'number' && typeof moved.end === 'number') {
    moved.start += by;
    moved.end += by;
  }
  return moved as T;
}

/** A copy of the whole keeps the shape that the engine knows; a name like `__proto__` is its own in it, as in the original. */
function copy(value: Record<string, unknown>, by: number): Record<string, unknown> {
  const result = { ...value };
  for (const name in result) {
    const entry = result[name];
    if (typeof entry === 'object' && entry !== null) result[name] = copyPart(entry, by);
  }
  return result;
}

function copyPart(value: object, by: number): unknown {
  if (Array.isArray(value)) return value.length === 0 ? [] : value.map((entry) => copyEntry(entry, by));
  const { start, end } = value as Partial<Range>;
  // Half of all that notes are made of.
  if (typeof start === 'number' && typeof end === 'number') return { start: start + by, end: end + by };
  return copy(value as Record<string, unknown>, by);
}

const copyEntry = (value: unknown, by: number): unknown =>
  typeof value === 'object' && value !== null ? copyPart(value, by) : value;
