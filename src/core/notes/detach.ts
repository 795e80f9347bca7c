/**
 * Frees records of the text that they were read from: a string cut from a larger one keeps the larger one alive (V8 represents it as a
 * slice), and records outlive the notes' texts. And gives back the room that lists have not used.
 */
import { noItems, noValues } from './empty.js';

/** Shorter strings are never slices. */
const shortestSlice = 13;

/** A list that has grown from nothing has room for so many: a copy takes what it needs. */
const roomOfSmallList = 17;

/** Properties that hold a range, or where lines start: numbers alone. (An attribute of such a name keeps its text as it is: that costs room, no more.) */
const places: ReadonlySet<string> = new Set([
  'range',
  'keyRange',
  'headRange',
  'textRange',
  'scope',
  'lineStarts',
]);

/**
 * Gives every string in plain data units of its own, and every list no more room than it needs. Gives the data. Where they are
 * `finished`, nothing may be added to them any more: what is empty is shared.
 */
export function detach<T extends object>(data: T, finished = false): T {
  if (Array.isArray(data)) {
    const list = data as unknown[];
    for (let i = 0; i < list.length; i++) {
      const value = list[i];
      // Lists of numbers hold nothing else.
      if (typeof value === 'number') break;
      if (typeof value === 'string') {
        if (value.length >= shortestSlice) list[i] = copyOf(value);
      } else if (typeof value === 'object' && value !== null) detach(value, finished);
    }
    return data;
  }
  const record = data as Record<string, unknown>;
  for (const name in record) {
    const value = record[name];
    if (typeof value === 'string') {
      if (value.length >= shortestSlice) record[name] = copyOf(value);
    } else if (typeof value === 'object' && value !== null && !places.has(name)) {
      if (finished && isEmpty(value)) {
        record[name] = Array.isArray(value) ? noItems : noValues;
        continue;
      }
      detach(value, finished);
      if (Array.isArray(value) && value.length > 0 && value.length < roomOfSmallList)
        record[name] = value.slice();
    }
  }
  return data;
}

function isEmpty(value: object): boolean {
  if (Array.isArray(value)) return value.length === 0;
  for (const _ in value) return false;
  return true;
}

/** What is joined has units of its own. */
export const copyOf = (text: string): string => [text.charAt(0), text.slice(1)].join('');

/** A text that is no slice of another. */
export const ownText = (text: string): string => (text.length < shortestSlice ? text : copyOf(text));
