/** What the commands that annotate read and write. */
import type { Direction } from './claims.js';
import type { EditorRange, Target } from './places.js';

/** A place or a selection in an open note. */
export interface Selected {
  uri: string;
  range: EditorRange;
}

/**
 * What a command writes: plain edits, to be undone like typing. `version` is that of the open document that an edit was made for, null for a
 * file that is not open: ranges hold for no other.
 */
export interface Written {
  edits: { uri: string; range: EditorRange; newText: string; version: number | null }[];
  /** What is selected afterwards, in the file as it is then. */
  select: Target | null;
  /** One sentence on why nothing is written; there are no edits then. */
  failure?: string;
}

export interface NewEvidenceParams extends Selected {
  /** The key of the claim. */
  claim: string;
  relation: Direction | 'mentions';
  /** Words from the clipboard; absent: those that are selected. */
  pasted?: string;
  /** The paper; absent: the one that the words name, else that of the note. */
  citekey?: string;
}

/** A reference to pick. */
export interface ReferenceChoice {
  citekey: string;
  /** "Jakobsen & Andersen 2013". */
  citation: string;
  title: string;
  /** Whether a note is about it. */
  hasNote: boolean;
}

/** The note of a paper: one that is there, or what a new one holds. */
export interface LiteratureNote {
  uri: string;
  exists: boolean;
  text: string;
  /** Where one goes on writing. */
  cursor: EditorRange;
  failure?: string;
}

/** Where the text of a reference can be read, best first. */
export interface SourcesResult {
  places: { label: string; uri: string }[];
  /** One sentence on why there is none, or on files that are not there. */
  failure?: string;
}

/** A note that a claim can be moved to. */
export interface NoteLine {
  uri: string;
  /** Relative to the folder. */
  path: string;
  claims: number;
}
// ---- The Markdown preview, and what stands beside a note in the editor ----
