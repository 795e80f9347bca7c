/** New Literature Note: of a chosen reference, filled from the bibliography; one that is there already is opened. */
import * as vscode from 'vscode';
import type { Context } from '../context.js';
import { chosenFolder, likelyFolder } from '../noteFolder.js';
import { toRange } from '../open.js';
import { citekeyOf } from '../copyReference.js';
import { reason } from '../words.js';
import { pickReferences } from './pickReferences.js';

export async function newLiteratureNote(context: Context, node?: unknown): Promise<void> {
  try {
    const citekey = citekeyOf(node) ?? (await pickReferences(context, 'New Literature Note', false))?.[0];
    if (citekey === undefined) return;
    const ask = (folder?: vscode.Uri) =>
      context.server.ask('literatureNote', { citekey, ...(folder && { folder: folder.toString() }) });
    const likely = likelyFolder();
    let note = await ask(likely);
    // Only a new one has to be put somewhere.
    if (!likely && !note.exists && note.failure === undefined) {
      const folder = await chosenFolder();
      if (folder === 'left') return;
      if (folder !== 'none') note = await ask(folder);
    }
    const { uri, exists, text, cursor, failure } = note;
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
