/** What chosen nodes of the Claims and Studies trees stand for, as an export takes it. */
import type { ExportScope } from '../protocol.js';
import type { StudiesNode } from './studies/model.js';
import type { Node } from './tree/model.js';
import { counted } from './words.js';

export type TreeNode = Node | StudiesNode;

/** The nodes that a menu of a tree hands over: the one that it was opened on, and all that are selected where that is one of them. */
export function chosenNodes(node: unknown, selected: unknown): TreeNode[] {
  const nodes: unknown[] = Array.isArray(selected) && selected.includes(node) ? selected : [node];
  return nodes.filter(isNode);
}

/** The claims and references of the nodes, each once; undefined where they stand for none. */
export function scopeOf(nodes: readonly TreeNode[]): ExportScope | undefined {
  const claims = new Set<string>();
  const citekeys = new Set<string>();
  for (const node of nodes) {
    switch (node.kind) {
      case 'group':
        for (const { claim } of node.claims) claims.add(claim.key);
        break;
      case 'claim':
        claims.add(node.claim.key);
        break;
      case 'relation':
        for (const { evidence } of node.evidence) citekeys.add(evidence.citekey);
        break;
      case 'evidence':
        citekeys.add(node.evidence.citekey);
        break;
      case 'studyGroup':
        for (const { study } of node.studies) citekeys.add(study.citekey);
        break;
      case 'study':
        citekeys.add(node.study.citekey);
        break;
      default:
    }
  }
  if (claims.size === 0 && citekeys.size === 0) return undefined;
  return {
    ...(claims.size > 0 && { claims: [...claims] }),
    ...(citekeys.size > 0 && { citekeys: [...citekeys] }),
  };
}

/** "2 claims", "1 claim and 3 references". */
export const scopeWords = ({ claims = [], citekeys = [] }: ExportScope): string =>
  [
    ...(claims.length > 0 ? [counted(claims.length, 'claim')] : []),
    ...(citekeys.length > 0 ? [counted(citekeys.length, 'reference')] : []),
  ].join(' and ');

const isNode = (node: unknown): node is TreeNode =>
  typeof node === 'object' && node !== null && 'kind' in node && typeof node.kind === 'string';
