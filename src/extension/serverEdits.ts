/** Edits that the server makes, held back where a file that they change is read-only, which the editor would change all the same. */
import * as vscode from 'vscode';
import type { Middleware } from 'vscode-languageclient/node';
import { readOnlyAmong, readOnlyWords } from './readOnly.js';
import { reason } from './words.js';

export const guardedEdits: Required<
  Pick<Middleware, 'provideRenameEdits' | 'provideCodeActions' | 'resolveCodeAction'>
> = {
  /**
   * What is refused is told here, and answered by an edit of nothing: where one provider refuses, the editor asks the next, and that of
   * its own Markdown takes the name for a heading's whole text, claim and all.
   */
  async provideRenameEdits(document, position, newName, token, next) {
    try {
      const edit = await next(document, position, newName, token);
      const kept = edit && (await keptOf(edit));
      if (!kept) return edit;
      void vscode.window.showInformationMessage(readOnlyWords(kept));
    } catch (error) {
      if (token.isCancellationRequested) throw error;
      void vscode.window.showInformationMessage(reason(error));
    }
    return new vscode.WorkspaceEdit();
  },
  async provideCodeActions(document, range, context, token, next) {
    const actions = await next(document, range, context, token);
    for (const action of actions ?? []) {
      if (!('edit' in action) || !action.edit) continue;
      const kept = await keptOf(action.edit);
      if (kept) withhold(action, kept);
    }
    return actions;
  },
  async resolveCodeAction(item, token, next) {
    const action = await next(item, token);
    const kept = action?.edit && (await keptOf(action.edit));
    if (!action || !kept) return action;
    void vscode.window.showInformationMessage(readOnlyWords(kept));
    return withhold(action, kept);
  },
};

const keptOf = (edit: vscode.WorkspaceEdit): Promise<vscode.Uri | undefined> =>
  readOnlyAmong(edit.entries().map(([uri]) => uri));

/** Shown as one that cannot be chosen, with the reason. */
function withhold(action: vscode.CodeAction, kept: vscode.Uri): vscode.CodeAction {
  action.edit = new vscode.WorkspaceEdit();
  action.disabled = { reason: readOnlyWords(kept) };
  return action;
}
