/** What queries found when they were last evaluated, as long as that is still right. */
import type { Problem } from '../problem.js';
import type { Space } from './qualifiers/types.js';

export interface Remembered {
  space: Space;
  rows: Int32Array;
  problems: Problem[];
  isCurrent(): boolean;
}

export interface Memory {
  /** Undefined where something has changed that the evaluation had read. */
  get(query: string): Remembered | undefined;
  set(query: string, found: Remembered): void;
  clear(): void;
}

/** More than anyone looks at side by side; and 16 MB. */
const most = { queries: 100, rows: 4_000_000 };

export function createMemory(): Memory {
  const known = new Map<string, Remembered>();
  let rows = 0;
  const forget = (query: string): void => {
    rows -= known.get(query)?.rows.length ?? 0;
    known.delete(query);
  };
  return {
    get(query) {
      const found = known.get(query);
      if (found?.isCurrent()) return found;
      forget(query);
      return undefined;
    },
    set(query, found) {
      forget(query);
      known.set(query, found);
      rows += found.rows.length;
      for (const first of known.keys()) {
        if (known.size <= 1 || (known.size <= most.queries && rows <= most.rows)) break;
        forget(first);
      }
    },
    clear() {
      known.clear();
      rows = 0;
    },
  };
}
