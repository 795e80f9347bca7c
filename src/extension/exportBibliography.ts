/** The command Export Bibliography: the references of the workspace or of one claim into an untitled document. */
import * as vscode from 'vscode';
import type { Context } from './context.js';
import { exportedWords, missingWords } from './exportWords.js';
import { isNote } from './notes.js';
import { pickClaim } from './search/searchClaims.js';
import { reason } from './words.js';
import type { BibliographyParams, ExportFormat } from '../protocol.js';

/** Exports the bibliography of `claim`, or of what the user chooses. */
export async function exportBibliography(context: Context, claim?: string): Promise<void> {
  const scope = claim === undefined ? await chooseScope(context) : { claim };
  const format = scope && (await chooseFormat());
  if (!format) return;
  const params: BibliographyParams = { ...scope, format };
  try {
    const result = await vscode.window.withProgress(
      { location: vscode.ProgressLocation.Window, title: 'Exporting the bibliography' },
      () => context.server.ask('bibliography', params),
    );
    if (result.count > 0) {
      const language = format === 'bibtex' ? await bibtexLanguage() : 'markdown';
      const document = await vscode.workspace.openTextDocument({ content: result.text, language });
      await vscode.window.showTextDocument(document);
    }
    for (const { citekey, reason: why } of result.missing)
      context.log.warn(`@${citekey} was not exported: ${why}`);
    const words = exportedWords(result);
    if (result.missing.length === 0) void vscode.window.showInformationMessage(words);
    else await tellMissing(context, `${words} ${missingWords(result.missing)}`);
  } catch (error) {
    void vscode.window.showErrorMessage(`The bibliography could not be exported: ${reason(error)}`);
  }
}

async function tellMissing({ log }: Context, words: string): Promise<void> {
  if ((await vscode.window.showWarningMessage(words, 'Show All')) === 'Show All') log.show();
}

interface Scope extends vscode.QuickPickItem {
  claim?: string;
  choose?: boolean;
}

/** The whole workspace, the claim at the cursor, or one that is searched for. */
async function chooseScope(context: Context): Promise<{ claim?: string } | undefined> {
  const here = await claimAtCursor(context);
  const scopes: Scope[] = [
    { label: 'The whole workspace', description: 'every reference that a note cites' },
    ...(here ? [{ label: 'The claim at the cursor', description: here.text, claim: here.key }] : []),
    { label: 'A claim…', description: 'the references of its evidence', choose: true },
  ];
  const scope = await vscode.window.showQuickPick(scopes, { title: 'Export Bibliography: what' });
  if (!scope?.choose) return scope && { claim: scope.claim };
  const chosen = await pickClaim(context, 'Export Bibliography: of which claim');
  return chosen && { claim: chosen.hit.key };
}

async function chooseFormat(): Promise<ExportFormat | undefined> {
  const formats: (vscode.QuickPickItem & { format: ExportFormat })[] = [
    { label: 'Markdown', description: 'a formatted list, APA', format: 'markdown' },
    { label: 'BibTeX', description: 'the entries as the bibliography has them', format: 'bibtex' },
  ];
  return (await vscode.window.showQuickPick(formats, { title: 'Export Bibliography: as' }))?.format;
}

async function claimAtCursor({ server }: Context): Promise<{ key: string; text: string } | undefined> {
  const editor = vscode.window.activeTextEditor;
  if (!editor || !isNote(editor.document)) return undefined;
  const { line, character } = editor.selection.active;
  try {
    const { claim } = await server.ask('claimAt', { uri: editor.document.uri.toString(), line, character });
    const detail = claim === null ? null : await server.ask('claim', { key: claim });
    return detail ? { key: detail.summary.key, text: detail.summary.text } : undefined;
  } catch {
    // Without an answer the choice is offered without it.
    return undefined;
  }
}

/** `bibtex` only where an installed extension knows it. */
const bibtexLanguage = async (): Promise<string> =>
  (await vscode.languages.getLanguages()).includes('bibtex') ? 'bibtex' : 'plaintext';
