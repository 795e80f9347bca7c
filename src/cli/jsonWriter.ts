import type { Sink } from './io.js';

/**
 * Writes one JSON object, its lists item by item: an evidence base of a hundred thousand notes is longer than the longest string. Each
 * item stands on a line of its own, so that two outputs can be compared line by line.
 */
export interface JsonWriter {
  list(name: string, items: Iterable<unknown>): Promise<void>;
  value(name: string, value: unknown): Promise<void>;
  end(): Promise<void>;
}

const chunk = 65_536;

export function jsonWriter(sink: Sink): JsonWriter {
  let buffered = '';
  let first = true;
  const add = async (text: string): Promise<void> => {
    buffered += text;
    if (buffered.length < chunk) return;
    await sink.write(buffered);
    buffered = '';
  };
  const name = async (key: string): Promise<void> => {
    await add(`${first ? '{' : ','}\n${JSON.stringify(key)}: `);
    first = false;
  };
  return {
    async list(key, items) {
      await name(key);
      let separator = '[\n  ';
      for (const item of items) {
        await add(separator + JSON.stringify(item));
        separator = ',\n  ';
      }
      await add(separator.startsWith('[') ? '[]' : '\n]');
    },
    async value(key, value) {
      await name(key);
      await add(JSON.stringify(value));
    },
    async end() {
      await add(first ? '{}\n' : '\n}\n');
      await sink.write(buffered);
      buffered = '';
    },
  };
}
