/** Add Reference…: from what is pasted, by a DOI, or from Zotero; put at the end of a bibliography as an edit that can be undone. */
import * as vscode from 'vscode';
import type { Context } from './context.js';
import { addedWords } from './addReferenceWords.js';
import { documentSelector } from './notes.js';
import { readOnlyAmong } from './readOnly.js';
import { reason } from './words.js';
import type { AddResult, FindParams, FindResult } from '../protocol.js';

const doi = /^\s*(?:https?:\/\/(?:dx\.)?doi\.org\/|doi:\s*)?(10\.\d{4,9}(?:\.\d+)*\/\S+)\s*$/i;
/** Under which name it is remembered that a service may be asked. */
const mayAsk = 'mayAskForDois';

export async function addReference(context: Context): Promise<void> {
  try {
    if (!vscode.workspace.workspaceFolders) {
      void vscode.window.showInformationMessage('Open a folder first: its bibliography is added to.');
      return;
    }
    const text = await textToAdd(context);
    if (text === undefined) return;
    const files = await context.server.ask('bibliographies', {});
    const file = await chooseFile(files.filter(({ writable }) => writable));
    if (file === undefined) return;
    const result = await context.server.ask('addReferences', { text, file: file.uri });
    if (result.edit) await apply(result.edit);
    const words = addedWords(result);
    if (result.unread.length > 0) void vscode.window.showWarningMessage(words);
    else void vscode.window.showInformationMessage(words);
  } catch (error) {
    void vscode.window.showErrorMessage(`The reference could not be added: ${reason(error)}`);
  }
}

/** BibTeX, RIS or CSL-JSON; undefined where the user leaves or nothing was found. */
async function textToAdd(context: Context): Promise<string | undefined> {
  const items = [
    { label: 'From the clipboard', description: 'BibTeX, RIS, CSL-JSON or a DOI' },
    { label: 'By DOI…', description: 'looked up on the network, after you agree' },
    { label: 'From Zotero…', description: 'while it runs on this machine' },
  ];
  const chosen = await vscode.window.showQuickPick(items, { title: 'Add Reference' });
  if (!chosen) return undefined;
  if (chosen === items[2]) return fromZotero(context);
  const pasted =
    chosen === items[0]
      ? await vscode.env.clipboard.readText()
      : await vscode.window.showInputBox({
          title: 'Add Reference',
          prompt: 'A DOI',
          placeHolder: '10.1080/14719037.2014.930505',
        });
  if (pasted === undefined) return undefined;
  const found = doi.exec(pasted)?.[1];
  return found === undefined ? pasted : byDoi(context, found);
}

async function byDoi(context: Context, found: string): Promise<string | undefined> {
  const service = setting('doiService');
  const { globalState } = context.extension;
  if (globalState.get<string>(mayAsk) !== service) {
    const answer = await vscode.window.showInformationMessage(
      `Look up ${found} at ${service}?`,
      {
        modal: true,
        detail:
          'The DOI is sent to this service, and nothing else. The setting corroborate.doiService names it.',
      },
      'Look Up',
      'Always',
    );
    if (answer === undefined) return undefined;
    if (answer === 'Always') await globalState.update(mayAsk, service);
  }
  return (await find(context, { doi: found, service }))?.[0]?.text;
}

async function fromZotero(context: Context): Promise<string | undefined> {
  const words = await vscode.window.showInputBox({
    title: 'Add Reference from Zotero',
    prompt: 'Words of the title, an author or a year',
  });
  if (!words?.trim()) return undefined;
  const found = await find(context, { zotero: setting('zoteroAddress'), words });
  if (!found) return undefined;
  if (found.length === 0) {
    void vscode.window.showInformationMessage(`Zotero has nothing under “${words}”.`);
    return undefined;
  }
  const chosen = await vscode.window.showQuickPick(
    found.map(({ label, detail, text }) => ({ label, detail, text })),
    { title: 'Add Reference from Zotero', canPickMany: true, matchOnDetail: true },
  );
  if (!chosen || chosen.length === 0) return undefined;
  return JSON.stringify(chosen.flatMap(({ text }) => JSON.parse(text) as unknown[]));
}

async function find({ server }: Context, params: FindParams): Promise<FindResult['found'] | undefined> {
  const { found, failure } = await vscode.window.withProgress(
    { location: vscode.ProgressLocation.Window, title: 'Looking for the reference' },
    () => server.ask('findReferences', params),
  );
  if (failure === undefined) return found;
  void vscode.window.showErrorMessage(`The reference could not be found: ${failure}.`);
  return undefined;
}

const setting = (name: 'doiService' | 'zoteroAddress'): string =>
  vscode.workspace.getConfiguration('corroborate').get<string>(name, '');

/** Without a choice where there is at most one; `uri` is absent where a file is made. */
async function chooseFile(
  files: { uri: string; name: string; references: number }[],
): Promise<{ uri?: string } | undefined> {
  if (files.length < 2) return files[0] ?? {};
  const items = files.map(({ uri, name, references }) => ({
    label: name,
    description: String(references),
    uri,
  }));
  return vscode.window.showQuickPick(items, { title: 'Add Reference: to which bibliography' });
}

async function apply({ uri, create, range, newText }: NonNullable<AddResult['edit']>): Promise<void> {
  const file = vscode.Uri.parse(uri);
  if (await readOnlyAmong([file])) throw new Error(`${vscode.workspace.asRelativePath(file)} is read-only`);
  const wasClean = !vscode.workspace.textDocuments.some(
    ({ uri: open, isDirty }) => isDirty && open.toString() === file.toString(),
  );
  const edit = new vscode.WorkspaceEdit();
  if (create) edit.createFile(file, { ignoreIfExists: true });
  edit.insert(file, new vscode.Position(range.start.line, range.start.character), newText);
  if (!(await vscode.workspace.applyEdit(edit))) throw new Error('the editor did not take the change');
  const document = await vscode.workspace.openTextDocument(file);
  // A file of a kind that the server is not told of as it is typed (a `.json` that the settings name) is read from the disk.
  if (wasClean && vscode.languages.match(documentSelector, document) === 0) await document.save();
  await vscode.window.showTextDocument(document, { preserveFocus: true, preview: true });
}
