/** “Show Status”: a report that is made anew whenever it is asked for, as a document that belongs to nobody's notes. */
import * as vscode from 'vscode';
import { showStatus } from '../commandIds.js';
import type { Context } from '../context.js';
import { reason } from '../words.js';

const scheme = 'corroborate';
const address = vscode.Uri.from({ scheme, path: '/Status of Corroborate.md' });

export function createStatusDocument({ server, log }: Context): vscode.Disposable {
  const changed = new vscode.EventEmitter<vscode.Uri>();
  /** The document that the report says of whether it is read: the last that was in front. */
  let asked: vscode.Uri | undefined;

  const text = async (): Promise<string> => {
    const { statusText } = await import('../later.js');
    try {
      return statusText(await server.ask('report', asked ? { uri: asked.toString() } : {}));
    } catch (error) {
      log.warn(`The status was not answered: ${String(error)}`);
      return `# Status of Corroborate\n\nThe language server does not answer: ${reason(error)}\n\nThe log tells more (*Corroborate: Show log*); *Corroborate: Restart language server* starts it anew.\n`;
    }
  };

  const show = async (): Promise<void> => {
    const document = vscode.window.activeTextEditor?.document;
    asked = document && ['file', 'untitled'].includes(document.uri.scheme) ? document.uri : undefined;
    changed.fire(address);
    await vscode.window.showTextDocument(address, { preview: true });
  };

  return vscode.Disposable.from(
    changed,
    vscode.workspace.registerTextDocumentContentProvider(scheme, {
      onDidChange: changed.event,
      provideTextDocumentContent: text,
    }),
    vscode.commands.registerCommand(showStatus, show),
  );
}
