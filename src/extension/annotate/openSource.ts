/** Open Source: the PDF of a reference, else its page on the web. */
import * as vscode from 'vscode';
import { citekeyAtCursor, citekeyOf } from '../copyReference.js';
import type { Context } from '../context.js';
import { reason } from '../words.js';
import { pickReferences } from './pickReferences.js';

export async function openSource(context: Context, node?: unknown): Promise<void> {
  try {
    const citekey =
      citekeyOf(node) ??
      (await citekeyAtCursor(context)) ??
      (await pickReferences(context, 'Open Source', false))?.[0];
    if (citekey === undefined) return;
    const { places, failure } = await context.server.ask('sources', { citekey });
    const place =
      places.length < 2
        ? places[0]
        : await vscode.window.showQuickPick(places, { title: `Open Source of @${citekey}` });
    if (failure !== undefined) void vscode.window.showInformationMessage(failure);
    else if (place) await open(vscode.Uri.parse(place.uri));
  } catch (error) {
    void vscode.window.showErrorMessage(`The source could not be opened: ${reason(error)}`);
  }
}

/** In the editor where it can show such a file, else by what the system has for it. */
async function open(uri: vscode.Uri): Promise<void> {
  if (uri.scheme === 'file' && (/\.(?:md|txt)$/i.test(uri.path) || (isPdf(uri) && showsPdf())))
    await vscode.commands.executeCommand('vscode.open', uri);
  else await vscode.env.openExternal(uri);
}

const isPdf = ({ path }: vscode.Uri): boolean => /\.pdf$/i.test(path);

interface CustomEditors {
  contributes?: { customEditors?: { selector?: { filenamePattern?: string }[] }[] };
}

const showsPdf = (): boolean =>
  vscode.extensions.all.some(({ packageJSON }) =>
    (packageJSON as CustomEditors).contributes?.customEditors?.some(({ selector }) =>
      selector?.some(({ filenamePattern }) => /\.pdf$/i.test(filenamePattern ?? '')),
    ),
  );
