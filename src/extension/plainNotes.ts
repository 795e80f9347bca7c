/** Quarto and R Markdown notes where nothing else knows them: VS Code would show them as plain text, without colours, completion or preview. */
import * as vscode from 'vscode';

const note = /\.(?:qmd|rmd)$/i;

/** They are Markdown then. What another extension calls them, or the user's own association, stays. */
export function readPlainNotes(): vscode.Disposable {
  const asMarkdown = (document: vscode.TextDocument): void => {
    if (document.languageId !== 'plaintext' || !note.test(document.uri.path)) return;
    const own = vscode.workspace.getConfiguration('files').get<Record<string, string>>('associations', {});
    if (Object.keys(own).some((pattern) => note.test(pattern))) return;
    void vscode.languages.setTextDocumentLanguage(document, 'markdown');
  };
  vscode.workspace.textDocuments.forEach(asMarkdown);
  return vscode.workspace.onDidOpenTextDocument(asMarkdown);
}
