/** The Queries view as plain data: saved, recent and ready queries → what they find. Ids are stable, so that what was open stays open. */
import type {
  NamedQueriesResult,
  NamedQuery,
  QueryMistake,
  QueryResult,
  QuerySpace,
  ReferenceLine,
} from '../../protocol.js';
import type { BearingNode, StudyNode } from '../studies/model.js';
import type { ClaimNode, EvidenceNode, MessageNode, RelationNode } from '../tree/model.js';
import { counted } from '../words.js';

export type Origin = 'saved' | 'recent' | 'ready';

export interface QueryGroupNode {
  kind: 'queryGroup';
  id: string;
  origin: Origin;
  label: string;
  queries: (QueryNode | HintNode)[];
}

export interface QueryNode {
  kind: 'query';
  id: string;
  origin: Origin;
  query: NamedQuery;
  /** The corroborate.json of a saved one. */
  file?: string;
}

/** Words that do something on a click. */
export interface HintNode {
  kind: 'hint';
  id: string;
  label: string;
  act: 'add' | { table: string };
}

export interface FoundReferenceNode {
  kind: 'foundReference';
  id: string;
  reference: ReferenceLine;
}

export type FoundNode = ClaimNode | EvidenceNode | StudyNode | FoundReferenceNode | MessageNode | HintNode;
export type QueriesNode = QueryGroupNode | QueryNode | FoundNode | RelationNode | BearingNode;

/** So many things of what a query found are listed; all of them are in its table. */
export const mostListed = 200;

export function queryGroups({ files, recent, ready }: NamedQueriesResult): QueryGroupNode[] {
  const several = files.length > 1;
  const saved = files.map(({ uri, folder, saved: queries }): QueryGroupNode => ({
    kind: 'queryGroup',
    id: `saved ${uri}`,
    origin: 'saved',
    label: several ? `Saved in ${folder}` : 'Saved',
    queries: queries.map((query) => ({
      kind: 'query',
      id: `saved ${uri} ${query.name}`,
      origin: 'saved',
      query,
      file: uri,
    })),
  }));
  const withSome = saved.filter(({ queries }) => queries.length > 0);
  const [first] = saved;
  if (withSome.length === 0 && first)
    withSome.push({
      ...first,
      label: 'Saved',
      queries: [
        { kind: 'hint', id: 'add', label: 'Save a query, to see here how much it finds', act: 'add' },
      ],
    });
  return [...withSome, ...group('recent', 'Recent', recent), ...group('ready', 'Ready to ask', ready)];
}

function group(origin: Origin, label: string, queries: NamedQuery[]): QueryGroupNode[] {
  if (queries.length === 0) return [];
  const nodes = queries.map((query): QueryNode => ({
    kind: 'query',
    id: `${origin} ${query.name}`,
    origin,
    query,
  }));
  return [{ kind: 'queryGroup', id: origin, origin, label, queries: nodes }];
}

/** "4 claims", "cannot be answered". */
export function countOf({ count, space, mistake }: NamedQuery): string {
  if (mistake) return 'cannot be answered';
  if (space === null) return '';
  // Of much evidence they take too long to be counted at every edit.
  if (count === null) return space === 'gaps' ? 'counted when it is opened' : '';
  return spaceWords(space, count);
}

export function spaceWords(space: QuerySpace | 'gaps', count: number): string {
  if (space === 'evidence') return counted(count, 'piece of evidence', 'pieces of evidence');
  if (space === 'studies') return counted(count, 'study', 'studies');
  return counted(count, space.slice(0, -1));
}

/** "at contestd (column 9): verdict is one of …". */
export function mistakeWords(text: string, { message, offset, length }: QueryMistake): string {
  const line = text.slice(0, offset).split('\n');
  const words = text
    .slice(offset, offset + length)
    .trim()
    .slice(0, 40);
  const place = line.length > 1 ? `line ${line.length}, column` : 'column';
  const column = (line.at(-1) ?? '').length + 1;
  return `${words === '' ? 'at' : `at ${words},`} ${place} ${column}: ${message}`;
}

/** What stands under a query. */
export function foundNodes({ id, query }: QueryNode, { count, found, mistakes }: QueryResult): FoundNode[] {
  const said = mistakes.map((mistake, index): MessageNode => ({
    kind: 'message',
    id: `${id}/mistake ${index}`,
    label: mistakeWords(query.text, mistake),
  }));
  if (!found) return said;
  const nodes = itemNodes(id, found);
  const rest = count - nodes.length;
  if (nodes.length === 0 && said.length === 0)
    said.push({ kind: 'message', id: `${id}/none`, label: 'Nothing was found' });
  const more: HintNode[] =
    rest > 0
      ? [
          {
            kind: 'hint',
            id: `${id}/more`,
            label: `${rest.toLocaleString('en')} more: open all as a table`,
            act: { table: query.text },
          },
        ]
      : [];
  return [...said, ...nodes, ...more];
}

function itemNodes(id: string, found: NonNullable<QueryResult['found']>): FoundNode[] {
  switch (found.space) {
    case 'claims':
      return found.items.map((claim) => ({ kind: 'claim', id: `${id}/${claim.key}`, claim }));
    case 'evidence':
      return found.items.map((evidence, index) => ({
        kind: 'evidence',
        id: `${id}/${evidence.target.uri}/${evidence.id}/${index}`,
        evidence,
      }));
    case 'studies':
      return found.items.map((study) => ({ kind: 'study', id: `${id}/${study.key}`, study }));
    case 'references':
      return found.items.map((reference) => ({
        kind: 'foundReference',
        id: `${id}/${reference.citekey}`,
        reference,
      }));
    case 'gaps':
      return found.items.map((label) => ({ kind: 'message', id: `${id}/${label}`, label }));
  }
}

/** How many saved queries find more or less than when they were last looked at; those that are new to the looker are none. */
export function differing(
  seen: Readonly<Record<string, number>>,
  now: Readonly<Record<string, number>>,
): number {
  return Object.entries(now).filter(([name, count]) => Object.hasOwn(seen, name) && seen[name] !== count)
    .length;
}

/** Counts of the saved queries, by file and name. */
export function countsOf({ files }: NamedQueriesResult): Record<string, number> {
  return Object.fromEntries(
    files.flatMap(({ uri, saved }) =>
      saved.flatMap(({ name, count }) => (count === null ? [] : [[`${uri} ${name}`, count] as const])),
    ),
  );
}

const mostRecent = 10;

/** A query in front of those that were run before it. */
export const withRecent = (recent: readonly string[], text: string): string[] =>
  [text, ...recent.filter((other) => other !== text)].slice(0, mostRecent);

/** A query by itself, on one line: how its answer is shown is of no use to the map. */
export const withoutOptions = (text: string): string =>
  text
    .split(/\r\n|\r|\n/)
    .filter((line) => !/^[ \t]*(?:as|sort|limit|columns|by)[ \t]*:/i.test(line))
    .join(' ')
    .trim();
