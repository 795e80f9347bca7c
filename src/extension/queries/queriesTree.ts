/** The view "Queries": asked for when it is seen; what a query finds is asked for when it is opened. */
import * as vscode from 'vscode';
import { queriesView } from '../commandIds.js';
import type { Context } from '../context.js';
import { atMostEvery } from '../pace.js';
import { bearings } from '../studies/model.js';
import { evidenceNodes } from '../tree/model.js';
import { queriesItem } from './item.js';
import {
  countsOf,
  differing,
  foundNodes,
  mostListed,
  queryGroups,
  withRecent,
  type QueriesNode,
  type QueryGroupNode,
} from './model.js';
import { keepRecent, recentQueries } from './recent.js';

export interface QueriesTree extends vscode.Disposable {
  /** Keeps a query among the recent ones, and shows there what it finds. */
  show(text: string): Promise<void>;
  /** Takes a query from the recent ones. */
  forget(text: string): Promise<void>;
}

/** Under which name the counts are kept that were last looked at. */
const seenKey = 'seenQueryCounts';
/** Milliseconds between two looks: while the view is seen, and for its badge alone. */
const paces = { seen: 500, unseen: 3000 };

/** How long the view has to ask for its queries, in milliseconds. */
const longestWait = 3000;

export function createQueriesTree({ extension, server, log }: Context): QueriesTree {
  const changed = new vscode.EventEmitter<void>();
  const state = extension.workspaceState;
  let groups: QueryGroupNode[] = [];
  let shown = -1;
  let toldOfRoots = (): void => undefined;

  const view = vscode.window.createTreeView<QueriesNode>(queriesView, {
    showCollapseAll: true,
    treeDataProvider: {
      onDidChangeTreeData: changed.event,
      getTreeItem: queriesItem,
      // Revealing asks for the parents of queries alone.
      getParent: (node) =>
        groups.find(({ queries }) => queries.some((query) => query === node || query.id === node.id)),
      async getChildren(node) {
        try {
          if (node) return await childrenOf(node);
          return await roots();
        } catch (error) {
          log.warn(`The Queries view was not answered: ${String(error)}`);
          return [];
        } finally {
          if (!node) toldOfRoots();
        }
      },
    },
  });

  const roots = async (): Promise<QueryGroupNode[]> => {
    const status = server.status();
    shown = status?.revision ?? -1;
    if (server.failed()) return [];
    const named = await server.ask('namedQueries', { recent: recentQueries(state), ready: true });
    const now = server.status();
    // Without anything to ask about, the welcome says what to do.
    groups = !now || now.claims + now.studies + now.references === 0 ? [] : queryGroups(named);
    if (view.visible) await look(countsOf(named));
    return groups;
  };

  const childrenOf = async (node: QueriesNode): Promise<QueriesNode[]> => {
    switch (node.kind) {
      case 'queryGroup':
        return node.queries;
      case 'query':
        return foundNodes(node, await server.ask('query', { text: node.query.text, limit: mostListed }));
      case 'claim':
        return evidenceNodes(node.id, await server.ask('claim', { key: node.claim.key }));
      case 'relation':
        return node.evidence;
      case 'study':
        return bearings(node);
      default:
        return [];
    }
  };

  /** What is seen differs from nothing. */
  const look = async (counts: Record<string, number>): Promise<void> => {
    view.badge = undefined;
    await state.update(seenKey, counts);
  };

  const updateBadge = async (): Promise<void> => {
    const named = await server.ask('namedQueries', { recent: [], ready: false });
    if (view.visible || server.status()?.state !== 'ready') return;
    const counts = countsOf(named);
    const seen = state.get<Record<string, number>>(seenKey);
    // Whoever has never looked is told of nothing.
    if (!seen) return void (await state.update(seenKey, counts));
    const value = differing(seen, counts);
    const tooltip = `${value === 1 ? 'One saved query finds' : `${value} saved queries find`} more or less than when you last looked`;
    view.badge = value === 0 ? undefined : { value, tooltip };
  };

  const refresh = atMostEvery(
    () => {
      const status = server.status();
      if (status?.state !== 'ready') return;
      if (view.visible) {
        if (status.revision !== shown) changed.fire();
      } else void updateBadge().catch((error: unknown) => log.warn(`Saved queries: ${String(error)}`));
    },
    () => (view.visible ? paces.seen : paces.unseen),
  );

  const registrations = vscode.Disposable.from(
    view,
    changed,
    refresh,
    view.onDidChangeVisibility(({ visible }) => {
      if (visible) changed.fire();
    }),
    server.onChanged(() => refresh.call()),
  );

  return {
    async show(text) {
      await keepRecent(state, withRecent(recentQueries(state), text));
      await vscode.commands.executeCommand(`${queriesView}.focus`);
      // The nodes that are revealed have to be those that the view has asked for.
      const asked = new Promise<void>((resolve) => {
        toldOfRoots = resolve;
        // A view that is not shown after all asks for nothing.
        setTimeout(resolve, longestWait);
      });
      changed.fire();
      await asked;
      const node = groups.flatMap(({ queries }) => queries).find(({ id }) => id === `recent ${text}`);
      try {
        if (node) await view.reveal(node, { expand: true, focus: true, select: true });
      } catch (error) {
        // Read anew meanwhile: the query is there, and can be opened by hand.
        log.debug(`A query was not revealed: ${String(error)}`);
      }
    },
    async forget(text) {
      await keepRecent(
        state,
        recentQueries(state).filter((other) => other !== text),
      );
      changed.fire();
    },
    dispose: () => registrations.dispose(),
  };
}
