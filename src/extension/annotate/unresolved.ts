/** Go to Next and Previous Unresolved, through all notes. */
import * as vscode from 'vscode';
import type { Context } from '../context.js';
import { openTarget } from '../open.js';
import { reason } from '../words.js';

export async function goToUnresolved({ server }: Context, backwards: boolean): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  const uri = editor?.document.uri.toString() ?? '';
  const { line, character } = editor?.selection.active ?? { line: 0, character: 0 };
  try {
    const found = await server.ask('unresolved', { uri, line, character, backwards });
    if (!found) {
      vscode.window.setStatusBarMessage('$(check) Nothing is unresolved', 5000);
      return;
    }
    await openTarget(found);
    vscode.window.setStatusBarMessage(`$(warning) ${found.message}`, 10_000);
  } catch (error) {
    void vscode.window.showErrorMessage(`The next place could not be found: ${reason(error)}`);
  }
}
