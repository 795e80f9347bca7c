/** The last step of Export Bibliography: where to, and on the way what it holds. */
import * as vscode from 'vscode';
import type { Context } from './context.js';
import { ignoreFocusOut, type Format } from './exportChoices.js';
import { contentsWords, type Contents } from './exportWords.js';
import type { ReferenceGrouping } from '../protocol.js';

export type Target = 'untitled' | 'clipboard' | 'file';

/** Under which names the last choices are remembered. */
const lastTarget = 'bibliographyTarget';
const lastContents = 'bibliographyContents';

interface TargetItem extends vscode.QuickPickItem {
  target?: Target;
}

/** The last target first. Undefined where the user leaves. */
export async function chooseTarget(
  { extension: { workspaceState } }: Context,
  format: Format,
): Promise<{ target: Target; contents: Contents } | undefined> {
  const kept = workspaceState.get<Contents>(lastContents) ?? {};
  let contents = allowed(format.annotated ? { ...kept, annotated: true } : kept, format);
  const last = workspaceState.get<Target>(lastTarget);
  const targets: TargetItem[] = [
    { label: 'Open as an untitled document', target: 'untitled' as const },
    { label: 'Copy to the clipboard', target: 'clipboard' as const },
    { label: 'Save to a file…', target: 'file' as const },
  ]
    // What only another program reads is of no use as text.
    .filter(({ target }) => target === 'file' || (format.format !== 'docx' && format.format !== 'rtf'))
    .sort((a, b) => Number(b.target === last) - Number(a.target === last));
  for (;;) {
    const item = await vscode.window.showQuickPick<TargetItem>(
      [
        ...targets,
        { label: '', kind: vscode.QuickPickItemKind.Separator },
        { label: 'What it holds…', description: contentsWords(contents) },
      ],
      { title: 'Export Bibliography: where to', ignoreFocusOut },
    );
    if (!item) return undefined;
    if (item.target) {
      await workspaceState.update(lastTarget, item.target);
      return { target: item.target, contents };
    }
    const chosen = await chooseContents(contents, format);
    if (!chosen) continue;
    contents = chosen;
    await workspaceState.update(lastContents, { ...kept, ...chosen });
  }
}

/** What a format can show: data is of references alone, and in a table each stands once. */
const allowed = ({ evidenceOnly, annotated, groupBy }: Contents, { styled, table }: Format): Contents =>
  styled && !table ? { evidenceOnly, annotated, groupBy } : { evidenceOnly };

async function chooseContents(contents: Contents, format: Format): Promise<Contents | undefined> {
  const items: (vscode.QuickPickItem & { holds: 'evidenceOnly' | 'annotated' })[] = [
    {
      label: 'Evidence only',
      description: 'without what is only cited or mentioned',
      holds: 'evidenceOnly' as const,
    },
    {
      label: 'Annotated',
      description: 'under each reference what it says of which claim',
      holds: 'annotated' as const,
    },
  ]
    .filter(({ holds }) => holds in allowed({}, format))
    .map((item) => ({ ...item, picked: contents[item.holds] === true }));
  const chosen = await vscode.window.showQuickPick(items, {
    title: 'Export Bibliography: what it holds',
    canPickMany: true,
  });
  if (!chosen) return undefined;
  const has = (wanted: 'evidenceOnly' | 'annotated'): boolean => chosen.some(({ holds }) => holds === wanted);
  const next = allowed({ evidenceOnly: has('evidenceOnly'), annotated: has('annotated') }, format);
  if (!('groupBy' in next)) return next;
  const group = await chooseGrouping(contents.groupBy);
  return group && { ...next, groupBy: group.groupBy };
}

async function chooseGrouping(
  last: ReferenceGrouping | undefined,
): Promise<{ groupBy?: ReferenceGrouping } | undefined> {
  const items: (vscode.QuickPickItem & { groupBy?: ReferenceGrouping })[] = [
    { label: 'In one list' },
    { label: 'By claim', groupBy: 'claim' },
    { label: 'By topic', groupBy: 'topic' },
    { label: 'By strength', description: 'of the claims that they bear on', groupBy: 'strength' },
    { label: 'By study design', groupBy: 'design' },
  ];
  items.sort((a, b) => Number(b.groupBy === last) - Number(a.groupBy === last));
  return vscode.window.showQuickPick(items, { title: 'Export Bibliography: under which headings' });
}
