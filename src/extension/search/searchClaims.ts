/** The command Search Claims: a quick pick that asks the server as one types. */
import * as vscode from 'vscode';
import type { ClaimMap } from '../claimMap/view.js';
import type { Context } from '../context.js';
import { openTarget } from '../open.js';
import { afterPause } from '../pace.js';
import { reason } from '../words.js';
import { emptyWords, searchItem, type SearchItem } from './items.js';

/** A pause in typing after which is searched, in milliseconds. */
const pause = 60;
const limit = 50;

/** Asks for a claim; resolves with undefined where none is chosen. */
export async function pickClaim(context: Context, title: string): Promise<SearchItem | undefined> {
  const { server, log } = context;
  const picker = vscode.window.createQuickPick<SearchItem | vscode.QuickPickItem>();
  picker.title = title;
  picker.placeholder = 'Words of a claim, its topic or its #id';
  let request = new vscode.CancellationTokenSource();

  const search = async (): Promise<void> => {
    request.cancel();
    const mine = new vscode.CancellationTokenSource();
    request = mine;
    const text = picker.value;
    picker.busy = true;
    try {
      const hits = await server.ask('search', { text, limit }, mine.token);
      if (mine.token.isCancellationRequested) return;
      picker.items =
        hits.length > 0
          ? hits.map(searchItem)
          : [{ label: emptyWords(text, server.status()?.claims), alwaysShow: true }];
      picker.busy = false;
    } catch (error) {
      if (mine.token.isCancellationRequested) return;
      log.warn(`Search was not answered: ${reason(error)}`);
      picker.items = [{ label: `The search failed: ${reason(error)}`, alwaysShow: true }];
      picker.busy = false;
    }
  };

  const soon = afterPause(() => void search(), pause);
  picker.onDidChangeValue(soon.call);
  picker.show();
  void search();
  try {
    return await new Promise((resolve) => {
      picker.onDidAccept(() => {
        const [chosen] = picker.selectedItems;
        if (chosen && 'hit' in chosen) resolve(chosen);
      });
      picker.onDidHide(() => resolve(undefined));
    });
  } finally {
    soon.dispose();
    request.cancel();
    picker.dispose();
  }
}

/** Opens the chosen claim and shows it in the Claim Map. */
export async function searchClaims(context: Context, map: ClaimMap): Promise<void> {
  const chosen = await pickClaim(context, 'Search Claims');
  if (!chosen) return;
  await map.reveal(chosen.hit.key);
  // Last, so that the keyboard ends in the note.
  await openTarget(chosen.hit.target);
}
