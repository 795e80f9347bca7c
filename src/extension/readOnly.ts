/** Files that are not to be changed: those that the user's settings keep read-only, and those that one may not write to. */
import { constants } from 'node:fs';
import { access } from 'node:fs/promises';
import * as vscode from 'vscode';

/** The first file that is read-only, and undefined where all may be changed. A file that is still to be made may be. */
export async function readOnlyAmong(files: Iterable<vscode.Uri>): Promise<vscode.Uri | undefined> {
  for (const file of files) if (isKept(file) || !(await isWritable(file))) return file;
  return undefined;
}

/** Why nothing is changed, as a sentence: “notes/a.md is read-only: nothing was changed.” */
export const readOnlyWords = (file: vscode.Uri): string =>
  `${vscode.workspace.asRelativePath(file)} is read-only: nothing was changed.`;

/**
 * Whether `files.readonlyInclude` names a file and `files.readonlyExclude` does not. The editor holds these against the path within the
 * folder, or against the whole where the pattern is a whole path; edits that extensions make it takes all the same.
 */
function isKept(file: vscode.Uri): boolean {
  const settings = vscode.workspace.getConfiguration('files', file);
  const names = (setting: string): boolean =>
    Object.entries(settings.get<Record<string, boolean>>(setting, {})).some(
      ([glob, isOn]) => isOn && matches(glob, file),
    );
  return names('readonlyInclude') && !names('readonlyExclude');
}

function matches(glob: string, file: vscode.Uri): boolean {
  const folder = vscode.workspace.getWorkspaceFolder(file);
  const patterns = folder ? [glob, new vscode.RelativePattern(folder, glob)] : [glob];
  // The editor's own globs, without opening the file: the address is all that they look at.
  const document = { uri: file, languageId: '' } as vscode.TextDocument;
  return patterns.some((pattern) => vscode.languages.match({ pattern }, document) > 0);
}

const isWritable = (file: vscode.Uri): Promise<boolean> =>
  file.scheme !== 'file'
    ? Promise.resolve(true)
    : access(file.fsPath, constants.W_OK).then(
        () => true,
        (error: NodeJS.ErrnoException) => error.code === 'ENOENT',
      );
