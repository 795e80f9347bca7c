/** Where results of a query go on to: a bibliography, a table, a new note, the clipboard. */
import * as vscode from 'vscode';
import type { Context } from '../context.js';
import { exportBibliography } from '../exportBibliography.js';
import { putEdits } from '../putEdits.js';
import { counted, reason } from '../words.js';
import type { QueryDocument, QueryDocumentParams } from '../../protocol.js';
import { mistakeWords } from './model.js';

type Written = Extract<QueryDocument, { text: string }>;

/** Export Bibliography of the references of what a query finds. */
export async function exportQuery(context: Context, text: string): Promise<void> {
  const written = await write(context, { text, as: 'csv' });
  if (!written) return;
  const { citekeys } = written;
  if (citekeys.length === 0) nothing();
  else await exportBibliography(context, { citekeys });
}

const tables = [
  { label: 'The answer', description: 'what was found, as a table in Markdown', as: 'answer' },
  { label: 'A table of evidence', description: 'claims against references, in Markdown', as: 'table' },
  { label: 'For a spreadsheet', description: 'what was found, as CSV', as: 'csv' },
] as const;

export async function queryTable(context: Context, text: string): Promise<void> {
  const chosen = await vscode.window.showQuickPick(tables, { title: 'Open as a Table' });
  const written = chosen && (await write(context, { text, as: chosen.as }));
  if (written) await context.made.open(written.text, chosen.as === 'csv' ? 'csv' : 'markdown');
}

/** A new synthesis note: the claims with their evidence, as one writes them. */
export async function queryNote(context: Context, text: string): Promise<void> {
  const written = await write(context, { text, as: 'note' });
  if (!written) return;
  const note = await vscode.workspace.openTextDocument({ content: written.text, language: 'markdown' });
  await vscode.window.showTextDocument(note);
}

export async function copyAnswer(context: Context, text: string): Promise<void> {
  const written = await write(context, { text, as: 'answer' });
  if (!written) return;
  await vscode.env.clipboard.writeText(written.text);
  vscode.window.setStatusBarMessage(`$(check) Copied ${counted(written.count, 'result')} as Markdown`, 5000);
}

/** Counts above blocks and previews are asked for anew. */
export async function refreshAnswers({ server }: Context): Promise<void> {
  await server.ask('refreshAnswers', {});
  await vscode.commands.executeCommand('markdown.preview.refresh').then(undefined, () => undefined);
}

/** Writes the answer to an evidence block below it, as one edit that can be undone. */
export async function freezeAnswer({ server }: Context, uri: string, line: number): Promise<void> {
  try {
    const result = await server.ask('freeze', { uri, line });
    if ('failure' in result) {
      void vscode.window.showErrorMessage(`The answer could not be written: ${result.failure}.`);
      return;
    }
    const refused = await putEdits([{ uri, ...result }]);
    if (refused !== undefined)
      void vscode.window.showErrorMessage(`The answer could not be written. ${refused}`);
  } catch (error) {
    void vscode.window.showErrorMessage(`The answer could not be written: ${reason(error)}`);
  }
}

async function write({ server }: Context, params: QueryDocumentParams): Promise<Written | undefined> {
  try {
    const result = await server.ask('queryDocument', params);
    if ('text' in result) {
      if (!result.isNothing) return result;
      nothing();
      return undefined;
    }
    const [first] = result.mistakes;
    void vscode.window.showErrorMessage(
      `The query cannot be answered: ${first ? mistakeWords(params.text, first) : 'it cannot be read'}`,
    );
  } catch (error) {
    void vscode.window.showErrorMessage(`The query was not answered: ${reason(error)}`);
  }
  return undefined;
}

const nothing = (): void => void vscode.window.showInformationMessage('The query finds nothing.');
