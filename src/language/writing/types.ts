/** Annotations that a command writes: plain edits, so that an editor can preview and undo them. */
import type { FileName } from '../../core/base/types.js';
import type { Range } from '../../core/position.js';

/** A stretch of one text and what takes its place. */
export interface TextChange {
  range: Range;
  newText: string;
}

export interface Written {
  changes: (TextChange & { file: FileName })[];
  /** A file that is not there yet and is made first; the changes may write into it. */
  create?: FileName;
  /** What is selected afterwards, in the changed text of a file. */
  select?: { file: FileName; text: string; range: Range };
}

/** What is to be written, or one sentence on why nothing is. */
export type Outcome = Written | { failure: string };

/** The text after changes that do not overlap, in whatever order they come. */
export function changed(text: string, changes: readonly TextChange[]): string {
  let result = '';
  let at = 0;
  for (const { range, newText } of [...changes].sort((a, b) => a.range.start - b.range.start)) {
    result += text.slice(at, range.start) + newText;
    at = range.end;
  }
  return result + text.slice(at);
}
