import { readPlace, type Place } from './place.js';

/** What the panel remembers while it is hidden or the window is reloaded. */
export interface Kept {
  filter: string;
  /** As it is written in its box, finished or not. */
  query: string;
  /** Whether the box for a query is shown. */
  asking: boolean;
  /** Keys of opened claims' rows. */
  opened: string[];
  /** Topics that the reader opened or closed by hand. */
  topics: Record<string, boolean>;
  /** What is opened inside opened claims, by the key of the claim's row: steps, dimensions, questions. */
  disclosed: Record<string, string[]>;
  /** Whether only claims are listed whose own rating differs from the suggested one. */
  differing: boolean;
  grouping: Grouping;
  legend: boolean;
  follow: boolean;
  /** Where the list is scrolled to; null at its top. */
  place: Place | null;
}

export type Grouping = 'topic' | 'none';

export const fresh: Kept = {
  filter: '',
  query: '',
  asking: false,
  opened: [],
  topics: {},
  disclosed: {},
  differing: false,
  grouping: 'topic',
  legend: false,
  follow: true,
  place: null,
};

/** Reads remembered state; whatever is not as expected, from another version say, is as fresh. */
export function readKept(value: unknown): Kept {
  if (typeof value !== 'object' || value === null) return fresh;
  const kept = value as Record<string, unknown>;
  return {
    filter: typeof kept.filter === 'string' ? kept.filter : fresh.filter,
    query: typeof kept.query === 'string' ? kept.query : fresh.query,
    asking: kept.asking === true,
    opened: readTexts(kept.opened),
    topics: readFlags(kept.topics),
    disclosed: readLists(kept.disclosed),
    differing: kept.differing === true,
    grouping: kept.grouping === 'none' ? 'none' : 'topic',
    legend: typeof kept.legend === 'boolean' ? kept.legend : fresh.legend,
    follow: typeof kept.follow === 'boolean' ? kept.follow : fresh.follow,
    place: readPlace(kept.place),
  };
}

const readTexts = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((text) => typeof text === 'string') : [];

function readLists(value: unknown): Record<string, string[]> {
  if (typeof value !== 'object' || value === null) return {};
  return Object.fromEntries(Object.entries(value).map(([key, list]) => [key, readTexts(list)]));
}

function readFlags(value: unknown): Record<string, boolean> {
  if (typeof value !== 'object' || value === null) return {};
  return Object.fromEntries(
    Object.entries(value).filter((entry): entry is [string, boolean] => typeof entry[1] === 'boolean'),
  );
}
