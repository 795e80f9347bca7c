/**
 * Messages between the server and its thread. Their long lists travel as pieces of JSON that are made and read in turns: a structured copy of
 * a thousand references takes the sender and the receiver some 20 ms each in one go, JSON a quarter of it, and nobody waits for more than
 * a piece.
 */
export interface Parcel {
  /** The message, its long lists empty. */
  rest: unknown;
  /** By where the list stands in the message, the pieces: each the JSON of a part of it. */
  lists: { path: string[]; pieces: string[] }[];
}

/** So many things of a list in a piece. */
const size = 50;

/** Lists shorter than this go as they are. */
const fewest = 2 * size;

/** `message` is plain data. `turn` is called between two pieces. */
export async function packed(message: unknown, turn: () => Promise<void>): Promise<Parcel> {
  const lists: { path: string[]; list: readonly unknown[] }[] = [];
  const rest = without(message, [], lists);
  const parcel: Parcel = { rest, lists: [] };
  for (const { path, list } of lists) {
    const pieces: string[] = [];
    for (let from = 0; from < list.length; from += size) {
      await turn();
      pieces.push(JSON.stringify(list.slice(from, from + size)));
    }
    parcel.lists.push({ path, pieces });
  }
  return parcel;
}

export async function unpacked({ rest, lists }: Parcel, turn: () => Promise<void>): Promise<unknown> {
  for (const { path, pieces } of lists) {
    const list = path.reduce((held, name) => (held as Record<string, unknown>)[name], rest) as unknown[];
    for (const piece of pieces) {
      await turn();
      list.push(...(JSON.parse(piece) as unknown[]));
    }
  }
  return rest;
}

/** How deep long lists stand in a message at most: the rows of the table of a report of a job. */
const deepest = 5;

/** A copy whose long lists are empty; what those held is put into `lists`. */
function without(
  value: unknown,
  path: string[],
  lists: { path: string[]; list: readonly unknown[] }[],
): unknown {
  // Bytes go as they are.
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return value;
  if (Array.isArray(value) && value.length >= fewest) {
    lists.push({ path, list: value });
    return [];
  }
  if (path.length >= deepest) return value;
  const parts = Object.entries(value).map(
    ([name, held]) => [name, without(held, [...path, name], lists)] as const,
  );
  return Array.isArray(value) ? parts.map(([, part]) => part) : Object.fromEntries(parts);
}
