/** Untitled documents that Corroborate itself writes, as exports are: no notes, and so none of the server's business until they are saved. */
import * as vscode from 'vscode';

export interface MadeDocuments {
  /** Opens a text in a language, as plain text where the editor does not know it. */
  open(content: string, language: string): Promise<void>;
  /** Whether a document that is opened, changed or closed is one of them. */
  has(document: vscode.TextDocument): boolean;
}

export function createMadeDocuments(): MadeDocuments {
  /** Texts whose documents are about to be opened. */
  const awaited = new Set<string>();
  const made = new WeakSet<vscode.TextDocument>();
  return {
    async open(content, wanted) {
      const language = (await vscode.languages.getLanguages()).includes(wanted) ? wanted : 'plaintext';
      awaited.add(withoutReturns(content));
      try {
        const document = await vscode.workspace.openTextDocument({ content, language });
        made.add(document);
        await vscode.window.showTextDocument(document);
      } finally {
        awaited.delete(withoutReturns(content));
      }
    },
    has(document) {
      if (!document.isUntitled) return false;
      // The server is told of a document before whoever opens it has it.
      if (awaited.has(withoutReturns(document.getText()))) made.add(document);
      return made.has(document);
    },
  };
}

/** As the editor keeps texts whose line endings are mixed. */
const withoutReturns = (text: string): string => text.replaceAll('\r\n', '\n');
