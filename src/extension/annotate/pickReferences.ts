/** A quick pick of references that asks the server as one types; those cited lately come first. */
import * as vscode from 'vscode';
import type { ReferenceChoice } from '../../protocol.js';
import type { Context } from '../context.js';
import { afterPause } from '../pace.js';
import { reason } from '../words.js';

const pause = 60;
const limit = 50;

interface ReferenceItem extends vscode.QuickPickItem {
  citekey: string;
}

/** The citation keys that are chosen, in the order in which they were; undefined where the user leaves. */
export async function pickReferences(
  { server, log }: Context,
  title: string,
  many: boolean,
): Promise<string[] | undefined> {
  const picker = vscode.window.createQuickPick<ReferenceItem>();
  picker.title = title;
  picker.placeholder = 'Author, year, words of the title, or the citation key';
  picker.canSelectMany = many;
  /** What is chosen stays in the list, whatever is typed. */
  let chosen: ReferenceItem[] = [];
  let filling = false;
  let request = new vscode.CancellationTokenSource();

  const fill = (found: ReferenceItem[]): void => {
    filling = true;
    const kept = new Set(chosen.map(({ citekey }) => citekey));
    picker.items = [...chosen, ...found.filter(({ citekey }) => !kept.has(citekey))];
    picker.selectedItems = chosen;
    // The first that was found is the one that Enter takes.
    const [first] = found;
    if (first && !many) picker.activeItems = [first];
    filling = false;
  };
  const search = async (): Promise<void> => {
    request.cancel();
    const mine = new vscode.CancellationTokenSource();
    request = mine;
    picker.busy = true;
    try {
      const hits = await server.ask('pickReferences', { text: picker.value, limit }, mine.token);
      if (!mine.token.isCancellationRequested) fill(hits.map(itemOf));
    } catch (error) {
      if (!mine.token.isCancellationRequested) log.warn(`References were not answered: ${reason(error)}`);
    }
    if (request === mine) picker.busy = false;
  };

  const soon = afterPause(() => void search(), pause);
  picker.onDidChangeValue(soon.call);
  picker.onDidChangeSelection((items) => {
    if (filling || !many) return;
    chosen = [
      ...chosen.filter((one) => items.some(({ citekey }) => citekey === one.citekey)),
      ...items.filter((one) => !chosen.some(({ citekey }) => citekey === one.citekey)),
    ];
  });
  picker.show();
  void search();
  try {
    return await new Promise((resolve) => {
      picker.onDidAccept(() => {
        const [active = picker.items[0]] = picker.activeItems;
        // Enter without a tick takes the one that is marked, else the first.
        const taken = many && chosen.length > 0 ? chosen : active ? [active] : [];
        resolve(taken.length > 0 ? taken.map(({ citekey }) => citekey) : undefined);
      });
      picker.onDidHide(() => resolve(undefined));
    });
  } finally {
    soon.dispose();
    request.cancel();
    picker.dispose();
  }
}

const itemOf = ({ citekey, citation, title, hasNote }: ReferenceChoice): ReferenceItem => ({
  label: citation,
  description: `@${citekey}${hasNote ? ' · has a note' : ''}`,
  detail: title,
  alwaysShow: true,
  citekey,
});
