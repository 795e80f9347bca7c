/** What Export Bibliography asks for: the scope, the format, the style. Each gives undefined where the user leaves. */
import * as vscode from 'vscode';
import type { Context } from './context.js';
import { isNote } from './notes.js';
import { pickClaim } from './search/searchClaims.js';
import type { ExportChoices, ExportScope } from '../protocol.js';

export type Format = ExportChoices['formats'][number] & { annotated?: boolean };

/** Under which name the last style is remembered. */
const lastStyle = 'bibliographyStyle';

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
  { extension }: Context,
  { styles, style }: ExportChoices,
): Promise<{ id?: string } | undefined> {
  const own = styles.find(({ id }) => id === style)?.title ?? style;
  const items: (vscode.QuickPickItem & { id?: string })[] = [
    { label: own, description: 'the style of this workspace' },
    ...styles
      .filter(({ id }) => id !== style)
      .map(({ id, title }) => ({ label: title, description: id, id })),
  ];
  const last = extension.workspaceState.get<string>(lastStyle);
  items.sort(
    (a, b) => Number(b.id === last && last !== undefined) - Number(a.id === last && last !== undefined),
  );
  const chosen = await vscode.window.showQuickPick(items, {
    title: 'Export Bibliography: in which style',
    matchOnDescription: true,
  });
  if (chosen) await extension.workspaceState.update(lastStyle, chosen.id);
  return chosen && { id: chosen.id };
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
