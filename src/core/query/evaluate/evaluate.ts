/**
 * Runs what is asked over the rows of a store. Each ask narrows a list of rows down to those that meet it, so that what comes later in a
 * query has less to look at.
 *
 * Of claims, studies and references what is asked of their evidence holds where some piece of evidence meets it; what stands together
 * without a negation speaks of one and the same piece.
 */
import type { Space } from '../qualifiers/types.js';
import type { Column } from '../store/column.js';
import { noRow, type Store } from '../store/store.js';
import type { Ask, Asked } from './types.js';

/** Rows of a space, ascending: the first `count` of an array. */
export interface RowList {
  rows: Int32Array;
  count: number;
  /** Whether others read it, too; what is not shared is narrowed where it stands. */
  shared: boolean;
}

/** By row of a space: 1 where it changed since, as the host says. */
export type ChangedRows = (ref: string, space: Space) => Uint8Array;

/** The rows of a space that meet what is asked. They hold until the next evaluation: room is used again, since making it costs more. */
export function evaluate(ask: Ask | null, space: Space, store: Store, changed: ChangedRows): RowList {
  const { room } = store;
  room.clear();
  const size = (of: Space): number => store[of].records.length;
  const everything = (of: Space): RowList => {
    const rows = store[of].list();
    return { rows, count: rows.length, shared: true };
  };

  const target = ({ rows, count, shared }: RowList): Int32Array => (shared ? room.rows(count) : rows);
  const among = (list: RowList, marks: Uint8Array, mark: 0 | 1): RowList =>
    keepMarked(list, target(list), marks, mark);

  /** Marks at the rows that meet any of them. */
  const marked = (parts: readonly Ask[], of: Space, given: RowList): Uint8Array => {
    const marks = room.marks(size(of));
    for (const part of parts) {
      const { rows, count } = narrow(part, of, { ...given, shared: true });
      for (let index = 0; index < count; index++) marks[rows[index] as number] = 1;
    }
    return marks;
  };

  /** Those of the rows that meet it. */
  const narrow = (one: Ask, of: Space, rows: RowList): RowList => {
    switch (one.kind) {
      case 'all':
        return allOf(one.parts, of, rows);
      case 'any':
        return among(rows, marked(one.parts, of, rows), 1);
      case 'not':
        return among(rows, marked([one.part], of, rows), 0);
      case 'evidence':
        if (of === 'evidence') return narrow(one.part, of, rows);
        return among(rows, project(narrow(one.part, 'evidence', everything('evidence')), 'evidence', of), 1);
      case 'qualifier':
        return qualified(one, of, rows);
      case 'has-evidence':
        return of === 'evidence' ? rows : among(rows, project(everything('evidence'), 'evidence', of), 1);
      case 'changed-since':
        return among(rows, changed(one.ref, of), 1);
    }
  };

  const allOf = (parts: readonly Ask[], of: Space, given: RowList): RowList => {
    const together = parts.filter((part) => isOfEvidence(part, of));
    let rows = given;
    for (const part of rarestFirst(parts, of)) if (!together.includes(part)) rows = narrow(part, of, rows);
    if (together.length === 0 || rows.count === 0) return rows;
    const home = together.some((part) => homeOf(part, of) === 'evidence') ? 'evidence' : 'studies';
    let pieces = everything(home);
    for (const part of rarestFirst(together, home)) pieces = narrow(part, home, pieces);
    return among(rows, project(pieces, home, of), 1);
  };

  const answers = new Map<Column, Map<Asked, Uint8Array>>();
  /** What a column answers, asked once. */
  const metIn = (one: Asked, column: Column): Uint8Array => {
    const known = answers.get(column) ?? new Map<Asked, Uint8Array>();
    answers.set(column, known);
    const met = known.get(one) ?? one.matcher(column);
    known.set(one, met);
    return met;
  };

  /** The parts that the fewest things meet come first, so that the others have little to look at; what is not known comes last. */
  const rarestFirst = (parts: readonly Ask[], of: Space): readonly Ask[] => {
    if (parts.length < 2) return parts;
    const meeting = parts.map((part) => {
      if (part.kind !== 'qualifier' || !part.qualifier.read[of]) return Infinity;
      const column = store[of].column(part.qualifier);
      const met = metIn(part, column);
      // The first is that of rows without a value, which are not counted.
      if (met[0] === 1) return Infinity;
      let count = 0;
      for (let number = 1; number < met.length; number++)
        if (met[number] === 1) count += column.counts[number] ?? 0;
      return count;
    });
    return parts
      .map((part, index) => ({ part, count: meeting[index] ?? Infinity }))
      .sort((a, b) => (a.count === b.count ? 0 : a.count - b.count))
      .map(({ part }) => part);
  };

  /** A qualifier where it is read, and from there to the space that is asked about. */
  const qualified = (one: Asked, of: Space, rows: RowList): RowList => {
    const { read } = one.qualifier;
    if (read[of]) {
      const column = store[of].column(one.qualifier);
      return keepNumbered(rows, target(rows), column.numbers, metIn(one, column));
    }
    const from = linkedFrom(one, of);
    if (from) {
      const column = store[from].column(one.qualifier);
      const met = metIn(one, column);
      const { live } = store[from];
      const marks = room.marks(size(from));
      const alone = one.unlinked ? 1 : 0;
      for (let row = 0; row < marks.length; row++)
        marks[row] = live[row] === 1 ? (met[column.numbers[row] ?? 0] ?? 0) : alone;
      return keepLinked(rows, target(rows), linksOf(of, from), marks, alone);
    }
    const home = homeOf(one, of) === 'studies' ? 'studies' : 'evidence';
    return among(rows, project(qualified(one, home, everything(home)), home, of), 1);
  };

  /** For each row of evidence, or of studies, the row that it belongs to. */
  const linksOf = (from: Space, to: Space): Int32Array => {
    if (from === 'studies') return store.paperOf;
    return to === 'claims' ? store.claimOf : to === 'studies' ? store.studyOf : store.referenceOf;
  };

  /** What has some of these pieces of evidence, or of these studies: marks by row. */
  const project = ({ rows, count }: RowList, from: Space, to: Space): Uint8Array => {
    const links = linksOf(from, to);
    const marks = room.marks(size(to));
    for (let index = 0; index < count; index++) {
      const link = links[rows[index] as number] ?? noRow;
      if (link >= 0 && link < marks.length) marks[link] = 1;
    }
    return marks;
  };

  const all = everything(space);
  return ask ? narrow(ask, space, all) : all;
}

