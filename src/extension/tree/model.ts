/** The Claims tree as plain data: groups → claims → relations → evidence. Ids are stable, so that what was open stays open. */
import type { ClaimDetail, ClaimSummary, EvidenceSummary, Verdict } from '../../protocol.js';
import { relationWords, verdictWords } from '../words.js';

export const groupings = ['topic', 'strength', 'verdict', 'file'] as const;
export type Grouping = (typeof groupings)[number];

export interface GroupNode {
  kind: 'group';
  id: string;
  label: string;
  tooltip: string;
  claims: ClaimNode[];
}

export interface ClaimNode {
  kind: 'claim';
  id: string;
  claim: ClaimSummary;
}

export interface RelationNode {
  kind: 'relation';
  id: string;
  relation: EvidenceSummary['relation'];
  /** "Supports 3". */
  label: string;
  evidence: EvidenceNode[];
}

export interface EvidenceNode {
  kind: 'evidence';
  id: string;
  evidence: EvidenceSummary;
}

/** Says what is missing where something could stand. */
export interface MessageNode {
  kind: 'message';
  id: string;
  label: string;
}

export type Node = GroupNode | ClaimNode | RelationNode | EvidenceNode | MessageNode;

export const withoutTopic = 'Without a topic';

interface Group {
  /** Unique within its grouping. */
  key: string;
  label: string;
  tooltip: string;
  /** Groups are sorted by it; the same: in the order of their first claims. */
  rank: number;
}

/**
 * The tree's first two levels. Topics and files in the order of their first claims, strengths from the top, verdicts as their table names
 * them. A claim with several topics stands under each.
 */
export function groupClaims(claims: readonly ClaimSummary[], grouping: Grouping): GroupNode[] {
  const groupsOf = grouping === 'strength' ? byStrength(claims) : simple[grouping];
  const groups = new Map<string, { node: GroupNode; rank: number }>();
  for (const claim of claims) {
    for (const { key, label, tooltip, rank } of groupsOf(claim)) {
      const id = `${grouping}:${key}`;
      const group = groups.get(id) ?? { node: { kind: 'group', id, label, tooltip, claims: [] }, rank };
      group.node.claims.push({ kind: 'claim', id: `${id}/${claim.key}`, claim });
      groups.set(id, group);
    }
  }
  return [...groups.values()].sort((a, b) => a.rank - b.rank).map(({ node }) => node);
}

const verdicts = Object.keys(verdictWords) as Verdict[];

const simple: Record<Exclude<Grouping, 'strength'>, (claim: ClaimSummary) => Group[]> = {
  topic: ({ topics }) =>
    topics.length === 0
      ? [{ key: '', label: withoutTopic, tooltip: 'Claims that name no topic', rank: 1 }]
      : [...new Set(topics)].map((topic) => ({ key: topic, label: topic, tooltip: topic, rank: 0 })),
  verdict: ({ verdict }) => {
    const label = capital(verdictWords[verdict]);
    return [{ key: verdict, label, tooltip: label, rank: verdicts.indexOf(verdict) }];
  },
  file: ({ target, place }) => [
    { key: target.uri, label: place.replace(/:\d+$/, ''), tooltip: place, rank: 0 },
  ],
};

/** By the strength that is shown: the reviewer's own where there is one. */
function byStrength(claims: readonly ClaimSummary[]): (claim: ClaimSummary) => Group[] {
  const ranks = new Map(claims.map(({ strength }) => [strength.label, strength.rank]));
  return ({ strength, own }) => {
    const label = own?.label ?? strength.label;
    // A level that only reviewers gave has no rank here, and comes last.
    return [{ key: label, label, tooltip: label, rank: -(ranks.get(label) ?? -1) }];
  };
}

const relationOrder = Object.keys(relationWords) as EvidenceSummary['relation'][];

/** What stands under a claim: its evidence by relation. Ids hold the parent's, since a claim may stand under several topics. */
export function evidenceNodes(parent: string, detail: ClaimDetail | null): (RelationNode | MessageNode)[] {
  const relations = relationOrder.flatMap((relation): RelationNode[] => {
    const id = `${parent}/${relation}`;
    const evidence = (detail?.evidence ?? [])
      .filter((piece) => piece.relation === relation)
      .map((piece): EvidenceNode => ({ kind: 'evidence', id: `${id}/${piece.id}`, evidence: piece }));
    if (evidence.length === 0) return [];
    return [
      { kind: 'relation', id, relation, label: `${relationWords[relation]} ${evidence.length}`, evidence },
    ];
  });
  if (relations.length > 0) return relations;
  return [{ kind: 'message', id: `${parent}/none`, label: 'No evidence yet' }];
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
