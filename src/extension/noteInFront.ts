/** The editor of the note that a command is about: the one in front, else the one that was, where what is in front has no text, as the page of first steps. */
import * as vscode from 'vscode';
import { isNote } from './notes.js';

export interface NoteInFront {
  /** Brings it to the front again. Undefined where a text of another kind is in front, or no note was. */
  editor(): Promise<vscode.TextEditor | undefined>;
}

export function createNoteInFront(): NoteInFront & vscode.Disposable {
  let last: vscode.TextEditor | undefined;
  const take = (editor = vscode.window.activeTextEditor): void => {
    if (editor && isNote(editor.document)) last = editor;
  };
  take();
  const listening = vscode.window.onDidChangeActiveTextEditor(take);
  return {
    async editor() {
      const front = vscode.window.activeTextEditor;
      if (front) return isNote(front.document) ? front : undefined;
      if (!last || last.document.isClosed) return undefined;
      return vscode.window.showTextDocument(last.document, { viewColumn: columnOf(last), preview: false });
    },
    dispose: () => listening.dispose(),
  };
}

/** Where a note is open, behind what is in front. */
function columnOf({ document, viewColumn }: vscode.TextEditor): vscode.ViewColumn | undefined {
  const group = vscode.window.tabGroups.all.find(({ tabs }) =>
    tabs.some(
      ({ input }) => input instanceof vscode.TabInputText && input.uri.toString() === document.uri.toString(),
    ),
  );
  return group?.viewColumn ?? viewColumn;
}
