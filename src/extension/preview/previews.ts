/** What is known of the notes that previews draw: asked of the server when they are drawn and whenever something changed, and drawn anew then. */
import * as vscode from 'vscode';
import type { Context } from '../context.js';
import { afterPause, atMostEvery } from '../pace.js';
import type { NoteView } from '../../protocol.js';
import type { Dresser, PreviewSource } from './plugin.js';
import type { ShownAnswer, ShownNote } from './types.js';

/** So many notes are remembered; a preview shows one at a time. */
const most = 16;
/** Milliseconds after which a note is asked of while one types, and between two rounds when the base changes. */
const pause = 60;
const pace = 300;

interface Drawn {
  note?: ShownNote;
  /** The text that was drawn last. */
  text: string;
  /** True while what is known is not of the text that was drawn, or the base has changed. */
  stale: boolean;
  /** True from its drawing until it is asked of: what is drawn no more is not asked of with every change. */
  seen: boolean;
  /** What a preview would show otherwise than it does, whatever moved. */
  look: string;
}

export interface Previews extends PreviewSource, vscode.Disposable {}

export function createPreviews({ server, log }: Context): Previews {
  const drawn = new Map<string, Drawn>();
  let dresser: Dresser | undefined;
  let loading: Promise<void> | undefined;
  /** How often the base has changed: what was asked before its last change is stale. */
  let changes = 0;
  let busy = false;
  let again = false;

  const load = (): Promise<void> =>
    (loading ??= import('../later.js').then(({ dressed, shownChildren }) => {
      dresser = { dressed, shownChildren };
    }));

  const refresh = afterPause(() => {
    if (!isPreviewOpen()) return;
    // Those that are shown are drawn now, and are seen again.
    for (const entry of drawn.values()) entry.seen = false;
    void vscode.commands.executeCommand('markdown.preview.refresh');
  }, 10);

  const take = (entry: Drawn, note: ShownNote, asked: number): void => {
    const look = lookOf(note);
    const isOther = look !== entry.look || entry.note?.text !== note.text;
    Object.assign(entry, { note, look, stale: note.text !== entry.text || asked !== changes });
    if (isOther) refresh.call();
  };

  const update = async (uri: string, entry: Drawn): Promise<void> => {
    const text = openText(uri) ?? entry.text;
    const asked = changes;
    const view = await server.ask('noteView', { uri, text });
    const { references = new Map<string, string>(), answers = new Map<string, ShownAnswer>() } =
      entry.note ?? {};
    take(entry, { text, view, references, answers }, asked);
    const answered = await answersOf(uri, view);
    const shown = { text, view, answers: answered };
    // Answers come first: to print references for the first time takes a second.
    if (answered.size > 0) take(entry, { ...shown, references }, asked);
    const views = [...answered.values()].flatMap((answer) => ('view' in answer ? answer.view : []));
    const citekeys = [...new Set([view, ...views].flatMap(keysOf))];
    if (citekeys.length === 0) return;
    const printed = await server.ask('references', { citekeys });
    const all = new Map(printed.map(({ citekey, text }) => [citekey, text]));
    take(entry, { ...shown, references: all }, asked);
  };

  const answersOf = async (uri: string, { questions }: NoteView): Promise<Map<string, ShownAnswer>> => {
    const texts = [...new Set(questions.map(({ text }) => text))];
    if (texts.length === 0) return new Map();
    const answers = await server.ask('blockAnswers', { uri, texts });
    const shown = await Promise.all(
      answers.map(async (answer): Promise<ShownAnswer> =>
        'problems' in answer
          ? answer
          : { ...answer, view: await server.ask('noteView', { uri, text: answer.markdown }) },
      ),
    );
    return new Map(texts.flatMap((text, index) => (shown[index] ? [[text, shown[index]]] : [])));
  };

  const updateAll = async (): Promise<void> => {
    if (busy) {
      again = true;
      return;
    }
    busy = true;
    try {
      await load();
      for (const [uri, entry] of drawn) if (entry.stale && entry.seen) await update(uri, entry);
    } catch (error) {
      // Without a server the notes are shown as they are, or as they were last.
      log.debug(`A preview was not answered: ${String(error)}`);
    } finally {
      busy = false;
      if (again) {
        again = false;
        soon.call();
      }
    }
  };
  const soon = afterPause(() => void updateAll(), pause);
  const inTime = atMostEvery(
    () => void updateAll(),
    () => pace,
  );

  const listening = vscode.Disposable.from(
    refresh,
    soon,
    inTime,
    server.onChanged(() => {
      changes++;
      for (const entry of drawn.values()) entry.stale = true;
      if (drawn.size > 0 && isPreviewOpen()) inTime.call();
    }),
    vscode.workspace.onDidChangeTextDocument(({ document }) => {
      const entry = drawn.get(document.uri.toString());
      if (!entry) return;
      entry.stale = true;
      if (isPreviewOpen()) soon.call();
    }),
  );

  return {
    shown(uri, text) {
      const known = drawn.get(uri);
      const entry: Drawn = known ?? { text, stale: true, seen: true, look: '' };
      entry.text = text;
      entry.seen = true;
      if (entry.note?.text !== text) entry.stale = true;
      // The one that was drawn last is forgotten last.
      drawn.delete(uri);
      drawn.set(uri, entry);
      for (const oldest of drawn.keys()) {
        if (drawn.size <= most) break;
        drawn.delete(oldest);
      }
      // Not after a pause: one that draws again and again would put it off for ever.
      if (entry.stale || !dresser) inTime.call();
      return entry.note;
    },
    dresser: () => dresser,
    failed: (error) =>
      log.error(
        `A preview is shown as plain Markdown: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
      ),
    dispose: () => listening.dispose(),
  };
}

const keysOf = ({ marks }: NoteView): string[] =>
  marks.flatMap((mark) => (mark.kind === 'citation' ? mark.items.map(({ citekey }) => citekey) : []));

const openText = (uri: string): string | undefined =>
  vscode.workspace.textDocuments.find((document) => document.uri.toString() === uri)?.getText();

/** All that is drawn of a note but its places: what moved with its text is drawn with the text anyway. */
const lookOf = ({ view, references, answers }: ShownNote): string =>
  JSON.stringify([view, [...references], [...answers]], (key, value: unknown) =>
    key === 'range' ? undefined : value,
  );

/** Whether any Markdown preview is there: as a tab of its own, or in the place of an editor. */
const isPreviewOpen = (): boolean =>
  vscode.window.tabGroups.all.some(({ tabs }) =>
    tabs.some(
      ({ input }) =>
        (input instanceof vscode.TabInputWebview || input instanceof vscode.TabInputCustom) &&
        input.viewType.includes('markdown.preview'),
    ),
  );
