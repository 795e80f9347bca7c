/** A claim's evidence beside the text, without leaving it. */
import * as vscode from 'vscode';
import type { Context } from '../context.js';
import { toRange } from '../open.js';
import { reason } from '../words.js';

export async function peekEvidence({ server }: Context, key: unknown): Promise<void> {
  if (typeof key !== 'string') return;
  try {
    const detail = await server.ask('claim', { key });
    if (!detail) return;
    const { uri, range } = detail.summary.target;
    const places = detail.evidence.map(
      ({ target }) => new vscode.Location(vscode.Uri.parse(target.uri), toRange(target.range)),
    );
    const at = vscode.Uri.parse(uri);
    const isShown = vscode.window.activeTextEditor?.document.uri.toString() === at.toString();
    if (!isShown) await vscode.window.showTextDocument(at);
    await vscode.commands.executeCommand(
      'editor.action.peekLocations',
      at,
      toRange(range).start,
      places,
      'peek',
    );
  } catch (error) {
    void vscode.window.showErrorMessage(`The evidence could not be shown: ${reason(error)}`);
  }
}
