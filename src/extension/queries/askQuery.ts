/** An input box for a query, which says what is wrong and where. */
import * as vscode from 'vscode';
import type { Context } from '../context.js';
import { mistakeWords } from './model.js';

/** Resolves with the query, which can be run; undefined where the user leaves. */
export async function askQuery(
  { server }: Context,
  value = '',
  title = 'Run Query',
): Promise<string | undefined> {
  const text = await vscode.window.showInputBox({
    title,
    value,
    prompt:
      'Words and qualifiers, such as trust verdict:contested design:rct country:DK, or in:studies missing:quality',
    placeHolder: 'verdict:contested strength:>=medium',
    ignoreFocusOut: true,
    async validateInput(written) {
      if (written.trim() === '') return 'A query is words and qualifiers, such as verdict:contested';
      const { mistakes } = await server.ask('queryHelp', { text: written });
      const [first] = mistakes;
      if (!first) return undefined;
      const isMistake = first.grave;
      const { Error: error, Info: info } = vscode.InputBoxValidationSeverity;
      const message = mistakeWords(written, first);
      return { message, severity: isMistake ? error : info };
    },
  });
  return text?.trim();
}
