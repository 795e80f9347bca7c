/** Asks where the cursor is, and puts what the server answers into the notes: edits that can be undone. */
import * as vscode from 'vscode';
import type { Context } from '../context.js';
import { toRange } from '../open.js';
import { putEdits } from '../putEdits.js';
import type { EditorRange, Selected, Written } from '../../protocol.js';

const fromRange = ({ start, end }: vscode.Range): EditorRange => ({
  start: { line: start.line, character: start.character },
  end: { line: end.line, character: end.character },
});

/** The selection in the note in front; says so where no note is. */
export async function selectedInNote({ note }: Context): Promise<Selected | undefined> {
  const editor = await note.editor();
  if (editor) return { uri: editor.document.uri.toString(), range: fromRange(editor.selection) };
  void vscode.window.showInformationMessage('Open a note and put the cursor in it first.');
  return undefined;
}

/** Applies what was written, in one step of undoing for each file, and selects what is to be filled in. Resolves with whether it was. */
export async function apply({ edits, select, failure }: Written): Promise<boolean> {
  if (failure !== undefined) {
    void vscode.window.showInformationMessage(failure);
    return false;
  }
  const refused = await putEdits(edits);
  if (refused !== undefined) {
    void vscode.window.showInformationMessage(refused);
    return false;
  }
  if (select) {
    const range = toRange(select.range);
    await vscode.window.showTextDocument(vscode.Uri.parse(select.uri), { selection: range });
    vscode.window.activeTextEditor?.revealRange(range, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
  }
  return true;
}
