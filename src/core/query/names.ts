/** Names that are well written and that nothing has: the query runs and finds nothing, and its author is told of the nearest. */
import { didYouMean, nearest } from '../nearest.js';
import { problem, type Problem } from '../problem.js';
import type { Ask, Asked, Plan } from './evaluate/types.js';
import { spaces, type Qualifier, type Space, type Value } from './qualifiers/types.js';
import type { Column } from './store/column.js';
import type { Store } from './store/store.js';
import { hasWildcard } from './values/wildcards.js';
import { asValue } from './values/asValue.js';

export function unknownNames({ ask, space }: Plan, store: Store): Problem[] {
  return (ask ? namesIn(ask) : []).flatMap((asked) => {
    const column = store[homeOf(asked.qualifier, space)].column(asked.qualifier);
    const met = asked.matcher(column);
    const isThere = column.counts.some((count, number) => count > 0 && met[number] === 1);
    if (isThere || !asked.name) return [];
    const { text, range } = asked.name;
    const known = hasWildcard(text) ? [] : [...vocabulary(column)];
    const message = `nothing here has ${asked.qualifier.name}:${text}${didYouMean(text, known)}`;
    return [problem('query-finds-nothing', range, message, nearest(text, known).map(asValue))];
  });
}

/** The columns that are looked through for these names. */
export const columnsOfNames = ({ ask, space }: Plan): { space: Space; qualifier: Qualifier }[] =>
  (ask ? namesIn(ask) : []).map(({ qualifier }) => ({ space: homeOf(qualifier, space), qualifier }));

/** Where the values of a qualifier are read from that are offered for a query. */
export function homeOf({ read }: Qualifier, space: Space): Space {
  if (read[space]) return space;
  return spaces.find((one) => one !== 'evidence' && read[one]) ?? 'evidence';
}

/** Every name that something has, once. */
function* vocabulary({ held, counts }: Column): Generator<string> {
  const given = new Set<string>();
  for (const [number, { value }] of held.entries()) {
    if ((counts[number] ?? 0) <= 0) continue;
    for (const name of namesOf(value)) {
      if (given.has(name)) continue;
      given.add(name);
      yield name;
    }
  }
}

/** The same with how many things have each: most first. */
export function vocabularyCounts({ held, counts }: Column): Map<string, number> {
  const names = new Map<string, number>();
  held.forEach(({ value }, number) => {
    const count = counts[number] ?? 0;
    if (count <= 0) return;
    for (const name of namesOf(value)) names.set(name, (names.get(name) ?? 0) + count);
  });
  return new Map([...names].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)));
}

const namesOf = (value: Value): readonly string[] =>
  value === null ? [] : typeof value === 'object' ? value : [String(value)];

function namesIn(ask: Ask): Asked[] {
  switch (ask.kind) {
    case 'all':
    case 'any':
      return ask.parts.flatMap(namesIn);
    case 'not':
    case 'evidence':
      return namesIn(ask.part);
    case 'qualifier':
      return ask.name ? [ask] : [];
    default:
      return [];
  }
}
