/** Untitled documents that Corroborate itself writes, as exports are: no notes, and so none of the server's business until they are saved. */
import * as vscode from 'vscode';

export interface MadeDocuments {
  /** Opens a text in a language, as plain text where the editor does not know it. */
  open(content: string, language: string): Promise<void>;
  /** Whether a document that is opened, changed or closed is one of them. */
  has(document: vscode.TextDocument): boolean;
}

/** How documents begin, by their address: the editor brings them back when its window is loaded again, and gives their names to others. */
type Remembered = Record<string, string>;
const key = 'madeDocuments';

/** What is made is remembered in `memory`, as long as it is open. */
export function createMadeDocuments(memory: vscode.Memento): MadeDocuments & vscode.Disposable {
  /** Texts whose documents are about to be opened. */
  const awaited = new Set<string>();
  const made = new WeakSet<vscode.TextDocument>();

  /** An empty beginning tells nothing: it is that of every new document. */
  const remember = (document: vscode.TextDocument, beginning: string): void => {
    const { [document.uri.toString()]: known = '', ...others } = memory.get<Remembered>(key, {});
    if (known === beginning) return;
    void memory.update(key, beginning === '' ? others : { ...others, [document.uri.toString()]: beginning });
  };
  const add = (document: vscode.TextDocument): void => {
    if (made.has(document)) return;
    made.add(document);
    remember(document, beginningOf(document));
  };
  const isBack = (document: vscode.TextDocument): boolean =>
    memory.get<Remembered>(key, {})[document.uri.toString()] === beginningOf(document);

  const listening = [
    vscode.workspace.onDidChangeTextDocument(({ document }) => {
      if (made.has(document)) remember(document, beginningOf(document));
    }),
    // One whose language is changed is closed and opened.
    vscode.workspace.onDidOpenTextDocument((document) => {
      if (made.has(document)) remember(document, beginningOf(document));
    }),
    vscode.workspace.onDidCloseTextDocument((document) => remember(document, '')),
  ];
  return {
    async open(content, wanted) {
      const language = (await vscode.languages.getLanguages()).includes(wanted) ? wanted : 'plaintext';
      awaited.add(withoutReturns(content));
      try {
        const document = await vscode.workspace.openTextDocument({ content, language });
        add(document);
        await vscode.window.showTextDocument(document);
      } finally {
        awaited.delete(withoutReturns(content));
      }
    },
    has(document) {
      if (!document.isUntitled) return false;
      // The server is told of a document before whoever opens it has it.
      if (awaited.has(withoutReturns(document.getText())) || isBack(document)) add(document);
      return made.has(document);
    },
    dispose: () => listening.forEach((one) => one.dispose()),
  };
}

/** As the editor keeps texts whose line endings are mixed. */
const withoutReturns = (text: string): string => text.replaceAll('\r\n', '\n');

/** Enough to tell a document from another that has its name; what is typed behind it changes nothing. */
const beginningOf = (document: vscode.TextDocument): string =>
  withoutReturns(document.getText(new vscode.Range(0, 0, 3, 0))).slice(0, 300);
