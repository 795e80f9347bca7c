/** Runs of `*` and `_` in prose, and which of them make emphasis (CommonMark 0.31, section 6.2). */
import { Kind, setKind, type Prose } from './prose.js';

/** A run of one mark, or what is left of it. */
export interface Run {
  /** `*` or `_`. */
  mark: number;
  start: number;
  end: number;
  opens: boolean;
  closes: boolean;
}

/** What stands beside a run: white space (the ends of the text, too), punctuation, anything else. */
type Neighbour = 'space' | 'punctuation' | 'other';

const punctuation = /[\p{P}\p{S}]/u;

function neighbour(unit: number): Neighbour {
  if (Number.isNaN(unit)) return 'space';
  if (unit < 128) {
    if (unit === 32 || (unit >= 9 && unit <= 13)) return 'space';
    const isWord =
      unit < 33 ||
      (unit >= 48 && unit <= 57) ||
      (unit >= 65 && unit <= 90) ||
      (unit >= 97 && unit <= 122) ||
      unit === 127;
    return isWord ? 'other' : 'punctuation';
  }
  const character = String.fromCharCode(unit);
  return /\s/.test(character) ? 'space' : punctuation.test(character) ? 'punctuation' : 'other';
}

/** The run that starts at a mark, and whether it can open or close emphasis. */
export function runAt(text: string, start: number): Run {
  const mark = text.charCodeAt(start);
  let end = start + 1;
  while (text.charCodeAt(end) === mark) end++;
  const before = neighbour(text.charCodeAt(start - 1));
  const after = neighbour(text.charCodeAt(end));
  const leftFlanking = after === 'other' || (after === 'punctuation' && before !== 'other');
  const rightFlanking = before === 'other' || (before === 'punctuation' && after !== 'other');
  return {
    mark,
    start,
    end,
    opens: leftFlanking && (mark === 42 || before !== 'other' || !rightFlanking),
    closes: rightFlanking && (mark === 42 || after !== 'other' || !leftFlanking),
  };
}

/** Marks the emphasis that runs make, which stand side by side in one text. */
export function matchRuns(prose: Prose, runs: readonly Run[]): void {
  if (runs.length === 0) return;
  /** Runs that may still open something. */
  const open: Run[] = [];
  /** For each kind of closing run, below which of them nothing can open it: keeps the whole linear. */
  let floors: Map<number, number> | undefined;
  for (const run of runs) {
    while (run.closes && run.start < run.end) {
      const kind = kindOf(run);
      const floor = floors?.get(kind) ?? 0;
      let at = open.length - 1;
      while (at >= floor && !canClose(open[at], run)) at--;
      const opener = open[at];
      if (at < floor || !opener) {
        (floors ??= new Map<number, number>()).set(kind, open.length);
        break;
      }
      join(prose, opener, run);
      // What stands between can no longer open anything.
      open.length = opener.start < opener.end ? at + 1 : at;
      // And what is left of the opener is of another length, which may suit runs that it did not suit before.
      if (floors) for (const [other, height] of floors) if (height > at) floors.set(other, at);
    }
    if (run.opens && run.start < run.end) open.push(run);
  }
}

/** Closing runs of a kind find the same openers. */
const kindOf = ({ mark, start, end, opens }: Run): number => mark * 8 + (opens ? 4 : 0) + ((end - start) % 3);

function canClose(opener: Run | undefined, closer: Run): boolean {
  if (opener?.mark !== closer.mark) return false;
  const length = closer.end - closer.start;
  const both = length + opener.end - opener.start;
  return !((opener.closes || closer.opens) && length % 3 !== 0 && both % 3 === 0);
}

/** Makes emphasis, or strong emphasis, of the inner marks of two runs. */
function join(prose: Prose, opener: Run, closer: Run): void {
  const width = opener.end - opener.start > 1 && closer.end - closer.start > 1 ? 2 : 1;
  setKind(prose, opener.end - width, opener.end, Kind.markup);
  setKind(prose, closer.start, closer.start + width, Kind.markup);
  opener.end -= width;
  closer.start += width;
  (prose.units ??= new Map()).set(opener.end, closer.start);
}
