/** Strength in the gutter: beside each claim of a note rising bars, as many filled as its strength has reached. */
import * as vscode from 'vscode';
import type { Context } from './context.js';
import { isNote } from './notes.js';
import { afterPause, atMostEvery } from './pace.js';
import { strengthIcon } from './tree/strengthIcon.js';
import type { ClaimLine } from '../protocol.js';

/** Milliseconds after the last of several changes, and between two rounds while notes change. */
const pause = 100;
const pace = 400;

const isWanted = (): boolean => vscode.workspace.getConfiguration('corroborate').get('gutter.enabled', true);

export function createGutter({ server, log }: Context): vscode.Disposable {
  /** One for each strength of a scale, made when it is first seen: the editor draws an icon by its kind. */
  const kinds = new Map<string, vscode.TextEditorDecorationType>();

  const kindOf = ({ strength }: ClaimLine): string => `${strength.rank}/${strength.of}`;
  const known = (line: ClaimLine): void => {
    const kind = kindOf(line);
    if (kinds.has(kind)) return;
    const icon = (ink: 'light' | 'dark') => ({
      gutterIconPath: vscode.Uri.parse(strengthIcon(line.strength, ink)),
    });
    kinds.set(
      kind,
      // In high contrast the editor takes the one of its ground.
      vscode.window.createTextEditorDecorationType({
        gutterIconSize: 'contain',
        rangeBehavior: vscode.DecorationRangeBehavior.ClosedClosed,
        light: icon('light'),
        dark: icon('dark'),
      }),
    );
  };

  const show = (editor: vscode.TextEditor, lines: readonly ClaimLine[]): void => {
    lines.forEach(known);
    for (const [kind, decoration] of kinds) {
      const ranges = lines
        .filter((line) => kindOf(line) === kind && line.line < editor.document.lineCount)
        // At its start alone: a line that is wrapped would have an icon beside each row.
        .map(({ line }) => new vscode.Range(line, 0, line, 0));
      editor.setDecorations(decoration, ranges);
    }
  };

  const draw = async (): Promise<void> => {
    for (const editor of vscode.window.visibleTextEditors) {
      const { document } = editor;
      if (!isNote(document)) continue;
      const { version } = document;
      try {
        const lines = isWanted() ? await server.ask('claimLines', { uri: document.uri.toString() }) : [];
        // What was typed meanwhile is asked of again.
        if (document.version === version) show(editor, lines);
      } catch (error) {
        // Icons move with their lines: without an answer the last ones stay.
        log.debug(`The gutter was not answered: ${String(error)}`);
      }
    }
  };
  const soon = afterPause(() => void draw(), pause);
  const inTime = atMostEvery(
    () => void draw(),
    () => pace,
  );
  soon.call();

  return vscode.Disposable.from(
    soon,
    inTime,
    server.onChanged(inTime.call),
    vscode.window.onDidChangeVisibleTextEditors(soon.call),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration('corroborate.gutter.enabled')) soon.call();
    }),
    { dispose: () => kinds.forEach((kind) => kind.dispose()) },
  );
}
