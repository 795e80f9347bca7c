/** The command Search Claims: a quick pick that asks the server as one types. */
import * as vscode from 'vscode';
import type { ClaimMap } from '../claimMap/view.js';
import type { Context } from '../context.js';
import { openTarget } from '../open.js';
import { afterPause } from '../pace.js';
import { reason } from '../words.js';
import { emptyWords, searchItem, sections, type PlaceItem, type SearchItem } from './items.js';

/** A pause in typing after which is searched, in milliseconds. */
const pause = 60;
const limit = 50;

/** Asks for a claim; resolves with undefined where none is chosen. */
export async function pickClaim(context: Context, title: string): Promise<SearchItem | undefined> {
  const chosen = await pick(context, title, 'Words of a claim, its topic or its #id', async (text, token) => {
    const hits = await context.server.ask('search', { text, limit }, token);
    return hits.map(searchItem);
  });
  return chosen && 'hit' in chosen ? chosen : undefined;
}

type Chosen = SearchItem | PlaceItem;

async function pick(
  context: Context,
  title: string,
  placeholder: string,
  find: (text: string, token: vscode.CancellationToken) => Promise<(Chosen | vscode.QuickPickItem)[]>,
): Promise<Chosen | undefined> {
  const { server, log } = context;
  const picker = vscode.window.createQuickPick<Chosen | vscode.QuickPickItem>();
  picker.title = title;
  picker.placeholder = placeholder;
  picker.matchOnDescription = true;
  picker.matchOnDetail = true;
  let request = new vscode.CancellationTokenSource();

  const search = async (): Promise<void> => {
    request.cancel();
    const mine = new vscode.CancellationTokenSource();
    request = mine;
    const text = picker.value;
    picker.busy = true;
    try {
      const items = await find(text, mine.token);
      if (mine.token.isCancellationRequested) return;
      picker.items =
        items.length > 0 ? items : [{ label: emptyWords(text, server.status()?.claims), alwaysShow: true }];
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
        if (chosen && ('hit' in chosen || 'target' in chosen)) resolve(chosen);
      });
      picker.onDidHide(() => resolve(undefined));
    });
  } finally {
    soon.dispose();
    request.cancel();
    picker.dispose();
  }
}

/** Opens what is chosen: a claim, which the Claim Map shows, too, a quote or a reference. */
export async function searchClaims(context: Context, map: ClaimMap): Promise<void> {
  const chosen = await pick(
    context,
    'Search Claims',
    'Words of a claim, its topic or its #id, of a quote, or of a reference',
    async (text, token) => {
      const found = await context.server.ask(
        'searchAll',
        { text, limit: text.trim() === '' ? limit : 20 },
        token,
      );
      const [first, ...others] = sections(found);
      // Claims stand for themselves where there is nothing else.
      if (others.length === 0 && first?.separator === 'Claims') return first.items;
      return (first ? [first, ...others] : []).flatMap(({ separator, items }) => [
        { label: separator, kind: vscode.QuickPickItemKind.Separator },
        ...items,
      ]);
    },
  );
  if (!chosen) return;
  if (!('hit' in chosen)) return openTarget(chosen.target);
  await map.reveal(chosen.hit.key);
  // Last, so that the keyboard ends in the note.
  await openTarget(chosen.hit.target);
}
