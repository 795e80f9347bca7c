/** Mark as Claim, and moving a claim to another note. */
import * as vscode from 'vscode';
import { claimAtCursor } from '../claimAtCursor.js';
import type { Context } from '../context.js';
import { stepIsDone } from '../firstSteps.js';
import { createNote } from '../newNote.js';
import { counted, reason } from '../words.js';
import { pickClaim } from '../search/searchClaims.js';
import { apply, selectedInNote } from './write.js';

/** In a note its selection; without one a first note. */
export async function markAsClaim(context: Context): Promise<void> {
  if (!(await context.note.editor())) return createNote();
  const at = await selectedInNote(context);
  if (!at) return;
  try {
    if (await apply(await context.server.ask('markAsClaim', at))) stepIsDone('claim');
  } catch (error) {
    void vscode.window.showErrorMessage(`The claim could not be marked: ${reason(error)}`);
  }
}

/** `key`: the claim, where it is known already. */
export async function moveClaim(context: Context, key?: string): Promise<void> {
  try {
    const claim = key ?? (await claimAtCursor(context)) ?? (await pickClaim(context, 'Move Claim…'))?.hit.key;
    if (claim === undefined) return;
    const notes = await context.server.ask('notesForClaim', { key: claim });
    if (notes.length === 0) {
      void vscode.window.showInformationMessage('There is no other note to move the claim to.');
      return;
    }
    const items = notes.map(({ uri, path, claims }) => ({
      label: path,
      description: claims > 0 ? counted(claims, 'claim') : '',
      uri,
    }));
    const chosen = await vscode.window.showQuickPick(items, { title: 'Move Claim: to which note' });
    if (chosen) await apply(await context.server.ask('moveClaim', { key: claim, uri: chosen.uri }));
  } catch (error) {
    void vscode.window.showErrorMessage(`The claim could not be moved: ${reason(error)}`);
  }
}
