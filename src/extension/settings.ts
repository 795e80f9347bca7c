/** The settings that the server is started with; a change starts it anew. */
import * as vscode from 'vscode';

const section = 'corroborate';
/** Names of what the server is told, by the settings that say it. */
const switches = { codeLens: 'codeLens.enabled', inlayHints: 'inlayHints.enabled' } as const;

/** What the server takes as `initializationOptions`. */
export function serverOptions(): Record<keyof typeof switches | 'trusted' | 'commands', boolean> {
  const settings = vscode.workspace.getConfiguration(section);
  return {
    codeLens: settings.get(switches.codeLens, true),
    inlayHints: settings.get(switches.inlayHints, true),
    trusted: vscode.workspace.isTrusted,
    // Those that code actions name are registered.
    commands: true,
  };
}

/** Calls `change` when one of them was set to another value, and when the workspace became a trusted one. */
export const onServerOptions = (change: () => void): vscode.Disposable =>
  vscode.Disposable.from(
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (Object.values(switches).some((name) => event.affectsConfiguration(`${section}.${name}`))) change();
    }),
    vscode.workspace.onDidGrantWorkspaceTrust(change),
  );
