/** The values with the first of each name, in order. */
export function uniqueBy<Value>(values: readonly Value[], name: (value: Value) => string): Value[] {
  const seen = new Set<string>();
  return values.filter((value) => !seen.has(name(value)) && seen.add(name(value)));
}
