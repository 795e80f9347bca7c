/** Copy Citation Key and Copy Formatted Citation: of a node of a tree, else of what stands at the cursor. */
import * as vscode from 'vscode';
import { lastStyle } from './exportChoices.js';
import type { Context } from './context.js';
import { reason } from './words.js';

export async function copyCitationKey(context: Context, node?: unknown): Promise<void> {
  const citekey = await citekeyFor(context, node);
  if (citekey !== undefined) await copy(citekey);
}

/** The reference as the style prints it that was used last, else that of the workspace. */
export async function copyFormattedCitation(context: Context, node?: unknown): Promise<void> {
  const citekey = await citekeyFor(context, node);
  if (citekey === undefined) return;
  try {
    const style = context.extension.workspaceState.get<string>(lastStyle);
    const { text, missing, failure } = await context.server.ask('bibliography', {
      citekeys: [citekey],
      format: 'text',
      style,
    });
    const why = failure ?? missing[0]?.reason;
    if (why === undefined) await copy(text.trim());
    else void vscode.window.showErrorMessage(`@${citekey} could not be copied: ${why}`);
  } catch (error) {
    void vscode.window.showErrorMessage(`@${citekey} could not be copied: ${reason(error)}`);
  }
}

async function copy(text: string): Promise<void> {
  await vscode.env.clipboard.writeText(text);
  vscode.window.setStatusBarMessage(
    `$(check) Copied ${text.length > 60 ? `${text.slice(0, 60)}…` : text}`,
    5000,
  );
}

async function citekeyFor(context: Context, node: unknown): Promise<string | undefined> {
  const found = citekeyOf(node) ?? (await citekeyAtCursor(context));
  if (found !== undefined) return found;
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
