/** Cite…: one or several references at the cursor, as `[@a; @b]`. */
import * as vscode from 'vscode';
import type { Context } from '../context.js';
import { reason } from '../words.js';
import { pickReferences } from './pickReferences.js';
import { apply, selectedInNote } from './write.js';

export async function cite(context: Context): Promise<void> {
  const at = await selectedInNote(context);
  if (!at) return;
  try {
    const citekeys = await pickReferences(context, 'Cite…', true);
    if (citekeys) await apply(await context.server.ask('cite', { ...at, citekeys }));
  } catch (error) {
    void vscode.window.showErrorMessage(`The citation could not be written: ${reason(error)}`);
  }
}
