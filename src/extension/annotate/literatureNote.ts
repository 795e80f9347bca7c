/** New Literature Note: of a chosen reference, filled from the bibliography; one that is there already is opened. */
import * as vscode from 'vscode';
import type { Context } from '../context.js';
import { toRange } from '../open.js';
import { citekeyOf } from '../copyReference.js';
import { reason } from '../words.js';
import { pickReferences } from './pickReferences.js';

export async function newLiteratureNote(context: Context, node?: unknown): Promise<void> {
  try {
    const citekey = citekeyOf(node) ?? (await pickReferences(context, 'New Literature Note', false))?.[0];
    if (citekey === undefined) return;
    const { uri, exists, text, cursor, failure } = await context.server.ask('literatureNote', { citekey });
    const file = vscode.Uri.parse(uri);
    if (failure !== undefined) {
      void vscode.window.showErrorMessage(`No note was made of @${citekey}: ${failure}`);
    } else if (exists) {
      await vscode.window.showTextDocument(file);
      vscode.window.setStatusBarMessage(`$(check) @${citekey} has a note already`, 5000);
    } else {
      const edit = new vscode.WorkspaceEdit();
      edit.createFile(file, { contents: new TextEncoder().encode(text), ignoreIfExists: true });
      if (!(await vscode.workspace.applyEdit(edit))) throw new Error('the file could not be made');
      const editor = await vscode.window.showTextDocument(file);
      editor.selection = new vscode.Selection(toRange(cursor).start, toRange(cursor).end);
      editor.revealRange(toRange(cursor));
    }
  } catch (error) {
    void vscode.window.showErrorMessage(`The note could not be made: ${reason(error)}`);
  }
}
