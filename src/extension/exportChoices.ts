/** What Export Bibliography asks for: the scope, the format, the style. Each gives undefined where the user leaves. */
import * as vscode from 'vscode';
import type { Context } from './context.js';
import { isNote } from './notes.js';
import { pickClaim } from './search/searchClaims.js';
import type { ExportChoices, ExportScope } from '../protocol.js';

export type Format = ExportChoices['formats'][number] & { annotated?: boolean };

/** Under which name the last style is remembered. */
export const lastStyle = 'bibliographyStyle';

interface ScopeItem extends vscode.QuickPickItem {
  scope?: ExportScope;
}

/** The whole workspace, the note in front, the claim at the cursor, or one that is searched for. */
export async function chooseScope(context: Context): Promise<ExportScope | undefined> {
  const document = vscode.window.activeTextEditor?.document;
  const note = document && isNote(document) ? document.uri : undefined;
  const here = await claimAtCursor(context);
  const items: ScopeItem[] = [
    { label: 'The whole workspace', description: 'every reference that a note cites', scope: {} },
    ...(note
      ? [
          {
            label: 'This note',
            description: `${vscode.workspace.asRelativePath(note)}, in order of citation`,
            scope: { note: note.toString() },
          },
        ]
      : []),
    ...(here
      ? [{ label: 'The claim at the cursor', description: here.text, scope: { claim: here.key } }]
      : []),
    { label: 'A claim…', description: 'the references of its evidence' },
  ];
  const item = await vscode.window.showQuickPick(items, { title: 'Export Bibliography: what' });
  if (!item || item.scope) return item?.scope;
  const chosen = await pickClaim(context, 'Export Bibliography: of which claim');
  return chosen && { claim: chosen.hit.key };
}

export async function chooseFormat({ formats }: ExportChoices): Promise<Format | undefined> {
  const said: Partial<Record<Format['format'], string>> = {
    markdown: 'a formatted list',
    bibtex: 'the entries as the bibliography has them',
    docx: 'a Word document',
  };
  const items: (vscode.QuickPickItem & { format: Format })[] = formats.flatMap((format) => [
    { label: format.label, description: said[format.format], format },
    ...(format.format === 'markdown'
      ? [
          {
            label: 'Annotated Markdown',
            description: 'under each reference what it says of which claim',
            format: { ...format, annotated: true },
          },
        ]
      : []),
  ]);
  return (await vscode.window.showQuickPick(items, { title: 'Export Bibliography: as' }))?.format;
}

/** The last one first, else that of corroborate.json, which is then used as it is written there. */
export async function chooseStyle(
  context: Context,
  { styles, style }: ExportChoices,
  scope: ExportScope,
): Promise<{ id?: string } | undefined> {
  const own = styles.find(({ id }) => id === style)?.title ?? style;
  const items: (vscode.QuickPickItem & { id?: string })[] = [
    { label: own, description: 'the style of this workspace' },
    ...styles
      .filter(({ id }) => id !== style)
      .map(({ id, title }) => ({ label: title, description: id, id })),
  ];
  const last = context.extension.workspaceState.get<string>(lastStyle);
  items.sort(
    (a, b) => Number(b.id === last && last !== undefined) - Number(a.id === last && last !== undefined),
  );
  const chosen = await pickWithPreview(context, items, style, scope);
  if (chosen) await context.extension.workspaceState.update(lastStyle, chosen.id);
  return chosen && { id: chosen.id };
}

interface StyleItem extends vscode.QuickPickItem {
  id?: string;
}

/** How long one rests on a style before three references are shown in it, in milliseconds. */
const rest = 200;

/** Under the style that is in front three references as it prints them. */
function pickWithPreview(
  { server }: Context,
  items: StyleItem[],
  own: string,
  scope: ExportScope,
): Promise<StyleItem | undefined> {
  const picker = vscode.window.createQuickPick<StyleItem>();
  picker.title = 'Export Bibliography: in which style';
  picker.matchOnDescription = true;
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
      if (!item || item.detail !== undefined) return;
      asking?.cancel();
      timer = setTimeout(() => void show(item).catch(() => undefined), rest);
    });
    picker.onDidAccept(() => {
      resolve(picker.activeItems[0]);
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

async function claimAtCursor({ server }: Context): Promise<{ key: string; text: string } | undefined> {
  const editor = vscode.window.activeTextEditor;
  if (!editor || !isNote(editor.document)) return undefined;
  const { line, character } = editor.selection.active;
  try {
    const { claim } = await server.ask('claimAt', { uri: editor.document.uri.toString(), line, character });
    const detail = claim === null ? null : await server.ask('claim', { key: claim });
    return detail ? { key: detail.summary.key, text: detail.summary.text } : undefined;
  } catch {
    // Without an answer the choice is offered without it.
    return undefined;
  }
}
