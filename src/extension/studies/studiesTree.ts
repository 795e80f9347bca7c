/** The view "Studies": asked for when it is seen. A study that is dragged into a note is cited there. */
import * as vscode from 'vscode';
import { openEvidence, studiesView } from '../commandIds.js';
import type { Context } from '../context.js';
import type { Status, StudyLine } from '../../protocol.js';
import { noteSelector } from '../notes.js';
import { atMostEvery } from '../pace.js';
import { counted } from '../words.js';
import {
  bearingLabel,
  bearings,
  citationText,
  groupStudies,
  studyDescription,
  type StudiesNode,
} from './model.js';

/** What a dragged study is, to a note that it is dropped into. */
const dragged = 'application/vnd.corroborate.citation';

export function createStudiesTree({ server, log, selections }: Context): vscode.Disposable {
  const changed = new vscode.EventEmitter<void>();
  /** What is shown was asked for at this state of the server; undefined before, and where it was not answered. */
  let shown: string | undefined;
  let asked = false;
  /** The studies that are shown, as they were answered. */
  let drawn = '';
  /** Answered already, and at which state, for the drawing that is about to come. */
  let answered: { state: string | undefined; studies: StudyLine[] } | undefined;
  const view = vscode.window.createTreeView<StudiesNode>(studiesView, {
    showCollapseAll: true,
    canSelectMany: true,
    treeDataProvider: {
      onDidChangeTreeData: changed.event,
      getTreeItem: studyItem,
      async getChildren(node) {
        try {
          if (node)
            return node.kind === 'studyGroup' ? node.studies : node.kind === 'study' ? bearings(node) : [];
          asked = true;
          const known = answered;
          answered = undefined;
          shown = undefined;
          drawn = '';
          if (server.failed()) return [];
          const { state, studies } = known ?? (await ask());
          shown = state;
          drawn = JSON.stringify(studies);
          // What changed meanwhile has been told already.
          if (stateOf(server.status()) !== state) refresh.call();
          return groupStudies(studies);
        } catch (error) {
          shown = undefined;
          log.warn(`The Studies tree was not answered: ${String(error)}`);
          return [];
        }
      },
    },
    dragAndDropController: {
      dragMimeTypes: [dragged, 'text/plain'],
      dropMimeTypes: [],
      handleDrag(nodes, transfer) {
        const text = nodes
          .flatMap((node) => (node.kind === 'study' ? citationText(node.study) : []))
          .join(' ');
        if (text === '') return;
        transfer.set(dragged, new vscode.DataTransferItem(text));
        transfer.set('text/plain', new vscode.DataTransferItem(text));
      },
    },
  });
  selections.follow('Studies', view);
  /** The studies as they are at least at the state that is given with them. */
  const ask = async (): Promise<{ state: string | undefined; studies: StudyLine[] }> => ({
    state: stateOf(server.status()),
    studies: await server.ask('studies', {}),
  });
  /** Draws only what is other than shown: drawn anew, the tree knows for a moment none of the nodes that a menu was opened on. */
  const refreshIfChanged = async (): Promise<void> => {
    const state = stateOf(server.status());
    // Before the view has asked at all it is about to; asking twice would empty it in between.
    if (!asked || !view.visible || state === shown) return;
    try {
      const answer = server.failed() ? { state, studies: [] } : await ask();
      if (drawn === JSON.stringify(answer.studies)) {
        shown = answer.state;
        return;
      }
      answered = answer;
    } catch {
      // Drawing asks again, and tells.
    }
    changed.fire();
  };
  const refresh = atMostEvery(
    () => void refreshIfChanged(),
    () => 1000,
  );
  const dropping = vscode.languages.registerDocumentDropEditProvider(noteSelector, {
    async provideDocumentDropEdits(_document, _position, transfer) {
      const text = await transfer.get(dragged)?.asString();
      return text === undefined ? undefined : new vscode.DocumentDropEdit(text);
    },
  });
  return vscode.Disposable.from(
    view,
    changed,
    refresh,
    dropping,
    view.onDidChangeVisibility(() => refresh.call()),
    server.onChanged(() => refresh.call()),
  );
}

/** With what was read of: the same number of changes may be another server's. */
const stateOf = (status: Status | undefined): string | undefined =>
  status && `${status.state} ${status.revision} ${status.studies} ${status.references}`;

const { Collapsed, Expanded, None } = vscode.TreeItemCollapsibleState;

export function studyItem(node: StudiesNode): vscode.TreeItem {
  if (node.kind === 'studyGroup') {
    const group = new vscode.TreeItem(node.label, node.id === 'bears' ? Expanded : Collapsed);
    return Object.assign(group, {
      id: node.id,
      description: String(node.studies.length),
      tooltip: node.tooltip,
      contextValue: 'studyGroup',
      // Else the tooltip is what a screen reader says.
      accessibilityInformation: {
        label: `${node.label}, ${counted(node.studies.length, 'study', 'studies')}`,
      },
    });
  }
  if (node.kind === 'bearing') {
    const bearing = new vscode.TreeItem(bearingLabel(node.bearing), None);
    bearing.command = { command: openEvidence, title: 'Open', arguments: [node.bearing.target] };
    const label = bearingLabel(node.bearing);
    return Object.assign(bearing, { id: node.id, accessibilityInformation: { label } });
  }
  const { study } = node;
  const shown = new vscode.TreeItem(study.citation, study.bearsOn.length > 0 ? Collapsed : None);
  if (study.target) shown.command = { command: openEvidence, title: 'Open', arguments: [study.target] };
  return Object.assign(shown, {
    id: node.id,
    description: studyDescription(study),
    tooltip: [study.title ?? study.citation, `@${study.citekey}`].join('\n\n'),
    contextValue: 'study',
    accessibilityInformation: { label: `${study.citation}, ${studyDescription(study)}` },
  });
}
