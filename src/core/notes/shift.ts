/** What is read of a block counts from the block's start, so that it can be remembered by the block's text; here it is moved to its place. */
import { setOwn } from '../setOwn.js';

/** A copy in which every range is moved by `by`. */
export const shift = <T>(value: T, by: number): T => copy(value, by) as T;

function copy(value: unknown, by: number): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((entry: unknown) => copy(entry, by));
  const source = value as Record<string, unknown>;
  const result: Record<string, unknown> = {};
  const isRange = typeof source.start === 'number' && typeof source.end === 'number';
  for (const name of Object.keys(source)) {
    const entry = source[name];
    const moved =
      isRange && (name === 'start' || name === 'end') && typeof entry === 'number'
        ? entry + by
        : copy(entry, by);
    setOwn(result, name, moved);
  }
  return result;
}
