/** What is read of a block counts from the block's start, so that it can be remembered by the block's text; here it is moved to its place. */


/** A copy in which every range is moved by `by`. Texts are shared. */
export function shift<T>(value: T, by: number): T {
  return copy(value, by, (text) => text) as T;
}

/**
 * A copy that shares no text with the note: a string cut from a larger one keeps the larger one alive
 * (V8 represents it as a slice), and records outlive the texts they were read from.
 */
export function detach<T>(value: T): T {
  return copy(value, 0, detachText) as T;
}

/** A copy of a text of its own. Joining and cutting again makes V8 write the units anew. */
export const detachText = (text: string): string => (text.length < 13 ? text : (' ' + text).slice(1));

function copy(value: unknown, by: number, ofText: (text: string) => string): unknown {
  if (typeof value === 'string') return ofText(value);
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((entry: unknown) => copy(entry, by, ofText));
  const source = value as Record<string, unknown>;
  const result: Record<string, unknown> = {};
  const isRange = typeof source.start === 'number' && typeof source.end === 'number';
  for (const name of Object.keys(source)) {
    const entry = source[name];
    const moved =
      isRange && (name === 'start' || name === 'end') && typeof entry === 'number'
        ? entry + by
        : copy(entry, by, ofText);
    if (name === '__proto__') Object.defineProperty(result, name, { value: moved, enumerable: true });
    else result[name] = moved;
  }
  return result;
}
