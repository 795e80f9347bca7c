/** The command Export Bibliography: of what, as what and in which style; then into an untitled document, or a file for Word. */
import * as vscode from 'vscode';
import type { Context } from './context.js';
import { chooseFormat, chooseScope, chooseStyle, type Format } from './exportChoices.js';
import { exportedWords, missingWords, progressWords } from './exportWords.js';
import { reason } from './words.js';
import type { BibliographyParams, BibliographyResult, ExportScope } from '../protocol.js';

/** Counts the exports of this session, to tell their progress apart. */
let exports = 0;

/** Exports the bibliography of a claim by its key, of a scope, or of what the user chooses. */
export async function exportBibliography(context: Context, given?: string | ExportScope): Promise<void> {
  try {
    const scope = typeof given === 'string' ? { claim: given } : (given ?? (await chooseScope(context)));
    if (!scope) return;
    const choices = await context.server.ask('exportChoices', {});
    const format = await chooseFormat(choices);
    if (!format) return;
    const style = format.styled ? await chooseStyle(context, choices, scope) : undefined;
    if (format.styled && style === undefined) return;
    const result = await exported(context, {
      ...scope,
      format: format.format,
      style: style?.id,
      annotated: format.annotated,
    });
    if (!result) return;
    if (result.failure !== undefined) {
      void vscode.window.showErrorMessage(`The bibliography could not be exported: ${result.failure}`);
      return;
    }
    if (result.count > 0 && !(await put(result, format))) return;
    await tell(context, result);
  } catch (error) {
    void vscode.window.showErrorMessage(`The bibliography could not be exported: ${reason(error)}`);
  }
}

/** Shows how far it is; undefined where the user cancels it. */
async function exported(
  { server }: Context,
  params: BibliographyParams,
): Promise<BibliographyResult | undefined> {
  const id = String((exports += 1));
  const options = {
    location: vscode.ProgressLocation.Notification,
    title: 'Exporting the bibliography',
    cancellable: true,
  };
  return vscode.window.withProgress(options, async (shown, token) => {
    const listening = server.onExportProgress((progress) => {
      if (progress.id === id) shown.report({ message: progressWords(progress) });
    });
    try {
      return await server.ask('bibliography', { ...params, progress: id }, token);
    } catch (error) {
      if (token.isCancellationRequested) return undefined;
      throw error;
    } finally {
      listening.dispose();
    }
  });
}

/** Text goes into an untitled document; what only another program reads, into a file. False where no file was chosen. */
async function put({ text, document }: BibliographyResult, { format, extension }: Format): Promise<boolean> {
  if (document === undefined && format !== 'rtf') {
    const language = await languageOf(format);
    const shown = await vscode.workspace.openTextDocument({ content: text, language });
    await vscode.window.showTextDocument(shown);
    return true;
  }
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  const file = await vscode.window.showSaveDialog({
    title: 'Export Bibliography',
    defaultUri: folder && vscode.Uri.joinPath(folder, `bibliography.${extension}`),
    filters: { Document: [extension] },
  });
  if (!file) return false;
  await vscode.workspace.fs.writeFile(
    file,
    document === undefined ? Buffer.from(text) : Buffer.from(document, 'base64'),
  );
  return true;
}

/** A language that an installed extension knows, for the colours of what was exported. */
async function languageOf(format: Format['format']): Promise<string> {
  const wanted: Partial<Record<Format['format'], string>> = {
    markdown: 'markdown',
    html: 'html',
    bibtex: 'bibtex',
    'csl-json': 'json',
    csv: 'csv',
  };
  const language = wanted[format];
  return language !== undefined && (await vscode.languages.getLanguages()).includes(language)
    ? language
    : 'plaintext';
}

async function tell(context: Context, result: BibliographyResult): Promise<void> {
  for (const { citekey, reason: why } of result.missing)
    context.log.warn(`@${citekey} was not exported: ${why}`);
  const words = exportedWords(result);
  if (result.missing.length === 0) {
    void vscode.window.showInformationMessage(words);
    return;
  }
  const choice = await vscode.window.showWarningMessage(
    `${words} ${missingWords(result.missing)}`,
    'Show All',
  );
  if (choice === 'Show All') context.log.show();
}
