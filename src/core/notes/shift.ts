/** What is read of a block counts from the block's start, so that it can be remembered by the block's text; here it is moved to its place. */

/** A copy in which every range is moved by `by`. */
export const shift = <T>(value: T, by: number): T => copy(value, by) as T;

function copy(value: unknown, by: number): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.length === 0 ? [] : value.map((entry: unknown) => copy(entry, by));
  // A copy of the whole keeps the shape that the engine knows; a name like `__proto__` is its own in it, as in the original.
  const result = { ...(value as Record<string, unknown>) };
  for (const name in result) {
    const entry = result[name];
    if (typeof entry === 'object' && entry !== null) result[name] = copy(entry, by);
  }
  if (typeof result.start === 'number' && typeof result.end === 'number') {
    result.start += by;
    result.end += by;
  }
  return result;
}
