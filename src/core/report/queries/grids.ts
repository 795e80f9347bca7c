/** Answers as grids: a table of what is found, counts, a matrix, gaps. */
import type { EvidenceBase } from '../../base/types.js';
import { compareText } from '../../compareText.js';
import type { Problem } from '../../problem.js';
import { problem } from '../../problem.js';
import type { Found } from '../../query/queries.js';
import { qualifierNamed } from '../../query/qualifiers/table.js';
import type { Space, Value } from '../../query/qualifiers/types.js';
import { evidenceTable } from '../evidenceTable.js';
import { asText, citekeysOf, columnNamed, columnsOf, itemsOf, type Column } from './columns.js';
import type { Named, Shape } from '../../query/shape.js';
import type { Grid } from './types.js';

export type GridResult = { grid: Grid; problems: [] } | { grid?: undefined; problems: Problem[] };

/** More cells than this no one reads, and no editor shows. */
const mostCells = 200_000;

/** What is found, sorted and cut off as the shape says. */
export function arranged(
  base: EvidenceBase,
  found: Found,
  { as, sort, limit }: Shape,
): { found: Found; problems: Problem[] } {
  let items = [...itemsOf(found)];
  if (sort) {
    const isTurned = sort.name.startsWith('-');
    const { columns, problems } = columnsOf(base, found.space, [
      { ...sort, name: sort.name.replace(/^-/, '') },
    ]);
    const [column] = columns;
    if (!column) return { found, problems };
    const values = new Map(items.map((item) => [item, column.value(item)]));
    const compare = comparison(column);
    const way = isTurned ? -1 : 1;
    items = items.sort((a, b) => {
      const [one, other] = [values.get(a) ?? null, values.get(b) ?? null];
      // What is not known comes last, whichever way round.
      if (isNothing(one) || isNothing(other)) return Number(isNothing(one)) - Number(isNothing(other));
      return way * compare(one, other);
    });
  }
  // Where things are counted, the limit is one of rows.
  const isCounted = as === 'counts' || as === 'matrix' || as === 'gaps';
  if (limit !== undefined && !isCounted) items = items.slice(0, limit);
  return { found: { space: found.space, count: items.length, items } as Found, problems: [] };
}

const isNothing = (value: Value): boolean => value === null || asText(value) === '';

/** Scales and numbers from the highest, all else by letters. */
function comparison({ order }: Column): (a: Value, b: Value) => number {
  return (a, b) => {
    if (order) return order.indexOf(asText(b)) - order.indexOf(asText(a));
    if (typeof a === 'number' && typeof b === 'number') return b - a;
    return compareText(asText(a).toLowerCase(), asText(b).toLowerCase());
  };
}

export function gridOf(
  base: EvidenceBase,
  found: Found,
  shape: Shape,
  extra: readonly string[] = [],
): GridResult {
  const made = gridUpTo(base, found, shape, extra);
  if (made.grid && shape.limit !== undefined) made.grid.rows.splice(shape.limit);
  return made;
}

function gridUpTo(base: EvidenceBase, found: Found, shape: Shape, extra: readonly string[]): GridResult {
  switch (shape.as) {
    case 'counts':
      return counts(base, found, shape);
    case 'matrix':
      return shape.by ? matrix(base, found, shape, shape.by) : evidenceMatrix(base, found, shape);
    case 'gaps':
      return gaps(base, found, shape);
    default:
      return table(base, found, shape, extra);
  }
}

function table(base: EvidenceBase, found: Found, shape: Shape, extra: readonly string[]): GridResult {
  const { columns, problems } = columnsOf(base, found.space, shape.columns, extra);
  if (problems.length > 0) return { problems };
  const rows = itemsOf(found).map((item) =>
    columns.map(({ value, shown }) => {
      const read = value(item);
      return typeof read === 'number' ? read : (shown?.(read) ?? asText(read));
    }),
  );
  return {
    grid: { names: columns.map(({ name }) => name), heads: columns.map(({ head }) => head), rows },
    problems: [],
  };
}

const countedBy: Record<Space, string> = {
  claims: 'verdict',
  evidence: 'relation',
  studies: 'design',
  references: 'year',
};

