/** Going to a passage. */
import * as vscode from 'vscode';
import type { EditorRange, Target } from '../protocol.js';
import { reason } from './words.js';

export const toRange = ({ start, end }: EditorRange): vscode.Range =>
  new vscode.Range(start.line, start.character, end.line, end.character);

/** Opens a passage with the cursor at its start, in the editor that shows its file already, else in the active one. */
export async function openTarget(target: Target): Promise<void> {
  const uri = vscode.Uri.parse(target.uri);
  const range = toRange(target.range);
  const showing = vscode.window.visibleTextEditors.find(
    ({ document }) => document.uri.toString() === uri.toString(),
  );
  try {
    await vscode.window.showTextDocument(uri, {
      selection: new vscode.Range(range.start, range.start),
      viewColumn: showing?.viewColumn ?? vscode.ViewColumn.Active,
    });
    vscode.window.activeTextEditor?.revealRange(range, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
  } catch (error) {
    void vscode.window.showErrorMessage(
      `${vscode.workspace.asRelativePath(uri)} cannot be opened: ${reason(error)}`,
    );
  }
}

/** Whether a value that came with a command is a place to go to. */
export const isTarget = (value: unknown): value is Target =>
  typeof value === 'object' && value !== null && 'uri' in value && 'range' in value;
