/** The workspace folder that a new note goes to. */
import * as vscode from 'vscode';

/** The folder of the document in front, or the only one; undefined where there are several to choose from, or none. */
export function likelyFolder(): vscode.Uri | undefined {
  const document = vscode.window.activeTextEditor?.document;
  const own = document && vscode.workspace.getWorkspaceFolder(document.uri);
  const folders = vscode.workspace.workspaceFolders ?? [];
  return (own ?? (folders.length === 1 ? folders[0] : undefined))?.uri;
}

/** Asks where several folders are open and no document tells; `left` where the user leaves. */
export async function chosenFolder(): Promise<vscode.Uri | 'none' | 'left'> {
  const likely = likelyFolder();
  if (likely) return likely;
  if ((vscode.workspace.workspaceFolders ?? []).length === 0) return 'none';
  const chosen = await vscode.window.showWorkspaceFolderPick({ placeHolder: 'The folder for the new note' });
  return chosen?.uri ?? 'left';
}
