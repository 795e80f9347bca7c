/** What the Claim Map's buttons, menus and commands do with a claim, and the acts that empty views offer. */
import * as vscode from 'vscode';
import type { Context } from './context.js';
import { reason } from './words.js';
import type { PanelCommand } from '../protocol.js';

/** Read when a button first needs it. */
const later = () => import('./later.js');

/** Does what a button of the Claim Map asks for. */
export function runPanelCommand(context: Context, command: PanelCommand, claim?: string): void {
  const acts: Record<PanelCommand, () => unknown> = {
    openFolder: () => vscode.commands.executeCommand('vscode.openFolder'),
    createNote: async () => (await later()).createNote(),
    makeClaim: async () => (await later()).markAsClaim(context),
    openSample: async () => (await later()).openSample(context.extension),
    showProblems: () => vscode.commands.executeCommand('workbench.actions.view.problems'),
    cite: () => (claim === undefined ? undefined : citeClaim(context, claim)),
    export: async () =>
      (await later()).exportBibliography(context, claim === undefined ? undefined : { claims: [claim] }),
    learn: () => learn(context.extension),
  };
  void acts[command]();
}

/** Copies a Pandoc citation of all sources of a claim's evidence: `[@a; @b]`. */
export async function citeClaim({ server }: Context, key: string): Promise<void> {
  try {
    const detail = await server.ask('claim', { key });
    const keys = new Set(detail?.evidence.map(({ citekey }) => citekey));
    if (keys.size === 0) {
      void vscode.window.showInformationMessage('There is nothing to cite: the claim has no evidence yet.');
      return;
    }
    const citation = citationOf([...keys]);
    await vscode.env.clipboard.writeText(citation);
    vscode.window.setStatusBarMessage(`$(check) Copied ${citation}`, 5000);
  } catch (error) {
    void vscode.window.showErrorMessage(`The claim could not be cited: ${reason(error)}`);
  }
}

/** Shows the page on the annotation language, else the README. */
export async function learn({ extensionUri }: vscode.ExtensionContext): Promise<void> {
  const pages = ['docs/annotation-language.md', 'README.md'].map((path) =>
    vscode.Uri.joinPath(extensionUri, path),
  );
  for (const uri of pages) {
    try {
      await vscode.workspace.fs.stat(uri);
    } catch {
      continue;
    }
    await vscode.commands.executeCommand('markdown.showPreview', uri);
    return;
  }
}

/** Keys with other than plain characters stand in braces, as Pandoc wants them. */
const citationOf = (keys: string[]): string =>
  `[${keys.map((key) => (/^[\p{L}\p{N}_][\p{L}\p{N}_:.#$%&+?<>~/-]*$/u.test(key) ? `@${key}` : `@{${key}}`)).join('; ')}]`;
