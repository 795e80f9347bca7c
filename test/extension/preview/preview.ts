/** The preview as VS Code makes it: markdown-it with its settings, our plug-in, and what the server would tell of a note. */
import MarkdownIt from 'markdown-it';
import { dressed, shownChildren } from '../../../src/extension/preview/dress.js';
import { restoreIn } from '../../../src/extension/preview/inline.js';
import { placeMarks, type PlacedMark } from '../../../src/extension/preview/places.js';
import { extended } from '../../../src/extension/preview/plugin.js';
import type { ShownAnswer, ShownNote } from '../../../src/extension/preview/types.js';
import type { NoteView } from '../../../src/protocol.js';
import { noteView } from '../../../src/server/noteView/noteView.js';
import type { EvidenceBase } from '../../../src/core/base/index.js';
import { baseOf, put } from '../../core/base/workspace.js';

export const here = 'file:///folder/note.md';

export interface PreviewOptions {
  /** Other files of the base. */
  files?: Record<string, string>;
  rated?: boolean;
  /** The text that the server has seen, where it is not the latest. */
  seen?: string;
  references?: Record<string, string>;
  answers?: Record<string, string | ShownAnswer>;
  /** Extends the engine as another extension does. */
  others?: (md: MarkdownIt) => void;
}

/** VS Code's own options. */
const engine = (): MarkdownIt => new MarkdownIt({ html: true, linkify: true });

const noFiles = {};
/** The base of some files is made once. */
const bases = new WeakMap<object, EvidenceBase>();

/** What the server tells of a text. */
export function viewOf(text: string, { files = noFiles, rated = true }: PreviewOptions = {}): NoteView {
  const base = bases.get(files) ?? baseOf(files);
  bases.set(files, base);
  put(base, here, text);
  return noteView(base, { uri: here, text }, { uriOf: (file) => file, rated });
}

/** The HTML of a note with us. */
export function preview(text: string, options: PreviewOptions = {}): string {
  const seen = options.seen ?? text;
  const answers = Object.entries(options.answers ?? {}).map(([question, answer]): [string, ShownAnswer] => [
    question,
    typeof answer === 'string' ? { markdown: answer, view: viewOf(answer, options) } : answer,
  ]);
  return drawn(
    text,
    {
      text: seen,
      view: viewOf(seen, options),
      references: new Map(Object.entries(options.references ?? {})),
      answers: new Map(answers),
    },
    options.others,
  );
}

/** The HTML of a note of which this is known. */
export function drawn(text: string, note: ShownNote | undefined, others?: (md: MarkdownIt) => void): string {
  const md = extended(engine(), {
    shown: () => note,
    dresser: () => ({ dressed, shownChildren }),
    failed(error) {
      throw error;
    },
  });
  others?.(md);
  return md.renderer.render(md.parse(text, {}), md.options, { currentDocument: { toString: () => here } });
}

/** The same without us. */
export function plainly(text: string, others?: (md: MarkdownIt) => void): string {
  const md = engine();
  others?.(md);
  return md.render(text);
}

/** The HTML of a note that is read with all marks in it, each then shown as it is written. */
export function asWritten(text: string, options: PreviewOptions = {}): string {
  const md = engine();
  let placed: PlacedMark[] = [];
  md.core.ruler.before('inline', 'marks', ({ tokens }) => {
    placed = placeMarks(tokens, text, viewOf(text, options).marks);
  });
  options.others?.(md);
  const tokens = md.parse(text, {});
  for (const token of tokens) restoreIn(token, placed);
  return md.renderer.render(tokens, md.options, {});
}
