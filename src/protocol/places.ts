/** Places in files, as an editor names them. */

/** A zero-based place in an editor, as in LSP. */
export interface EditorRange {
  start: { line: number; character: number };
  end: { line: number; character: number };
}

/** Where to go on a click. */
export interface Target {
  uri: string;
  range: EditorRange;
}