/** Where the thing that evidence or a study belongs to is asked instead of itself. */
function linkedFrom({ qualifier: { read } }: Asked, of: Space): Space | undefined {
  if (of !== 'evidence' && !(of === 'studies' && read.references)) return undefined;
  return read.studies ? 'studies' : read.references ? 'references' : 'claims';
}

/** The columns that evaluating looks at, most of them or all. */
export function columnsAsked(ask: Ask | null, of: Space): { space: Space; qualifier: Asked['qualifier'] }[] {
  if (!ask) return [];
  switch (ask.kind) {
    case 'all': {
      const together = ask.parts.filter((part) => isOfEvidence(part, of));
      const home = together.some((part) => homeOf(part, of) === 'evidence') ? 'evidence' : 'studies';
      return ask.parts.flatMap((part) => columnsAsked(part, together.includes(part) ? home : of));
    }
    case 'any':
      return ask.parts.flatMap((part) => columnsAsked(part, of));
    case 'not':
      return columnsAsked(ask.part, of);
    case 'evidence':
      return columnsAsked(ask.part, 'evidence');
    case 'qualifier': {
      const { qualifier } = ask;
      const space = qualifier.read[of] ? of : linkedFrom(ask, of);
      return space
        ? [{ space, qualifier }]
        : columnsAsked(ask, homeOf(ask, of) === 'studies' ? 'studies' : 'evidence');
    }
    default:
      return [];
  }
}

/**
 * Where something is asked: of the thing itself, or of its studies or its evidence. Undefined for what stands by itself: a negation, what
 * has a group of its own, and what asks of both.
 */
function homeOf(ask: Ask, of: Space): Space | undefined {
  switch (ask.kind) {
    case 'all':
    case 'any': {
      const homes = new Set(ask.parts.map((part) => homeOf(part, of)));
      const [only] = homes;
      if (homes.size === 1) return only;
      const areOfEvidence = [...homes].every(
        (home) => home !== of && (home === 'evidence' || home === 'studies'),
      );
      return areOfEvidence ? 'evidence' : undefined;
    }
    case 'qualifier': {
      const { read } = ask.qualifier;
      if (read[of] || of === 'evidence' || (of === 'studies' && read.references)) return of;
      return of === 'references' && read.studies ? 'studies' : 'evidence';
    }
    default:
      return undefined;
  }
}

/** Whether something is asked of the evidence or the studies of a thing rather than of itself. */
function isOfEvidence(ask: Ask, of: Space): boolean {
  const home = homeOf(ask, of);
  return home !== undefined && home !== of;
}

// Each of these is a loop of its own: over a million rows, a call for each would take longer than all the rest.

/** Those whose value's number is met. */
function keepNumbered(
  { rows, count }: RowList,
  kept: Int32Array,
  numbers: Int32Array,
  met: Uint8Array,
): RowList {
  let found = 0;
  for (let index = 0; index < count; index++) {
    const row = rows[index] as number;
    if (met[numbers[row] as number] === 1) kept[found++] = row;
  }
  return { rows: kept, count: found, shared: false };
}

/** Those that are marked so. */
function keepMarked({ rows, count }: RowList, kept: Int32Array, marks: Uint8Array, mark: 0 | 1): RowList {
  let found = 0;
  for (let index = 0; index < count; index++) {
    const row = rows[index] as number;
    if (marks[row] === mark) kept[found++] = row;
  }
  return { rows: kept, count: found, shared: false };
}

/** Those that belong to what is marked; `alone` says what holds for those that belong to nothing. */
function keepLinked(
  { rows, count }: RowList,
  kept: Int32Array,
  links: Int32Array,
  marks: Uint8Array,
  alone: 0 | 1,
): RowList {
  let found = 0;
  for (let index = 0; index < count; index++) {
    const row = rows[index] as number;
    const link = links[row] as number;
    if ((link === noRow || link >= marks.length ? alone : marks[link]) === 1) kept[found++] = row;
  }
  return { rows: kept, count: found, shared: false };
}
