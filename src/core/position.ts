/**
 * A half-open range of a text: `[start, end)`, in UTF-16 units from the start of the text.
 * All positions inside the core are ranges; lines and columns are made only where a person or an editor is told of them.
 */
export interface Range {
  start: number;
  end: number;
}

/** A place as people and JSON name it: line and column from 1, the column in UTF-16 units. */
export interface Place {
  line: number;
  column: number;
}

/** A range of a file as people and JSON name it. */
export interface Location {
  file: string;
  start: Place;
  end: Place;
}

/**
 * The offsets at which the lines of a text start. A line ends with LF, CR or CRLF, as in CommonMark and in VS Code.
 * The result is kept with a file's record, so that the text itself need not be.
 */
export function lineStartsOf(text: string): number[] {
  let lines = 1;
  // From mark to mark by the engine's own search, which is several times as fast as looking at every unit.
  let feed = text.indexOf('\n');
  let carriage = text.indexOf('\r');
  while (feed >= 0 || carriage >= 0) {
    if (carriage >= 0 && (feed < 0 || carriage < feed)) {
      if (carriage + 1 !== feed) found[lines++] = carriage + 1;
      carriage = text.indexOf('\r', carriage + 1);
    } else {
      found[lines++] = feed + 1;
      feed = text.indexOf('\n', feed + 1);
    }
  }
  const starts = found.slice(0, lines);
  if (found.length > mostKept) found.length = 1;
  return starts;
}

/** Where line starts are gathered, in one list for all texts: one for each would grow, step by step, into more room than it needs. */
const found = [0];
/** As many lines as a long note has; the room for more is given back. */
const mostKept = 100_000;

/** The place of an offset, given its text's line starts. */
export function placeAt(lineStarts: readonly number[], offset: number): Place {
  let low = 0;
  let high = lineStarts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((lineStarts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return { line: low + 1, column: offset - (lineStarts[low] ?? 0) + 1 };
}

/** The offset of a place; a place beyond the last line is the start of the last line. */
export function offsetAt(lineStarts: readonly number[], place: Place): number {
  const line = Math.min(Math.max(place.line, 1), lineStarts.length);
  return (lineStarts[line - 1] ?? 0) + place.column - 1;
}

/** A range of a file as people and JSON name it. */
export function locationOf(file: string, lineStarts: readonly number[], range: Range): Location {
  return { file, start: placeAt(lineStarts, range.start), end: placeAt(lineStarts, range.end) };
}

/** Whether an offset lies in a range or at its end: where a cursor stands "on" something. */
export function touches(range: Range, offset: number): boolean {
  return range.start <= offset && offset <= range.end;
}
