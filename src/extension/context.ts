import type { ExtensionContext, LogOutputChannel } from 'vscode';
import type { LanguageServer } from './languageServer.js';
import type { MadeDocuments } from './madeDocuments.js';
import type { NoteInFront } from './noteInFront.js';
import type { TreeSelections } from './treeSelections.js';

/** What lives as long as the extension; handed to whatever needs it. */
export interface Context {
  extension: ExtensionContext;
  server: LanguageServer;
  log: LogOutputChannel;
  made: MadeDocuments;
  selections: TreeSelections;
  note: NoteInFront;
}
