/** The sample, an evidence base on co-production that ships with the extension. */
import * as vscode from 'vscode';
import { rememberSample, stepIsDone } from './firstSteps.js';
import { reason } from './words.js';

const copyName = 'corroborate-sample';

/** Asks whether to copy the sample or to look at it where it is, and opens it in a new window. */
export async function openSample({ extensionUri, globalState }: vscode.ExtensionContext): Promise<void> {
  const shipped = vscode.Uri.joinPath(extensionUri, 'examples', 'co-production');
  const copy = {
    label: 'Copy it to a folder…',
    description: 'to change it and to keep it',
    iconPath: new vscode.ThemeIcon('copy'),
  };
  const look = {
    label: 'Look at it where it is',
    description: 'changes are lost when Corroborate is updated',
    iconPath: new vscode.ThemeIcon('eye'),
  };
  const choice = await vscode.window.showQuickPick([copy, look], {
    title: 'Open the sample: co-production of public services',
    // The page of the first steps takes the focus when a button of it is pressed.
    ignoreFocusOut: true,
  });
  if (!choice) return;
  try {
    const folder = choice === copy ? await copyTo(shipped) : shipped;
    if (!folder) return;
    stepIsDone('sample');
    await rememberSample(globalState, folder);
    await vscode.commands.executeCommand('vscode.openFolder', folder, { forceNewWindow: true });
  } catch (error) {
    void vscode.window.showErrorMessage(`The sample could not be opened: ${reason(error)}`);
  }
}

async function copyTo(shipped: vscode.Uri): Promise<vscode.Uri | undefined> {
  const [parent] =
    (await vscode.window.showOpenDialog({
      canSelectFiles: false,
      canSelectFolders: true,
      openLabel: 'Copy the sample here',
      title: `A folder “${copyName}” is made in it`,
    })) ?? [];
  if (!parent) return undefined;
  const folder = vscode.Uri.joinPath(parent, copyName);
  // Without overwriting: what is there may hold somebody's work.
  await vscode.workspace.fs.copy(shipped, folder, { overwrite: false });
  return folder;
}
