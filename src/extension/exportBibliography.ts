/** The command Export Bibliography: of what, as what, in which style, and where to. */
import * as vscode from 'vscode';
import type { Context } from './context.js';
import { stepIsDone } from './firstSteps.js';
import { chooseFormat, chooseScope, type Format } from './exportChoices.js';
import { save } from './exportFile.js';
import { chooseStyle } from './exportStyle.js';
import { chooseTarget, type Target } from './exportTarget.js';
import { exportedWords, missingWords, progressWords } from './exportWords.js';
import { chosenNodes, scopeOf } from './treeScope.js';
import { reason } from './words.js';
import type { BibliographyParams, BibliographyResult, ExportScope } from '../protocol.js';

/** Counts the exports of this session, to tell their progress apart. */
let exports = 0;

/** Exports the bibliography of the nodes of a tree that their menu hands over. */
export const exportNodes = (context: Context, node: unknown, selected: unknown): Promise<void> =>
  exportBibliography(context, scopeOf(chosenNodes(node, selected)));

/** Exports the bibliography of a scope, or of what the user chooses. */
export async function exportBibliography(context: Context, given?: ExportScope): Promise<void> {
  try {
    const scope = given ?? (await chooseScope(context));
    if (!scope) return;
    const choices = await context.server.ask('exportChoices', {});
    const format = await chooseFormat(choices);
    if (!format) return;
    const style = format.styled
      ? await chooseStyle(context, choices, scope, 'Export Bibliography: in which style')
      : undefined;
    if (format.styled && style === undefined) return;
    const to = await chooseTarget(context, format);
    if (!to) return;
    const result = await exported(context, {
      ...scope,
      ...to.contents,
      format: format.format,
      style: style?.id,
      table: format.table,
    });
    if (!result) return;
    if (result.failure !== undefined) {
      void vscode.window.showErrorMessage(`The bibliography could not be exported: ${result.failure}`);
      return;
    }
    if (result.count > 0 && !(await put(context, result, format, to.target))) return;
    if (result.count > 0) stepIsDone('export');
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

/** False where no file was chosen. */
async function put(
  { made }: Context,
  { text, document }: BibliographyResult,
  { format, extension, table }: Format,
  target: Target,
): Promise<boolean> {
  if (target === 'clipboard') {
    await vscode.env.clipboard.writeText(text);
    return true;
  }
  if (target === 'untitled') {
    await made.open(text, languages[format] ?? 'plaintext');
    return true;
  }
  const bytes = document === undefined ? Buffer.from(text) : Buffer.from(document, 'base64');
  return save(bytes, `${table ? 'evidence' : 'bibliography'}.${extension}`, extension);
}

/** For the colours of what was exported. */
const languages: Partial<Record<Format['format'], string>> = {
  markdown: 'markdown',
  html: 'html',
  bibtex: 'bibtex',
  'csl-json': 'json',
  csv: 'csv',
};

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
