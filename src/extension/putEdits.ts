/** Puts edits into notes, each note in one step of undoing. */
import * as vscode from 'vscode';
import { toRange } from './open.js';
import { readOnlyAmong, readOnlyWords } from './readOnly.js';
import type { EditorRange } from '../protocol.js';

export interface NoteEdit {
  uri: string;
  range: EditorRange;
  newText: string;
  /** Of the open document that the edit was made for; null for a file that was not open. */
  version: number | null;
}

/** Nothing is changed where one of the notes cannot be. Resolves with why, as a sentence; undefined where all is done. */
export async function putEdits(edits: readonly NoteEdit[]): Promise<string | undefined> {
  // What was typed since the server read the notes would be torn apart.
  if (!edits.every(({ uri, version }) => isUnchanged(uri, version)))
    return 'The note has changed meanwhile: try again.';
  const editor = vscode.window.activeTextEditor;
  const front = editor?.document.uri.toString();
  const [own, others] = [
    edits.filter((edit) => isOf(edit, front)),
    edits.filter((edit) => !isOf(edit, front)),
  ];
  const kept = await readOnlyAmong(others.map(({ uri }) => vscode.Uri.parse(uri)));
  if (kept) return readOnlyWords(kept);
  if (editor && own.length > 0) {
    const { version } = editor.document;
    await editor.edit((builder) => {
      for (const { range, newText } of own) builder.replace(toRange(range), newText);
    });
    // An editor that is read-only takes an edit without a word, and leaves its text as it is.
    if (editor.document.version === version) return 'The note is read-only: nothing was changed.';
  }
  const edit = new vscode.WorkspaceEdit();
  for (const { uri, range, newText } of others) edit.replace(vscode.Uri.parse(uri), toRange(range), newText);
  if (others.length > 0 && !(await vscode.workspace.applyEdit(edit)))
    return 'Another note was not changed: undo what was changed in this one, and try again.';
  return undefined;
}

const isOf = ({ uri }: NoteEdit, document: string | undefined): boolean =>
  vscode.Uri.parse(uri).toString() === document;

/** Whether a note is as the server read it: an open one in the same version, one that was not open on the disk. */
function isUnchanged(uri: string, version: number | null): boolean {
  const note = vscode.Uri.parse(uri).toString();
  const open = vscode.workspace.textDocuments.find((document) => document.uri.toString() === note);
  if (!open) return true;
  return version === null ? !open.isDirty : open.version === version;
}
