/** What Export Bibliography asks for first: of what, and as what. Each gives undefined where the user leaves. */
import * as vscode from 'vscode';
import { claimAtCursor } from './claimAtCursor.js';
import type { Context } from './context.js';
import { isNote } from './notes.js';
import { pickClaim } from './search/searchClaims.js';
import { scopeOf, scopeWords } from './treeScope.js';
import { counted } from './words.js';
import type { ExportChoices, ExportScope } from '../protocol.js';

export type Format = ExportChoices['formats'][number] & { annotated?: boolean; table?: boolean };

/** One step follows another, and what is begun stays where a page or a view takes the focus between them. */
export const ignoreFocusOut = true;

interface ScopeItem extends vscode.QuickPickItem {
  scope?: ExportScope;
  several?: boolean;
}

/** The whole workspace, what is selected in the views, the note in front, the claim at the cursor, or what is searched for. */
export async function chooseScope(context: Context): Promise<ExportScope | undefined> {
  const document = vscode.window.activeTextEditor?.document;
  const note = document && isNote(document) ? document.uri : undefined;
  const here = await claimHere(context);
  const items: ScopeItem[] = [
    { label: 'The whole workspace', description: 'every reference that a note cites', scope: {} },
    ...selected(context),
    ...(note
      ? [
          {
            label: 'This note',
            description: `${vscode.workspace.asRelativePath(note)}, in order of citation`,
            scope: { notes: [note.toString()] },
          },
        ]
      : []),
    ...(here
      ? [{ label: 'The claim at the cursor', description: here.text, scope: { claims: [here.key] } }]
      : []),
    { label: 'A claim…', description: 'the references of its evidence' },
    { label: 'Notes…', description: 'what several notes cite', several: true },
  ];
  const item = await vscode.window.showQuickPick(items, {
    title: 'Export Bibliography: what',
    ignoreFocusOut,
  });
  if (!item || item.scope) return item?.scope;
  if (item.several) return chooseNotes(context);
  const chosen = await pickClaim(context, 'Export Bibliography: of which claim');
  return chosen && { claims: [chosen.hit.key] };
}

/** One for each view in which something is selected that stands for claims or references. */
const selected = ({ selections }: Context): ScopeItem[] =>
  selections.all().flatMap(({ title, nodes }) => {
    const scope = scopeOf(nodes);
    return scope ? [{ label: `The selection in ${title}`, description: scopeWords(scope), scope }] : [];
  });

/** One alone is in its order of citation, as a manuscript numbers its references. */
async function chooseNotes({ server }: Context): Promise<ExportScope | undefined> {
  const notes = await server.ask('citingNotes', {});
  const chosen = await vscode.window.showQuickPick(
    notes.map(({ uri, name, references }) => ({
      label: name,
      description: counted(references, 'reference'),
      uri,
    })),
    { title: 'Export Bibliography: of which notes', canPickMany: true, ignoreFocusOut },
  );
  return chosen && chosen.length > 0 ? { notes: chosen.map(({ uri }) => uri) } : undefined;
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
  const tables = formats
    .filter(({ format }) => format === 'markdown' || format === 'csv' || format === 'docx')
    .map((format) => ({
      label: `Evidence table, ${format.label}`,
      description: 'what each reference says of each claim',
      format: { ...format, styled: false, table: true },
    }));
  const title = 'Export Bibliography: as';
  return (await vscode.window.showQuickPick([...items, ...tables], { title, ignoreFocusOut }))?.format;
}

async function claimHere(context: Context): Promise<{ key: string; text: string } | undefined> {
  try {
    const claim = await claimAtCursor(context);
    const detail = claim === undefined ? null : await context.server.ask('claim', { key: claim });
    return detail ? { key: detail.summary.key, text: detail.summary.text } : undefined;
  } catch {
    // Without an answer the choice is offered without it.
    return undefined;
  }
}
