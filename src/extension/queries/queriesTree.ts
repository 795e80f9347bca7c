/** The view "Queries": asked for when it is seen; what a query finds is asked for when it is opened. */
import * as vscode from 'vscode';
import { queriesView } from '../commandIds.js';
import type { Context } from '../context.js';
import { atMostEvery } from '../pace.js';
import { bearings } from '../studies/model.js';
import type { NamedQueriesResult, Status } from '../../protocol.js';
import { evidenceNodes } from '../tree/model.js';
import { createDrawn } from './drawn.js';
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
  const drawn = createDrawn();
  /** What is shown was asked for at this state of the server; undefined before, and where it was not answered. */
  let shown: string | undefined;
  let asked = false;
  /** Answered already, for the drawing that is about to come. */
  let answered: { named: NamedQueriesResult; at: string | undefined } | undefined;
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
          if (!node) shown = undefined;
          log.warn(`The Queries view was not answered: ${String(error)}`);
          return [];
        } finally {
          if (!node) toldOfRoots();
        }
      },
    },
  });

  const roots = async (): Promise<QueryGroupNode[]> => {
    asked = true;
    const known = answered;
    answered = undefined;
    drawn.begin([]);
    shown = undefined;
    if (server.failed()) return (groups = []);
    shown = known ? known.at : stateOf(server.status());
    const named = known?.named ?? (await namedQueries());
    groups = groupsOf(named);
    drawn.begin(groups);
    if (view.visible) await look(countsOf(named));
    return groups;
  };

  const namedQueries = (): Promise<NamedQueriesResult> =>
    server.ask('namedQueries', { recent: recentQueries(state), ready: true });

  /** Without anything to ask about, the welcome says what to do. */
  const groupsOf = (named: NamedQueriesResult): QueryGroupNode[] => {
    const now = server.status();
    return !now || now.claims + now.studies + now.references === 0 ? [] : queryGroups(named);
  };

  const childrenOf = async (node: QueriesNode): Promise<QueriesNode[]> => {
    const opened = async <Answer>(ask: () => Promise<Answer>): Promise<Answer> => {
      const before = stateOf(server.status());
      const answer = await ask();
      drawn.open(node.id, answer, ask);
      // What changed meanwhile was compared with what is not shown any more.
      if (stateOf(server.status()) !== before) {
        shown = undefined;
        refresh.call();
      }
      return answer;
    };
    switch (node.kind) {
      case 'queryGroup':
        return node.queries;
      case 'query': {
        const { text } = node.query;
        return foundNodes(node, await opened(() => server.ask('query', { text, limit: mostListed })));
      }
      case 'claim': {
        const { key } = node.claim;
        return evidenceNodes(node.id, await opened(() => server.ask('claim', { key })));
      }
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

  /** Draws only what is other than shown. */
  const redrawIfChanged = async (): Promise<void> => {
    const now = stateOf(server.status());
    // Before the view has asked at all it is about to; asking twice would empty it in between.
    if (!asked || !view.visible || now === shown) return;
    try {
      const named = await namedQueries();
      if (await drawn.isAsDrawn(groupsOf(named))) {
        shown = now;
        return await look(countsOf(named));
      }
      answered = { named, at: now };
    } catch {
      // Drawing asks again, and tells.
    }
    changed.fire();
  };

  const redraw = (): void => {
    answered = undefined;
    changed.fire();
  };

  const refresh = atMostEvery(
    () => {
      if (server.status()?.state !== 'ready') return;
      if (view.visible) void redrawIfChanged();
      else void updateBadge().catch((error: unknown) => log.warn(`Saved queries: ${String(error)}`));
    },
    () => (view.visible ? paces.seen : paces.unseen),
  );

  const registrations = vscode.Disposable.from(
    view,
    changed,
    refresh,
    view.onDidChangeVisibility(({ visible }) => {
      if (visible) void redrawIfChanged();
    }),
    server.onChanged(() => refresh.call()),
  );

  return {
    async show(text) {
      await keepRecent(state, withRecent(recentQueries(state), text));
      await vscode.commands.executeCommand(`${queriesView}.focus`);
      // The nodes that are revealed have to be those that the view has asked for.
      const told = new Promise<void>((resolve) => {
        toldOfRoots = resolve;
        // A view that is not shown after all asks for nothing.
        setTimeout(resolve, longestWait);
      });
      redraw();
      await told;
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
      redraw();
    },
    dispose: () => registrations.dispose(),
  };
}

/** With what was read of: the same number of changes may be another server's. */
const stateOf = (status: Status | undefined): string | undefined =>
  status && [status.state, status.revision, status.claims, status.studies, status.references].join(' ');
