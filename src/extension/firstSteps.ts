/** The first steps: what counts as done, and that they go on in the window of the sample. */
import * as vscode from 'vscode';
import { container } from './commandIds.js';

/** Steps that are done when something has come of them; package.json names them so, as contexts. */
export type Step = 'sample' | 'claim' | 'evidence' | 'export';

export const stepIsDone = (step: Step): void =>
  void vscode.commands.executeCommand('setContext', `corroborate.done.${step}`, true);

/** The folder of the sample that is about to be opened in a window of its own. */
const key = 'openingSample';

export const rememberSample = (memory: vscode.Memento, folder: vscode.Uri): Thenable<void> =>
  memory.update(key, folder.path);

/** In that window: the views, and the steps beside them. */
export async function goOnInSample(memory: vscode.Memento): Promise<void> {
  const opened = memory.get<string>(key);
  if (opened === undefined) return;
  if (!vscode.workspace.workspaceFolders?.some(({ uri }) => uri.path === opened)) return;
  await memory.update(key, undefined);
  await vscode.commands.executeCommand(`workbench.view.extension.${container}`);
  await vscode.commands.executeCommand(
    'workbench.action.openWalkthrough',
    'corroborate.corroborate#firstSteps',
  );
}