function counts(base: EvidenceBase, found: Found, { by }: Shape): GridResult {
  const { axes, problems } = axesOf(base, found.space, by ?? [{ name: countedBy[found.space] }], 1);
  const [axis] = axes;
  if (!axis) return { problems };
  const tally = new Map<string, number>(axis.universe.map((value) => [value, 0]));
  for (const item of itemsOf(found))
    for (const value of axis.valuesOf(item)) tally.set(value, (tally.get(value) ?? 0) + 1);
  const rows = [...tally]
    .filter(([, count]) => count > 0)
    .map(([value, count]) => [axis.shown(value), count]);
  const grid = { names: [axis.name, 'count'], heads: [axis.head, capital(found.space)], rows };
  return { grid, problems: [] };
}

function matrix(base: EvidenceBase, found: Found, shape: Shape, by: Named[]): GridResult {
  const { axes, problems } = axesOf(base, found.space, by, 2);
  const [down, across] = axes;
  if (!down || !across) return { problems };
  const tally = tallied(found, down, across);
  if (!tally) return tooMany(shape);
  const columns = usedAcross(across, tally);
  const values = used(down, tally.keys()).slice(0, shape.limit);
  if (values.length * columns.length > mostCells) return tooMany(shape);
  const rows = values.map((value) => [
    down.shown(value),
    ...columns.map((other) => tally.get(value)?.get(other) ?? 0),
  ]);
  return {
    grid: { names: [down.name, ...columns], heads: [down.head, ...columns.map(across.shown)], rows },
    problems: [],
  };
}

/** At what asks for it. */
function tooMany({ by, as, asRange, limit }: Shape): GridResult {
  const [first, last] = [by?.[0]?.range, by?.at(-1)?.range];
  const range = first && last ? { start: first.start, end: last.end } : (asRange ?? { start: 0, end: 0 });
  const most = mostCells.toLocaleString('en');
  const orLimit = limit === undefined ? ', or set a limit' : '';
  const message = `this would be more than the ${most} cells that ${as === 'gaps' ? 'gaps are' : 'a matrix is'} shown up to; narrow the query down${orLimit}`;
  return { problems: [problem('bad-query', range, message)] };
}

/** Claims against the references of their evidence. */
function evidenceMatrix(base: EvidenceBase, found: Found, shape: Shape): GridResult {
  const citekeys = citekeysOf(base, found);
  const keys = new Set(
    found.space === 'claims'
      ? found.items.map(({ key }) => key)
      : found.space === 'evidence'
        ? found.items.flatMap(({ target }) => (target && 'claim' in target ? target.claim : []))
        : citekeys.flatMap((citekey) =>
            base
              .evidenceCiting(citekey)
              .flatMap(({ target }) => (target && 'claim' in target ? target.claim : [])),
          ),
  );
  const most = Math.floor(mostCells / Math.max(1, citekeys.length));
  const { head, rows } = evidenceTable(base, citekeys, keys, Math.min(shape.limit ?? Infinity, most + 1));
  if (rows.length > most) return tooMany(shape);
  return { grid: { names: ['claim', 'strength', 'verdict', ...citekeys], heads: head, rows }, problems: [] };
}

function gaps(base: EvidenceBase, found: Found, shape: Shape): GridResult {
  const { axes, problems } = axesOf(base, found.space, shape.by ?? usualAxes(base, found), 2);
  const [down, across] = axes;
  if (!down || !across) return { problems };
  const tally = tallied(found, down, across);
  if (!tally) return tooMany(shape);
  const columns = usedAcross(across, tally).map((value) => ({ value, shown: across.shown(value) }));
  const rows: string[][] = [];
  const most = shape.limit ?? Infinity;
  for (const value of used(down, tally.keys())) {
    const there = tally.get(value);
    const shown = down.shown(value);
    for (const other of columns) {
      if (rows.length >= most) break;
      if (there?.has(other.value) !== true) rows.push([shown, other.shown]);
    }
    if (rows.length > mostCells) return tooMany(shape);
    if (rows.length >= most) break;
  }
  return { grid: { names: [down.name, across.name], heads: [down.head, across.head], rows }, problems: [] };
}

