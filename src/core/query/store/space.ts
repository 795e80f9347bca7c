/** All things of one kind as rows, with a column for every qualifier that a query has asked of them. */
import type { Qualifier, Value } from '../qualifiers/types.js';
import { createColumn, type Column } from './column.js';

export interface Rows<Record> {
  /** By row; undefined where nothing is there. */
  records: (Record | undefined)[];
  /** 1 where something is there. */
  live: Uint8Array;
  /** When something last came or went, by the clock of the store. */
  changedAt: number;
  /** How many there are. */
  count(): number;
  /** The rows where something is there, ascending. */
  list(): Int32Array;
  /** Puts a record into a row, or takes away what is there, and keeps every column up. */
  set(row: number, record: Record | undefined): void;
  /** Puts a record into the place of one that reads the same: it stands elsewhere in its file. */
  move(row: number, record: Record): void;
  /** Made when it is first asked for, then kept up. */
  column(qualifier: Qualifier): Column;
  /** Goes on making a column until `mayGoOn` says no; whether it is made. */
  make(qualifier: Qualifier, mayGoOn: () => boolean): boolean;
}

/** So many rows are read between two looks at the clock. */
const rowsAtOnce = 200;

/** A column is made anew where it remembers more values than this that no row has any more: what was typed on the way. */
const mostForgotten = 10_000;

/** `reads` gives for a record what reads one qualifier after another of it, `tick` the next time of the store's clock. */
export function createRows<Record>(
  reads: (record: Record) => (qualifier: Qualifier) => Value,
  tick: () => number,
): Rows<Record> {
  /** `made`: the rows below it are read; those that are set meanwhile are read as they come. */
  const columns = new Map<string, { qualifier: Qualifier; column: Column; made: number }>();
  let count = 0;
  let listed: Int32Array | undefined;
  const columnOf = (qualifier: Qualifier) => {
    const known = columns.get(qualifier.name);
    if (known && known.column.held.length <= 2 * count + mostForgotten) return known;
    const column = createColumn(qualifier.kind === 'text', rows.live.length, tick);
    const begun = { qualifier, column, made: 0 };
    columns.set(qualifier.name, begun);
    return begun;
  };
  const makeMore = (
    begun: { qualifier: Qualifier; column: Column; made: number },
    mayGoOn: () => boolean,
  ) => {
    const { qualifier, column } = begun;
    while (begun.made < rows.records.length) {
      if (!mayGoOn()) return false;
      const end = Math.min(begun.made + rowsAtOnce, rows.records.length);
      for (; begun.made < end; begun.made++) {
        const record = rows.records[begun.made];
        if (record) column.set(begun.made, reads(record)(qualifier));
      }
    }
    return true;
  };
  const rows: Rows<Record> = {
    records: [],
    live: new Uint8Array(64),
    changedAt: 0,
    count: () => count,
    list() {
      if (listed) return listed;
      listed = new Int32Array(count);
      let at = 0;
      for (let row = 0; row < rows.records.length; row++) if (rows.live[row] === 1) listed[at++] = row;
      return listed;
    },
    set(row, record) {
      if (row >= rows.live.length) {
        const { live } = rows;
        rows.live = new Uint8Array(2 * row);
        rows.live.set(live);
      }
      const is = record ? 1 : 0;
      const was = rows.live[row] ?? 0;
      if (is !== was) {
        listed = undefined;
        rows.changedAt = tick();
      }
      count += is - was;
      rows.live[row] = is;
      const end = rows.records.length;
      rows.records[row] = record;
      const read = record && reads(record);
      for (const begun of columns.values()) {
        begun.column.set(row, read ? read(begun.qualifier) : null);
        if (begun.made >= end) begun.made = rows.records.length;
      }
    },
    move(row, record) {
      if (rows.live[row] === 1) rows.records[row] = record;
    },
    column(qualifier) {
      const begun = columnOf(qualifier);
      makeMore(begun, () => true);
      return begun.column;
    },
    make: (qualifier, mayGoOn) => makeMore(columnOf(qualifier), mayGoOn),
  };
  return rows;
}
