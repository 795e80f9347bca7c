/** The tree of topics and claims as a flat list of rows, in the order in which they are shown. */
import type { ClaimSummary } from '../protocol.js';
import type { Grouping } from './kept.js';

export interface TopicRow {
  kind: 'topic';
  key: string;
  topic: string;
  open: boolean;
  /** Claims under it. */
  claims: readonly ClaimSummary[];
  level: 1;
  position: number;
  setSize: number;
}

export interface ClaimRow {
  kind: 'claim';
  key: string;
  claim: ClaimSummary;
  /** The key of its topic's row; null in a list without topics. */
  parent: string | null;
  open: boolean;
  level: 1 | 2;
  position: number;
  setSize: number;
}

export type Row = TopicRow | ClaimRow;

/** Above this many claims, topics start closed. */
export const manyClaims = 300;

export const withoutTopic = 'Without a topic';

export interface Opened {
  /** Keys of opened claims' rows. */
  claims: ReadonlySet<string>;
  /** Topics opened or closed by hand. */
  topics: Readonly<Record<string, boolean>>;
}

/** Rows of a list. A claim with several topics stands under each; topics in the order of their first claims, those without one last. */
export function rowsOf(claims: readonly ClaimSummary[], grouping: Grouping, opened: Opened): Row[] {
  const topics = grouping === 'topic' ? byTopic(claims) : new Map<string, ClaimSummary[]>();
  if (topics.size === 0) {
    return claims.map((claim, index) =>
      claimRow(claim, null, opened, { level: 1, position: index + 1, setSize: claims.length }),
    );
  }
  return [...topics].flatMap(([topic, members], index): Row[] => {
    const open = opened.topics[topic] ?? claims.length <= manyClaims;
    const head: TopicRow = {
      kind: 'topic',
      key: topicKey(topic),
      topic,
      open,
      claims: members,
      level: 1,
      position: index + 1,
      setSize: topics.size,
    };
    if (!open) return [head];
    return [
      head,
      ...members.map((claim, at) =>
        claimRow(claim, topic, opened, { level: 2, position: at + 1, setSize: members.length }),
      ),
    ];
  });
}

export const topicKey = (topic: string): string => `topic ${topic}`;
export const claimKey = (topic: string | null, claim: string): string => `claim ${topic ?? ''} ${claim}`;

/** Rows of a claim that are shown, else the closed topics that hold it. */
export function placesOf(rows: readonly Row[], claim: string): Row[] {
  const shown = rows.filter((row) => row.kind === 'claim' && row.claim.key === claim);
  if (shown.length > 0) return shown;
  return rows.filter((row) => row.kind === 'topic' && row.claims.some(({ key }) => key === claim));
}

function byTopic(claims: readonly ClaimSummary[]): Map<string, ClaimSummary[]> {
  const topics = new Map<string, ClaimSummary[]>();
  const rest: ClaimSummary[] = [];
  for (const claim of claims) {
    if (claim.topics.length === 0) rest.push(claim);
    for (const topic of new Set(claim.topics)) {
      const members = topics.get(topic);
      if (members) members.push(claim);
      else topics.set(topic, [claim]);
    }
  }
  if (topics.size > 0 && rest.length > 0)
    topics.set(withoutTopic, [...(topics.get(withoutTopic) ?? []), ...rest]);
  return topics;
}

function claimRow(
  claim: ClaimSummary,
  topic: string | null,
  opened: Opened,
  place: { level: 1 | 2; position: number; setSize: number },
): ClaimRow {
  const key = claimKey(topic, claim.key);
  return {
    kind: 'claim',
    key,
    claim,
    parent: topic === null ? null : topicKey(topic),
    open: opened.claims.has(key),
    ...place,
  };
}
