/** Add Evidence for Claim…: the selected words, else those of the clipboard, as evidence for or against a claim that is picked. */
import * as vscode from 'vscode';
import type { Context } from '../context.js';
import { stepIsDone } from '../firstSteps.js';
import { pickClaim } from '../search/searchClaims.js';
import { reason } from '../words.js';
import { pickReferences } from './pickReferences.js';
import { apply, selectedInNote } from './write.js';

const title = 'Add Evidence for Claim';

const relations = [
  { label: 'supports', detail: 'finds what the claim says', relation: 'supports' },
  { label: 'contradicts', detail: 'finds the opposite', relation: 'contradicts' },
  { label: 'does not support', detail: 'looked for it and did not find it', relation: 'null' },
  { label: 'qualifies', detail: 'finds it in part, or only under conditions', relation: 'qualifies' },
  { label: 'mentions', detail: 'speaks of it without a finding of its own', relation: 'mentions' },
] as const;

/** `key`: the claim, where it is known already. */
export async function addEvidence(context: Context, key?: string): Promise<void> {
  const at = await selectedInNote(context);
  if (!at) return;
  try {
    const { start, end } = at.range;
    const isEmpty = start.line === end.line && start.character === end.character;
    const clipboard = isEmpty ? (await vscode.env.clipboard.readText()).trim() : undefined;
    const pasted = clipboard === undefined || clipboard === '' ? undefined : clipboard;
    const claim = key ?? (await pickClaim(context, `${title}…`))?.hit.key;
    if (claim === undefined) return;
    const chosen = await vscode.window.showQuickPick(relations, {
      title,
      placeHolder: 'What the paper does with the claim',
      ignoreFocusOut: true,
    });
    if (!chosen) return;
    const own = await context.server.ask('passageSource', { ...at, pasted });
    const citekey = own.citekey ?? (await pickReferences(context, `${title}: from which paper`, false))?.[0];
    if (citekey === undefined) return;
    const { relation } = chosen;
    const written = await context.server.ask('addEvidence', { ...at, claim, relation, pasted, citekey });
    if (await apply(written)) stepIsDone('evidence');
  } catch (error) {
    void vscode.window.showErrorMessage(`The evidence could not be added: ${reason(error)}`);
  }
}
