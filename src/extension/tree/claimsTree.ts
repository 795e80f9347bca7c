/** The view "Claims": asks the server for claims when it is seen, and for a claim's evidence when that is opened. */
import * as vscode from 'vscode';
import { claimsView, groupBy } from '../commandIds.js';
import type { Context } from '../context.js';
import { atMostEvery } from '../pace.js';
import type { ClaimsResult, Status } from '../../protocol.js';
import { evidenceNodes, groupClaims, groupings, type Grouping, type Node } from './model.js';
import { treeItem } from './item.js';

/** Milliseconds between two refreshes: while all is being read, and while one types. */
const paces = { reading: 1000, ready: 300 };

export function createClaimsTree({ extension, server, log, selections }: Context): vscode.Disposable {
  const changed = new vscode.EventEmitter<void>();
  let grouping = readGrouping(extension.workspaceState.get('grouping'));
  let claims: ClaimsResult | undefined;
  /** What the tree shows was asked for at this state of the server. */
  let shown: string | undefined;

  const provider: vscode.TreeDataProvider<Node> = {
    onDidChangeTreeData: changed.event,
    getTreeItem: treeItem,
    async getChildren(node) {
      try {
        return node ? await childrenOf(node) : await roots();
      } catch (error) {
        // The failed start is told elsewhere; an empty tree then shows what to do.
        log.warn(`The Claims tree was not answered: ${String(error)}`);
        return [];
      }
    },
  };

  const roots = async (): Promise<Node[]> => {
    if (server.failed()) return [];
    shown = stateOf(server.status());
    claims = await server.ask('claims', {});
    view.description = claims.total > 0 ? String(claims.total) : undefined;
    await showState(claims.status, claims.total);
    return groupClaims(claims.claims, grouping);
  };

  const childrenOf = async (node: Node): Promise<Node[]> => {
    switch (node.kind) {
      case 'group':
        return node.claims;
      case 'claim':
        return evidenceNodes(node.id, await server.ask('claim', { key: node.claim.key }));
      case 'relation':
        return node.evidence;
      default:
        return [];
    }
  };

  const view = vscode.window.createTreeView(claimsView, {
    treeDataProvider: provider,
    showCollapseAll: true,
    canSelectMany: true,
  });
  selections.follow('Claims', view);

  const refresh = atMostEvery(
    () => {
      if (view.visible) changed.fire();
    },
    () => (server.status()?.state === 'reading' ? paces.reading : paces.ready),
  );
  const refreshIfStale = (): void => {
    if (stateOf(server.status()) !== shown) refresh.call();
  };

  const group = (next: Grouping): void => {
    grouping = next;
    void extension.workspaceState.update('grouping', next);
    void vscode.commands.executeCommand('setContext', 'corroborate.grouping', next);
    changed.fire();
  };
  void vscode.commands.executeCommand('setContext', 'corroborate.grouping', grouping);

  return vscode.Disposable.from(
    view,
    changed,
    refresh,
    view.onDidChangeVisibility(refreshIfStale),
    server.onChanged((status) => {
      void showState(status, status?.claims ?? 0);
      refreshIfStale();
    }),
    ...groupings.map((by) => vscode.commands.registerCommand(`${groupBy}.${by}`, () => group(by))),
  );

  /** Which welcome an empty tree shows. */
  async function showState(status: Status | undefined, total: number): Promise<void> {
    const state = server.failed()
      ? 'failed'
      : !status || status.state === 'reading'
        ? 'reading'
        : status.notes === 0
          ? 'noNotes'
          : total === 0
            ? 'noClaims'
            : 'claims';
    await vscode.commands.executeCommand('setContext', 'corroborate.state', state);
  }
}

const stateOf = (status: Status | undefined): string =>
  status ? `${status.state} ${status.revision}` : 'unknown';

const readGrouping = (value: unknown): Grouping =>
  groupings.find((grouping) => grouping === value) ?? 'topic';
