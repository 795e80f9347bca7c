/** The item in the status bar: progress while notes are read, then how many claims; a click shows the Claim Map. */
import * as vscode from 'vscode';
import { showClaimMap } from './commandIds.js';
import type { Context } from './context.js';
import { statusWords } from './words.js';

export function createStatusBar({ server, log }: Context): vscode.Disposable {
  const item = vscode.window.createStatusBarItem('corroborate.status', vscode.StatusBarAlignment.Left);
  item.name = 'Corroborate';
  item.command = showClaimMap;
  const draw = (): void => {
    const status = server.status();
    if (server.failed()) {
      item.text = '$(warning) Corroborate';
      item.tooltip = `Corroborate’s language server is not running. See the log “${log.name}”.`;
      item.show();
      return;
    }
    const words = status && statusWords(status);
    if (!words) return item.hide();
    item.text = words.text;
    item.tooltip = words.tooltip;
    item.accessibilityInformation = { label: words.tooltip };
    item.show();
  };
  draw();
  return vscode.Disposable.from(item, server.onChanged(draw));
}
