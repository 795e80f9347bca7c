/** Sets a property of plain data under any name that a user may write, `__proto__` too. */
export function setOwn<Value>(data: Record<string, Value>, name: string, value: Value): void {
  if (name === '__proto__')
    Object.defineProperty(data, name, { value, enumerable: true, configurable: true, writable: true });
  else data[name] = value;
}
