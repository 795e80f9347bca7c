/** The commands, each under its name. */
import * as vscode from 'vscode';
import { citeClaim, learn } from './acts.js';
import type { ClaimMap } from './claimMap/view.js';
import * as ids from './commandIds.js';
import type { Context } from './context.js';
import { isTarget, openTarget } from './open.js';
import { searchClaims } from './search/searchClaims.js';

/** Read when a command first needs it. */
const later = () => import('./later.js');

export function registerCommands(context: Context, map: ClaimMap): vscode.Disposable {
  const commands: Record<string, (argument?: unknown, selected?: unknown) => unknown> = {
    [ids.openEvidence]: (target) => (isTarget(target) ? openTarget(target) : undefined),
    [ids.searchClaims]: () => searchClaims(context, map),
    [ids.exportBibliography]: async (node, selected) => (await later()).exportNodes(context, node, selected),
    [ids.exportFromView]: async () => (await later()).exportBibliography(context),
    [ids.showClaimMap]: () => map.show(),
    [ids.showInClaimMap]: (node) => withClaim(node, (key) => map.reveal(key)),
    [ids.showClaim]: (key) => (typeof key === 'string' ? map.reveal(key) : undefined),
    [ids.citeClaim]: (node) => withClaim(node, (key) => citeClaim(context, key)),
    [ids.copyCitationKey]: async (node, selected) => (await later()).copyCitationKey(context, node, selected),
    [ids.copyFormattedCitation]: async (node, selected) =>
      (await later()).copyFormattedCitation(context, node, selected),
    [ids.addReference]: async () => (await later()).addReference(context),
    [ids.newLiteratureNote]: async (node) => (await later()).newLiteratureNote(context, node),
    [ids.markAsClaim]: async () => (await later()).markAsClaim(context),
    [ids.addEvidence]: async (node) => (await later()).addEvidence(context, claimOf(node)),
    [ids.moveClaim]: async (node) =>
      (await later()).moveClaim(context, typeof node === 'string' ? node : claimOf(node)),
    [ids.cite]: async () => (await later()).cite(context),
    [ids.openSource]: async (node) => (await later()).openSource(context, node),
    [ids.nextUnresolved]: async () => (await later()).goToUnresolved(context, false),
    [ids.previousUnresolved]: async () => (await later()).goToUnresolved(context, true),
    [ids.peekEvidence]: async (key) => (await later()).peekEvidence(context, key),
    // Nothing read is kept but in the server: to read all anew is to start it anew.
    [ids.refresh]: () => context.server.restart(),
    [ids.restartServer]: () => context.server.restart(),
    [ids.openSample]: async () => (await later()).openSample(context.extension),
    [ids.createNote]: async () => (await later()).createNote(),
    [ids.learn]: () => learn(context.extension),
    [ids.showLog]: () => context.log.show(),
  };
  return vscode.Disposable.from(
    ...Object.entries(commands).map(([id, run]) => vscode.commands.registerCommand(id, run)),
  );
}

/** The claim of a node of the Claims tree, which its menu hands over; undefined from the command palette. */
function claimOf(node: unknown): string | undefined {
  if (typeof node !== 'object' || node === null || !('claim' in node)) return undefined;
  const { claim } = node;
  return typeof claim === 'object' && claim !== null && 'key' in claim && typeof claim.key === 'string'
    ? claim.key
    : undefined;
}

function withClaim(node: unknown, act: (key: string) => unknown): unknown {
  const key = claimOf(node);
  return key === undefined ? undefined : act(key);
}
