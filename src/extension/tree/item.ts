/** A node of the Claims tree as VS Code draws it. */
import * as vscode from 'vscode';
import { openEvidence } from '../commandIds.js';
import { counted, relationWords } from '../words.js';
import {
  claimDescription,
  claimSpoken,
  claimTooltip,
  evidenceDescription,
  evidenceSpoken,
  evidenceTooltip,
} from './describe.js';
import type { ClaimNode, EvidenceNode, GroupNode, MessageNode, Node, RelationNode } from './model.js';
import { strengthIcon } from './strengthIcon.js';

const { Collapsed, Expanded, None } = vscode.TreeItemCollapsibleState;

export function treeItem(node: Node): vscode.TreeItem {
  switch (node.kind) {
    case 'group':
      return groupItem(node);
    case 'claim':
      return claimItem(node);
    case 'relation':
      return relationItem(node);
    case 'evidence':
      return evidenceItem(node);
    case 'message':
      return messageItem(node);
  }
}

function groupItem({ id, label, tooltip, claims }: GroupNode): vscode.TreeItem {
  const item = new vscode.TreeItem(label, Expanded);
  item.accessibilityInformation = { label: `${label}, ${counted(claims.length, 'claim')}` };
  return Object.assign(item, { id, description: String(claims.length), tooltip, contextValue: 'group' });
}

function claimItem({ id, claim }: ClaimNode): vscode.TreeItem {
  const item = new vscode.TreeItem(claim.text, Collapsed);
  item.accessibilityInformation = { label: claimSpoken(claim) };
  item.iconPath = {
    light: vscode.Uri.parse(strengthIcon(claim.strength, 'light')),
    dark: vscode.Uri.parse(strengthIcon(claim.strength, 'dark')),
  };
  item.command = { command: openEvidence, title: 'Open', arguments: [claim.target] };
  return Object.assign(item, {
    id,
    description: claimDescription(claim),
    tooltip: claimTooltip(claim),
    contextValue: 'claim',
  });
}

/** Shape and hue as the Claim Map has them. */
const relationIcons: Record<RelationNode['relation'], [icon: string, color: string]> = {
  supports: ['triangle-right', 'corroborate.supports'],
  contradicts: ['triangle-left', 'corroborate.contradicts'],
  null: ['circle-filled', 'foreground'],
  qualifies: ['debug-breakpoint-log', 'foreground'],
  mentions: ['comment', 'descriptionForeground'],
  undercuts: ['circle-slash', 'descriptionForeground'],
};

function relationItem({ id, relation, label, evidence }: RelationNode): vscode.TreeItem {
  const item = new vscode.TreeItem(label, Expanded);
  const [icon, color] = relationIcons[relation];
  item.iconPath = new vscode.ThemeIcon(icon, new vscode.ThemeColor(color));
  item.accessibilityInformation = { label: `${relationWords[relation]}: ${evidence.length}` };
  return Object.assign(item, { id, contextValue: 'relation' });
}

function evidenceItem({ id, evidence }: EvidenceNode): vscode.TreeItem {
  const item = new vscode.TreeItem(evidence.citation, None);
  item.accessibilityInformation = { label: evidenceSpoken(evidence) };
  item.command = { command: openEvidence, title: 'Open', arguments: [evidence.target] };
  return Object.assign(item, {
    id,
    description: evidenceDescription(evidence),
    tooltip: evidenceTooltip(evidence),
    contextValue: 'evidence',
  });
}

const messageItem = ({ id, label }: MessageNode): vscode.TreeItem =>
  Object.assign(new vscode.TreeItem(label, None), { id });
