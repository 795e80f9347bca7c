/** The choice of a citation style: the last one first, three references under the one in front, and `.csl` files of one's own. */
import * as vscode from 'vscode';
import type { Context } from './context.js';
import { ignoreFocusOut } from './exportChoices.js';
import type { ExportChoices, ExportScope } from '../protocol.js';

/** Under which name the last style is remembered. */
const lastStyle = 'bibliographyStyle';

/** The style that was used last, by id or path; undefined for that of the workspace. */
export const styleUsedLast = ({ extension }: Context): string | undefined =>
  extension.workspaceState.get<string>(lastStyle);

interface StyleItem extends vscode.QuickPickItem {
  /** Absent for that of corroborate.json, which is then used as it is written there. */
  id?: string;
  browse?: boolean;
}

/** Undefined where the user leaves. What is chosen is remembered, if it can be used; else another is asked for. */
export async function chooseStyle(
  context: Context,
  choices: ExportChoices,
  scope: ExportScope,
  title: string,
): Promise<{ id?: string } | undefined> {
  for (;;) {
    const chosen = await pickStyle(context, choices, scope, title);
    if (!chosen) return undefined;
    const failure = await whyUnusable(context, choices, chosen.id ?? choices.style);
    if (failure === undefined) {
      await context.extension.workspaceState.update(lastStyle, chosen.id);
      return chosen;
    }
    const another = 'Choose Another Style';
    const words = `This style cannot be used: ${failure}`;
    if ((await vscode.window.showErrorMessage(words, another)) !== another) return undefined;
  }
}

/** A file is read and made ready; the shipped ones are known to work. */
async function whyUnusable(
  { server }: Context,
  { styles }: ExportChoices,
  style: string,
): Promise<string | undefined> {
  if (styles.some(({ id }) => id === style)) return undefined;
  // Of no references: what counts is the style.
  return (await server.ask('preview', { citekeys: [], style })).failure;
}

async function pickStyle(
  context: Context,
  { styles, style }: ExportChoices,
  scope: ExportScope,
  title: string,
): Promise<{ id?: string } | undefined> {
  const own = styles.find(({ id }) => id === style)?.title ?? style;
  const last = styleUsedLast(context);
  const isFile = last !== undefined && !styles.some(({ id }) => id === last);
  const items: StyleItem[] = [
    { label: own, description: 'the style of this workspace' },
    ...(isFile ? [{ label: last.replace(/^.*[\\/]/, ''), description: last, id: last }] : []),
    ...styles
      .filter(({ id }) => id !== style)
      .map(({ id, title: label }) => ({ label, description: id, id })),
  ];
  const rank = ({ id }: StyleItem): number => Number(id === last && last !== undefined);
  items.sort((a, b) => rank(b) - rank(a));
  items.push({ label: 'A file of your own…', description: 'a .csl file', browse: true });
  const item = await pickWithPreview(context, items, style, scope, title);
  return item?.browse ? chooseFile() : item && { id: item.id };
}

async function chooseFile(): Promise<{ id: string } | undefined> {
  const [file] =
    (await vscode.window.showOpenDialog({
      title: 'A citation style',
      defaultUri: vscode.workspace.workspaceFolders?.[0]?.uri,
      filters: { 'Citation styles': ['csl'] },
    })) ?? [];
  return file && { id: file.fsPath };
}

/** How long one rests on a style before three references are shown in it, in milliseconds. */
const rest = 200;

/** Under the style that is in front three references as it prints them. */
function pickWithPreview(
  { server }: Context,
  items: StyleItem[],
  own: string,
  scope: ExportScope,
  title: string,
): Promise<StyleItem | undefined> {
  const picker = vscode.window.createQuickPick<StyleItem>();
  picker.title = title;
  picker.matchOnDescription = true;
  picker.ignoreFocusOut = ignoreFocusOut;
  picker.items = items;
  let timer: NodeJS.Timeout | undefined;
  let asking: vscode.CancellationTokenSource | undefined;
  const known = new Map<string, string>();
  const show = async (item: StyleItem): Promise<void> => {
    const style = item.id ?? own;
    let text = known.get(style);
    if (text === undefined) {
      asking = new vscode.CancellationTokenSource();
      const { lines, failure } = await server.ask('preview', { ...scope, style }, asking.token);
      known.set(style, (text = failure ?? lines.join('\u2003')));
    }
    if (picker.activeItems[0] !== item || item.detail === text) return;
    for (const each of items) delete each.detail;
    item.detail = text;
    picker.items = [...items];
    picker.activeItems = [item];
  };
  return new Promise((resolve) => {
    picker.onDidChangeActive(([item]) => {
      clearTimeout(timer);
      if (!item || item.browse || item.detail !== undefined) return;
      asking?.cancel();
      timer = setTimeout(() => void show(item).catch(() => undefined), rest);
    });
    picker.onDidAccept(() => {
      // Not the active one: a preview that comes in at the same time makes another one active again.
      const [item] = picker.selectedItems;
      if (!item) return;
      resolve(item);
      picker.hide();
    });
    picker.onDidHide(() => {
      clearTimeout(timer);
      asking?.cancel();
      resolve(undefined);
      picker.dispose();
    });
    picker.show();
  });
}
