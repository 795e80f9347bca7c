/** A node of the Queries view as VS Code draws it. */
import * as vscode from 'vscode';
import { addQuery, openEvidence, queryTable } from '../commandIds.js';
import { studyItem } from '../studies/studiesTree.js';
import { treeItem } from '../tree/item.js';
import {
  countOf,
  mistakeWords,
  type HintNode,
  type QueriesNode,
  type QueryGroupNode,
  type QueryNode,
} from './model.js';

const { Collapsed, Expanded, None } = vscode.TreeItemCollapsibleState;

export function queriesItem(node: QueriesNode): vscode.TreeItem {
  switch (node.kind) {
    case 'queryGroup':
      return groupItem(node);
    case 'query':
      return queryItem(node);
    case 'hint':
      return hintItem(node);
    case 'foundReference': {
      const { citation, title, citekey, target } = node.reference;
      const item = new vscode.TreeItem(citation, None);
      item.command = { command: openEvidence, title: 'Open', arguments: [target] };
      return Object.assign(item, {
        id: node.id,
        description: title ?? '',
        tooltip: `${title ?? citation}\n\n@${citekey}`,
        contextValue: 'reference',
      });
    }
    case 'study':
    case 'bearing':
      return studyItem(node);
    default:
      return treeItem(node);
  }
}

function groupItem({ id, label, origin }: QueryGroupNode): vscode.TreeItem {
  const item = new vscode.TreeItem(label, Expanded);
  return Object.assign(item, { id, contextValue: `queries.${origin}` });
}

function queryItem({ id, origin, query }: QueryNode): vscode.TreeItem {
  const { name, text, title, mistake } = query;
  const label = origin === 'saved' ? name : oneLine(title);
  const item = new vscode.TreeItem(label, mistake ? None : Collapsed);
  const count = countOf(query);
  item.iconPath = mistake
    ? new vscode.ThemeIcon('warning', new vscode.ThemeColor('list.warningForeground'))
    : new vscode.ThemeIcon('search');
  item.accessibilityInformation = { label: count === '' ? label : `${label}, ${count}` };
  const tooltip = mistake ? `${text}\n\n${mistakeWords(text, mistake)}` : text;
  return Object.assign(item, { id, description: count, tooltip, contextValue: `query.${origin}` });
}

function hintItem({ id, label, act }: HintNode): vscode.TreeItem {
  const item = new vscode.TreeItem(label, None);
  item.command =
    act === 'add'
      ? { command: addQuery, title: 'Save a query' }
      : { command: queryTable, title: 'Open as a table', arguments: [act.table] };
  item.iconPath = new vscode.ThemeIcon(act === 'add' ? 'add' : 'ellipsis');
  return Object.assign(item, { id });
}

const oneLine = (text: string): string => text.replace(/\s*\n\s*/g, ' · ');
