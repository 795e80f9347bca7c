/** Puts an export into a file that the user chooses. */
import * as vscode from 'vscode';
import { reason } from './words.js';

/** False where no file was chosen, or none that could be written. */
export async function save(bytes: Uint8Array, name: string, extension: string): Promise<boolean> {
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  for (;;) {
    const file = await vscode.window.showSaveDialog({
      title: 'Export Bibliography',
      defaultUri: folder && vscode.Uri.joinPath(folder, name),
      filters: { Document: [extension] },
    });
    if (!file) return false;
    try {
      await vscode.workspace.fs.writeFile(file, bytes);
      return true;
    } catch (error) {
      const another = 'Choose Another File';
      const words = `The bibliography could not be saved: ${whyUnwritten(file, error)}.`;
      if ((await vscode.window.showErrorMessage(words, another)) !== another) return false;
    }
  }
}

function whyUnwritten({ fsPath }: vscode.Uri, error: unknown): string {
  const code = error instanceof vscode.FileSystemError ? error.code : '';
  if (code === 'NoPermissions') return `${fsPath} may not be written`;
  if (code === 'FileNotFound' || code === 'FileNotADirectory') return `nothing can be written to ${fsPath}`;
  if (code === 'FileIsADirectory') return `${fsPath} is a folder`;
  return `${fsPath} could not be written (${reason(error)})`;
}
