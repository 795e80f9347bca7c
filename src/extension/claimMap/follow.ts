/** Tells where the cursor stands in a note: which claim, which evidence. */
import * as vscode from 'vscode';
import type { LanguageServer } from '../languageServer.js';
import { isNote } from '../notes.js';
import { afterPause } from '../pace.js';
import type { ClaimAt } from '../../protocol.js';

/** A cursor that rests so long, in milliseconds, is followed. */
const rest = 80;
const nowhere: ClaimAt = { claim: null, evidence: null, unit: null, place: '' };

export interface Follower extends vscode.Disposable {
  /** Tells again, say to a panel that has just appeared. */
  look(): void;
}

/** Calls `tell` after the cursor has come to rest in an editor, where `wanted()`. */
export function followCursor(
  server: LanguageServer,
  wanted: () => boolean,
  tell: (at: ClaimAt) => void,
): Follower {
  let asked: vscode.CancellationTokenSource | undefined;

  const look = async (): Promise<void> => {
    asked?.cancel();
    const editor = vscode.window.activeTextEditor;
    // Without an editor the focus is in a view: what was last followed stays.
    if (!editor || !wanted()) return;
    if (!isNote(editor.document)) return tell(nowhere);
    const request = new vscode.CancellationTokenSource();
    asked = request;
    const { line, character } = editor.selection.active;
    try {
      const uri = editor.document.uri.toString();
      const at = await server.ask('claimAt', { uri, line, character }, request.token);
      if (!request.token.isCancellationRequested) tell(at);
    } catch {
      // Obsolete, or the server is away: there is nothing to follow until the next move.
    }
  };

  const soon = afterPause(() => void look(), rest);
  const disposables = vscode.Disposable.from(
    soon,
    vscode.window.onDidChangeTextEditorSelection(({ textEditor }) => {
      if (textEditor === vscode.window.activeTextEditor) soon.call();
    }),
    vscode.window.onDidChangeActiveTextEditor(soon.call),
    server.onChanged(soon.call),
  );
  return {
    look: soon.call,
    dispose() {
      asked?.cancel();
      disposables.dispose();
    },
  };
}
