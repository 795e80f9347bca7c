/** Copy Citation Key and Copy Formatted Citation: of nodes of a tree, else of what stands at the cursor. */
import * as vscode from 'vscode';
import type { Context } from './context.js';
import { chooseStyle, styleUsedLast } from './exportStyle.js';
import { chosenNodes, scopeOf } from './treeScope.js';
import { reason } from './words.js';

export async function copyCitationKey(context: Context, node?: unknown, selected?: unknown): Promise<void> {
  const citekeys = await citekeysFor(context, node, selected);
  if (citekeys) await copy(citekeys.join(', '));
}

interface CopyItem extends vscode.QuickPickItem {
  text?: string;
}

/** What stands in running text, or the reference, both as the style prints them that was used last; another may be chosen there. */
export async function copyFormattedCitation(
  context: Context,
  node?: unknown,
  selected?: unknown,
): Promise<void> {
  const citekeys = await citekeysFor(context, node, selected);
  if (!citekeys) return;
  try {
    for (;;) {
      const { citation, references, style, failure } = await context.server.ask('formatCitations', {
        citekeys,
        style: styleUsedLast(context),
      });
      if (failure !== undefined) {
        const another = 'Choose Another Style';
        const words = `Nothing was copied: ${failure}`;
        if ((await vscode.window.showErrorMessage(words, another)) !== another) return;
      } else {
        const items: CopyItem[] = [
          { label: citation, description: 'the citation in the text', text: citation },
          {
            label: shortened(references),
            description: citekeys.length === 1 ? 'the reference in the list' : 'the references in the list',
            text: references,
          },
          { label: '', kind: vscode.QuickPickItemKind.Separator },
          { label: 'In another style…', description: style },
        ];
        const item = await vscode.window.showQuickPick(items, { title: 'Copy Formatted Citation' });
        if (!item) return;
        if (item.text !== undefined) {
          await copy(item.text);
          return;
        }
      }
      const choices = await context.server.ask('exportChoices', {});
      if (!(await chooseStyle(context, choices, { citekeys }, 'Copy Formatted Citation: in which style')))
        return;
    }
  } catch (error) {
    void vscode.window.showErrorMessage(`Nothing was copied: ${reason(error)}`);
  }
}

async function copy(text: string): Promise<void> {
  await vscode.env.clipboard.writeText(text);
  vscode.window.setStatusBarMessage(`$(check) Copied ${shortened(text)}`, 5000);
}

const shortened = (text: string): string => {
  const line = text.replace(/\s+/g, ' ');
  return line.length > 100 ? `${line.slice(0, 100)}…` : line;
};

async function citekeysFor(
  context: Context,
  node: unknown,
  selected: unknown,
): Promise<string[] | undefined> {
  const own = scopeOf(chosenNodes(node, selected))?.citekeys;
  if (own) return own;
  const citekey = await citekeyAtCursor(context);
  if (citekey !== undefined) return [citekey];
  void vscode.window.showInformationMessage(
    'Put the cursor on a citation, a piece of evidence or an entry first.',
  );
  return undefined;
}

export async function citekeyAtCursor({ server }: Context): Promise<string | undefined> {
  const editor = vscode.window.activeTextEditor;
  if (!editor) return undefined;
  const { line, character } = editor.selection.active;
  const uri = editor.document.uri.toString();
  return (await server.ask('referenceAt', { uri, line, character })).citekey ?? undefined;
}

/** Of a node of the Claims tree or the Studies tree, as their menus hand it over. */
export function citekeyOf(node: unknown): string | undefined {
  if (typeof node !== 'object' || node === null) return undefined;
  for (const part of ['evidence', 'study'] as const) {
    const held: unknown = part in node ? (node as Record<string, unknown>)[part] : undefined;
    if (typeof held === 'object' && held !== null && 'citekey' in held && typeof held.citekey === 'string')
      return held.citekey;
  }
  return undefined;
}
