import type { Range as EditorRange } from 'vscode-languageserver-types';
import { placeAt, type Range } from '../core/position.js';

/** A range of a text in the editor's terms: lines and characters from 0. */
export function editorRange(lineStarts: readonly number[], range: Range): EditorRange {
  const start = placeAt(lineStarts, range.start);
  const end = placeAt(lineStarts, range.end);
  return {
    start: { line: start.line - 1, character: start.column - 1 },
    end: { line: end.line - 1, character: end.column - 1 },
  };
}
