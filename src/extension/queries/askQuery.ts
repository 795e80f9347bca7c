/** A box for a query that offers what may come next, counts what is written, and says what is wrong and where. */
import * as vscode from 'vscode';
import type { Context } from '../context.js';
import { reason } from '../words.js';
import { askedRows, type AskedRow } from './askedRows.js';

type Item = vscode.QuickPickItem & { row?: AskedRow };

const icons = { run: '$(search) ', mistake: '$(error) ', hint: '$(info) ', offer: '' } as const;

/** Resolves with the query, which can be run; undefined where the user leaves. */
export function askQuery(
  { server }: Context,
  value = '',
  title = 'Run Query',
  act = 'Run this query',
): Promise<string | undefined> {
  const box = vscode.window.createQuickPick<Item>();
  Object.assign(box, {
    title,
    value,
    placeholder:
      'Words and qualifiers, such as trust verdict:contested design:rct, or in:studies missing:quality',
    ignoreFocusOut: true,
  });

  const rowsFor = async (text: string): Promise<AskedRow[]> => {
    const [help, result] = await Promise.all([
      server.ask('queryHelp', { text, offset: text.length }),
      text.trim() === '' ? null : server.ask('query', { text, limit: 0 }),
    ]);
    return askedRows(text, act, help, result);
  };
  /** None is hidden for not holding the text. */
  const itemOf = (row: AskedRow): Item => ({
    label: icons[row.kind] + row.label,
    ...(row.detail !== undefined && { description: row.detail }),
    alwaysShow: true,
    row,
  });
  const update = async (): Promise<void> => {
    const text = box.value;
    box.busy = true;
    try {
      const rows = await rowsFor(text);
      if (text !== box.value) return;
      const items = rows.map(itemOf);
      box.items = items;
      // The editor puts rows that hold the text first. Enter runs all the same, or stays at what is wrong.
      box.activeItems = items.slice(0, 1);
    } catch (error) {
      if (text !== box.value) return;
      box.items = [{ label: `$(error) The query was not read: ${reason(error)}`, alwaysShow: true }];
    }
    box.busy = false;
  };

  return new Promise((resolve) => {
    const run = async (): Promise<void> => {
      const text = box.value;
      const rows = await rowsFor(text);
      if (rows[0]?.kind !== 'run' || text !== box.value) return;
      resolve(text.trim());
      box.hide();
    };
    box.onDidChangeValue(() => void update());
    box.onDidAccept(() => {
      const [active] = box.activeItems;
      const row = active?.row;
      // What is written and not read yet may be right all the same.
      if (row?.kind !== 'offer') return void run().catch(() => update());
      box.value = row.text;
      void update();
    });
    box.onDidHide(() => {
      resolve(undefined);
      box.dispose();
    });
    box.show();
    void update();
  });
}
