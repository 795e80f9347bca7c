import * as vscode from 'vscode';
import type { Context } from './context.js';
import { isNote } from './notes.js';

/** The key of the claim that the cursor stands in; undefined where it stands in none, or in no note. */
export async function claimAtCursor({ server }: Context): Promise<string | undefined> {
  const editor = vscode.window.activeTextEditor;
  if (!editor || !isNote(editor.document)) return undefined;
  const { line, character } = editor.selection.active;
  const { claim } = await server.ask('claimAt', { uri: editor.document.uri.toString(), line, character });
  return claim ?? undefined;
}