/** The two facets of the project that most of what is found has; where there are fewer than two, design and country. */
function usualAxes(base: EvidenceBase, found: Found): Named[] {
  const names = Object.keys(base.config.facets).filter((name) => columnNamed(base, found.space, name));
  const known = names.map((name) => {
    const column = columnNamed(base, found.space, name);
    return { name, count: itemsOf(found).filter((item) => column && !isNothing(column.value(item))).length };
  });
  const facets = known.sort((a, b) => b.count - a.count).map(({ name }) => name);
  return (facets.length < 2 ? ['design', 'country'] : facets.slice(0, 2)).map((name) => ({ name }));
}

interface Axis {
  name: string;
  head: string;
  valuesOf: (item: Parameters<Column['value']>[0]) => string[];
  /** The known values, in their order: those that nothing has are gaps, too. */
  universe: readonly string[];
  /** Whether all of them are shown, those that nothing has included. */
  isDeclared: boolean;
  shown: (value: string) => string;
}

function axesOf(
  base: EvidenceBase,
  space: Space,
  by: readonly Named[],
  count: number,
): { axes: Axis[]; problems: Problem[] } {
  if (by.length !== count) {
    const range = by[0]?.range ?? { start: 0, end: 0 };
    const example = count === 1 ? 'by: verdict' : 'by: design, country';
    return {
      axes: [],
      problems: [
        problem(
          'bad-query',
          range,
          `${count === 1 ? 'one attribute is' : 'two attributes are'} needed here, as in ${example}`,
        ),
      ],
    };
  }
  const { problems } = columnsOf(base, space, by);
  if (problems.length > 0) return { axes: [], problems };
  const axes = by.flatMap(({ name }): Axis[] => {
    const column = columnNamed(base, space, name);
    if (!column) return [];
    const facet = Object.entries(base.config.facets).find(
      ([declared]) => declared.toLowerCase() === column.name,
    )?.[1];
    const universe = qualifierNamed(column.name, base)?.values?.(base) ?? [];
    return [
      {
        name: column.name,
        head: column.head,
        universe,
        isDeclared: facet !== undefined && facet.values.length > 0,
        valuesOf: (item) => {
          const value = column.value(item);
          return value === null
            ? []
            : typeof value === 'object'
              ? [...value]
              : value === ''
                ? []
                : [String(value)];
        },
        shown: (value) => column.shown?.(value) ?? value,
      },
    ];
  });
  return { axes, problems: [] };
}

/** The values of an axis in their order: all that are declared, else those that there are. */
function used({ universe, isDeclared }: Axis, there: Iterable<string>): string[] {
  const found = new Set(there);
  const ordered = universe.filter((value) => isDeclared || found.has(value));
  const known = new Set(universe);
  const others = [...found].filter((value) => !known.has(value));
  return [...ordered, ...others.sort(byNumberOrText)];
}

function usedAcross(across: Axis, tally: Tally): string[] {
  const there = new Set<string>();
  for (const row of tally.values()) for (const value of row.keys()) there.add(value);
  return used(across, there);
}

const byNumberOrText = (a: string, b: string): number => {
  const [one, other] = [Number(a), Number(b)];
  return Number.isFinite(one) && Number.isFinite(other) ? one - other : compareText(a, b);
};

/** How many there are of each combination, by the values down and across. */
type Tally = Map<string, Map<string, number>>;

/** Undefined where there are more combinations than are shown. */
function tallied(found: Found, down: Axis, across: Axis): Tally | undefined {
  const tally: Tally = new Map();
  let cells = 0;
  for (const item of itemsOf(found)) {
    const others = across.valuesOf(item);
    for (const value of down.valuesOf(item)) {
      const row = tally.get(value) ?? new Map<string, number>();
      tally.set(value, row);
      cells -= row.size;
      for (const other of others) row.set(other, (row.get(other) ?? 0) + 1);
      cells += row.size;
      if (cells > mostCells) return undefined;
    }
  }
  return tally;
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
