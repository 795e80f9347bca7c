/** Where VS Code starts Corroborate. Two lifetimes: the extension's, and the language server's within it. */
import type MarkdownIt from 'markdown-it';
import * as vscode from 'vscode';
import { runPanelCommand } from './acts.js';
import { createClaimMap } from './claimMap/view.js';
import { container } from './commandIds.js';
import { registerCommands } from './commands.js';
import type { Context } from './context.js';
import { goOnInSample } from './firstSteps.js';
import { createGutter } from './gutter.js';
import { createLanguageServer, type LanguageServer } from './languageServer.js';
import { createMadeDocuments } from './madeDocuments.js';
import { createNoteInFront } from './noteInFront.js';
import { extended } from './preview/plugin.js';
import { readPlainNotes } from './plainNotes.js';
import { createPreviews } from './preview/previews.js';
import { onServerOptions } from './settings.js';
import { createStatusDocument } from './status/showStatus.js';
import { createStatusBar } from './statusBar.js';
import { createBibliographyStatus } from './bibliographyStatus.js';
import { registerQueryCommands } from './queries/commands.js';
import { createQueriesTree } from './queries/queriesTree.js';
import { createStudiesTree } from './studies/studiesTree.js';
import { createClaimsTree } from './tree/claimsTree.js';
import { createTreeSelections } from './treeSelections.js';

let server: LanguageServer | undefined;

/** What other extensions may ask of this one: VS Code’s Markdown preview asks to be extended. */
export interface Exports {
  extendMarkdownIt(md: MarkdownIt): MarkdownIt;
}

export function activate(extension: vscode.ExtensionContext): Exports {
  const log = vscode.window.createOutputChannel('Corroborate', { log: true });
  const made = createMadeDocuments(extension.workspaceState);
  server = createLanguageServer(extension.asAbsolutePath('dist/server.js'), log, made.has);
  const note = createNoteInFront();
  const selections = createTreeSelections();
  const context: Context = { extension, server, log, made, note, selections };
  const map = createClaimMap(context, (command, claim) => runPanelCommand(context, command, claim));
  const queries = createQueriesTree(context);
  const previews = createPreviews(context);
  extension.subscriptions.push(
    log,
    made,
    note,
    map,
    previews,
    readPlainNotes(),
    createGutter(context),
    createClaimsTree(context),
    createStudiesTree(context),
    queries,
    registerQueryCommands(context, map, queries),
    createBibliographyStatus(context),
    createStatusBar(context),
    createStatusDocument(context),
    registerCommands(context, map),
    onServerOptions(() => void server?.restart()),
  );
  void server.start();
  void goOnInSample(extension.globalState);
  if (process.env.CORROBORATE_SHOW === '1') {
    void vscode.commands.executeCommand(`workbench.view.extension.${container}`);
  }
  return { extendMarkdownIt: (md) => extended(md, previews) };
}

/** Resolves when the server's process has ended. */
export const deactivate = (): Promise<void> | undefined => server?.stop();
