import * as vscode from 'vscode';

/** Whether a note is as the server read it: an open one in the same version, one that was not open on the disk. */
export function isUnchanged(uri: string, version: number | null): boolean {
  const note = vscode.Uri.parse(uri).toString();
  const open = vscode.workspace.textDocuments.find((document) => document.uri.toString() === note);
  if (!open) return true;
  return version === null ? !open.isDirty : open.version === version;
}
