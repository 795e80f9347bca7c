/** The commands of queries, each under its name. All but the view itself is read when it is first needed. */
import * as vscode from 'vscode';
import type { ClaimMap } from '../claimMap/view.js';
import * as ids from '../commandIds.js';
import type { Context } from '../context.js';
import type { QueriesTree } from './queriesTree.js';
import { withoutOptions, type QueryNode } from './model.js';

const later = () => import('../later.js');

export function registerQueryCommands(context: Context, map: ClaimMap, view: QueriesTree): vscode.Disposable {
  /** Acts on the query of a node or on one that is given as text. */
  const withText = (act: (text: string) => unknown) => (given: unknown) => {
    const text = typeof given === 'string' ? given : queryOf(given)?.query.text;
    return text === undefined ? undefined : act(text);
  };
  const withSaved = (act: (file: string, name: string, text: string) => unknown) => (given: unknown) => {
    const node = queryOf(given);
    return node?.file === undefined ? undefined : act(node.file, node.query.name, node.query.text);
  };
  const commands: Record<string, (argument?: unknown, second?: unknown) => unknown> = {
    [ids.runQuery]: async (given) => {
      const text =
        typeof given === 'string'
          ? given
          : await (await later()).askQuery(context, queryOf(given)?.query.text);
      if (text !== undefined) await view.show(text);
    },
    [ids.openAnswer]: withText((text) => view.show(text.trim())),
    [ids.addQuery]: async (given) => (await later()).addQuery(context, queryOf(given)?.query.text),
    [ids.changeQuery]: withSaved(async (...saved) => (await later()).changeQuery(context, ...saved)),
    [ids.renameQuery]: withSaved(async (file, name) => (await later()).renameQuery(context, file, name)),
    [ids.deleteQuery]: withSaved(async (file, name) => (await later()).deleteQuery(context, file, name)),
    [ids.forgetQuery]: withText((text) => view.forget(text)),
    [ids.showQueryInMap]: withText((text) => map.query(withoutOptions(text))),
    [ids.exportQuery]: withText(async (text) => (await later()).exportQuery(context, text)),
    [ids.queryTable]: withText(async (text) => (await later()).queryTable(context, text)),
    [ids.queryNote]: withText(async (text) => (await later()).queryNote(context, text)),
    [ids.copyAnswer]: withText(async (text) => (await later()).copyAnswer(context, text)),
    [ids.refreshAnswers]: async () => (await later()).refreshAnswers(context),
    [ids.freezeAnswer]: async (uri, line) =>
      typeof uri === 'string' && typeof line === 'number'
        ? (await later()).freezeAnswer(context, uri, line)
        : undefined,
  };
  return vscode.Disposable.from(
    ...Object.entries(commands).map(([id, run]) => vscode.commands.registerCommand(id, run)),
  );
}

/** A query of the view, which its menu hands over; undefined from the command palette. */
const queryOf = (node: unknown): QueryNode | undefined =>
  typeof node === 'object' && node !== null && 'kind' in node && node.kind === 'query'
    ? (node as QueryNode)
    : undefined;
