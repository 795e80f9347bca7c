import type { NoteView, QueryMistake } from '../../protocol.js';

/** The answer of an evidence block: Markdown with what it cites, or what is wrong with the question. */
export type ShownAnswer = { markdown: string; view: NoteView } | { problems: QueryMistake[] };

/** All that a preview knows of a note when it draws it. */
export interface ShownNote {
  /** The text that the view's places are of. */
  text: string;
  view: NoteView;
  /** References as the workspace's style prints them, by citation key; the short form stands for those that are missing. */
  references: ReadonlyMap<string, string>;
  /** By the text of the question; absent ones are not answered yet. */
  answers: ReadonlyMap<string, ShownAnswer>;
}

/** What markdown-it was given when it made some tokens. */
export interface Source {
  text: string;
  /** What markdown-it was given to read it with, before it read. */
  env: unknown;
}
