/** Saved queries: added, changed, renamed and deleted by edits of corroborate.json that can be undone. */
import * as vscode from 'vscode';
import type { Context } from '../context.js';
import { toRange } from '../open.js';
import { readOnlyAmong } from '../readOnly.js';
import { reason } from '../words.js';
import type { EditSavedParams } from '../../protocol.js';
import { askQuery } from './askQuery.js';

type Change = EditSavedParams['change'];

/** Asks for a query, where none is given, and for its name, and saves it. */
export async function addQuery(context: Context, given?: string): Promise<void> {
  const text = given ?? (await askQuery(context, '', 'Save Query', 'Save this query'));
  if (text === undefined) return;
  const { files } = await context.server.ask('namedQueries', { recent: [], ready: false });
  if (files.length === 0) {
    void vscode.window.showErrorMessage(
      'A query is saved in corroborate.json of a folder: open a folder first.',
    );
    return;
  }
  const file = files.length === 1 ? files[0] : await chooseFolder(files);
  if (!file) return;
  const name = await askName(
    'Save Query',
    '',
    file.saved.map((saved) => saved.name),
  );
  if (name !== undefined) await apply(context, file.uri, { kind: 'add', name, text });
}

export async function changeQuery(context: Context, file: string, name: string, text: string): Promise<void> {
  // Options stand on lines of their own, which an input box has not: such a query is changed in the file.
  if (text.includes('\n')) return openFile(file);
  const changed = await askQuery(context, text, `Change Query ${name}`, 'Save this query');
  if (changed !== undefined && changed !== text)
    await apply(context, file, { kind: 'change', name, text: changed });
}

export async function renameQuery(context: Context, file: string, name: string): Promise<void> {
  const { files } = await context.server.ask('namedQueries', { recent: [], ready: false });
  const taken = files.find(({ uri }) => uri === file)?.saved.map((saved) => saved.name) ?? [];
  const to = await askName('Rename Query', name, taken);
  if (to !== undefined && to !== name) await apply(context, file, { kind: 'rename', name, to });
}

/** It can be undone, so that nothing is asked. */
export const deleteQuery = (context: Context, file: string, name: string): Promise<void> =>
  apply(context, file, { kind: 'delete', name });

async function chooseFolder<File extends { folder: string }>(files: File[]): Promise<File | undefined> {
  const items = files.map((file) => ({ label: file.folder, description: 'corroborate.json', file }));
  return (await vscode.window.showQuickPick(items, { title: 'Save Query: in which folder' }))?.file;
}

async function askName(title: string, value: string, taken: string[]): Promise<string | undefined> {
  const name = await vscode.window.showInputBox({
    title,
    value,
    prompt: 'The name that the query is shown by',
    ignoreFocusOut: true,
    validateInput(written) {
      if (written.trim() === '') return 'A query needs a name';
      return written.trim() !== value && taken.includes(written.trim())
        ? `There is a query ${written.trim()} already`
        : undefined;
    },
  });
  return name?.trim();
}

/** Saves the file where it was saved before: the view shows what others who share it will see. */
async function apply({ server }: Context, file: string, change: Change): Promise<void> {
  try {
    const result = await server.ask('editSaved', { uri: file, change });
    if ('failure' in result) {
      void vscode.window.showErrorMessage(`The query could not be saved: ${result.failure}.`);
      return;
    }
    const uri = vscode.Uri.parse(file);
    if (await readOnlyAmong([uri])) throw new Error('corroborate.json is read-only');
    const open = vscode.workspace.textDocuments.find(
      (document) => document.uri.toString() === uri.toString(),
    );
    const wasDirty = open?.isDirty === true;
    const edit = new vscode.WorkspaceEdit();
    if (result.create) edit.createFile(uri, { ignoreIfExists: true });
    edit.replace(uri, toRange(result.range), result.newText);
    if (!(await vscode.workspace.applyEdit(edit))) throw new Error('corroborate.json could not be edited');
    const document = await vscode.workspace.openTextDocument(uri);
    if (!wasDirty) await document.save();
  } catch (error) {
    void vscode.window.showErrorMessage(`The query could not be saved: ${reason(error)}`);
  }
}

async function openFile(file: string): Promise<void> {
  await vscode.window.showTextDocument(vscode.Uri.parse(file));
}
