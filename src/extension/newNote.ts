/** A first note: a claim with one piece of evidence, as places to fill in. */
import * as vscode from 'vscode';
import { stepIsDone } from './firstSteps.js';
import { chosenFolder } from './noteFolder.js';

const claim = '${1:What the studies show, as a sentence} {.claim #${2:short-name}}';
const evidence = '- supported by [@${3:citekey}, p. ${4:1}]: "${5:The words of the paper}"';

/** Opens an unsaved Markdown note with a claim to fill in, in a workspace folder where there is one. */
export async function createNote(): Promise<void> {
  const folder = await chosenFolder();
  if (folder === 'left') return;
  const uri = folder === 'none' ? undefined : await freeName(folder);
  const document = await (uri
    ? vscode.workspace.openTextDocument(uri)
    : vscode.workspace.openTextDocument({ language: 'markdown' }));
  const editor = await vscode.window.showTextDocument(document);
  await editor.insertSnippet(new vscode.SnippetString(`# Claims\n\n## ${claim}\n\n${evidence}\n`));
  stepIsDone('claim');
}

/** `claims.md` in a folder, or the next number of it that is free. */
async function freeName(folder: vscode.Uri): Promise<vscode.Uri | undefined> {
  for (let number = 1; number < 100; number++) {
    const uri = vscode.Uri.joinPath(folder, number === 1 ? 'claims.md' : `claims-${number}.md`);
    const open = vscode.workspace.textDocuments.some(({ uri: other }) => other.path === uri.path);
    if (!open && !(await exists(uri))) return uri.with({ scheme: 'untitled' });
  }
  return undefined;
}

const exists = (uri: vscode.Uri): Promise<boolean> =>
  Promise.resolve(vscode.workspace.fs.stat(uri)).then(
    () => true,
    () => false,
  );
