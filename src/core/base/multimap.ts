const fewValues = 8;
const none: readonly never[] = [];

/**
 * A map from a name to all that carry it, in the order in which they came. Most names have one value, which is kept without a list; no
 * value is a list itself.
 */
export class Multimap<Value extends object | string> {
  private readonly held = new Map<string, Value | Value[]>();

  add(name: string, value: Value): void {
    this.put(name, value, this.held.get(name));
  }

  /** Adds a value that is not there, or came last. */
  addOnce(name: string, value: Value): void {
    const values = this.held.get(name);
    if (lastOf(values) !== value) this.put(name, value, values);
  }

  private put(name: string, value: Value, values: Value | Value[] | undefined): void {
    if (values === undefined) this.held.set(name, value);
    else if (!isList(values)) this.held.set(name, [values, value]);
    // Few have many: a list that grows by itself would take room for them.
    else if (values.length < fewValues) this.held.set(name, [...values, value]);
    else values.push(value);
  }

  /** The value that came last. */
  last(name: string): Value | undefined {
    return lastOf(this.held.get(name));
  }

  remove(name: string, value: Value): void {
    this.removeOf(name, (other) => other === value);
  }

  removeOf(name: string, gone: (value: Value) => boolean): void {
    const rest = this.get(name).filter((value) => !gone(value));
    const [only] = rest;
    if (only === undefined) this.held.delete(name);
    else this.held.set(name, rest.length === 1 ? only : rest);
  }

  get(name: string): readonly Value[] {
    const values = this.held.get(name);
    if (values === undefined) return none;
    return isList(values) ? values : [values];
  }

  /** Adds all values of a name to a set, without a list of them. */
  addTo(set: Set<Value>, name: string): void {
    const values = this.held.get(name);
    if (values === undefined) return;
    if (isList(values)) for (const value of values) set.add(value);
    else set.add(values);
  }

  hasSeveral(name: string): boolean {
    const values = this.held.get(name);
    return values !== undefined && isList(values);
  }

  /** The value of a name that has no other. */
  only(name: string): Value | undefined {
    const values = this.held.get(name);
    return values === undefined || isList(values) ? undefined : values;
  }

  has(name: string): boolean {
    return this.held.has(name);
  }

  /** How many names there are. */
  get size(): number {
    return this.held.size;
  }

  names(): IterableIterator<string> {
    return this.held.keys();
  }
}

const lastOf = <Value extends object | string>(values: Value | Value[] | undefined): Value | undefined =>
  values !== undefined && isList(values) ? values[values.length - 1] : values;

const isList = <Value extends object | string>(values: Value | Value[]): values is Value[] =>
  Array.isArray(values);
