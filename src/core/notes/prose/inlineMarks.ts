/**
 * Marks emphasis, links, code, escapes and plain tags in the prose of a leaf without the parser: delimiter runs by CommonMark's algorithm
 * (0.31, appendix "A parsing strategy"). What is rarer (other HTML, marks in the words of a picture, titles and escapes in addresses) is
 * left to the parser, whose result this equals.
 */
import { matchRuns, runAt, type Run } from './emphasis.js';
import { MarkSearch, nextOfAny } from './markSearch.js';
import { isAsciiPunctuation, Kind, setKind, type Prose } from './prose.js';

/** What may be markup. */
const marks = ['\\', '`', '<', '*', '_', '!', '[', ']'];
/** An address without anything that would have to be read in it, and what closes it. */
const simpleAddress = /\(([^\s()<>\\&\p{Cc}]*)\)/uy;
/** A tag without attributes. */
const simpleTag = /<(?:\/[A-Za-z][A-Za-z\d-]*|[A-Za-z][A-Za-z\d-]* ?\/?)>/y;
/** More code marks in one leaf are left to the parser, which finds their ends in its own way. */
const mostCodeMarks = 64;

interface Bracket {
  at: number;
  /** After a `!`. */
  isPicture: boolean;
  /** How many runs stand before it. */
  runs: number;
  /** False within the text of a link, where no other may stand. */
  active: boolean;
}

/** Marks what is markup in a prose in which nothing is marked yet; false where the parser must say. Then it may be marked in part. */
export function markInline(prose: Prose): boolean {
  const { text } = prose;
  let there: MarkSearch[] | undefined;
  for (const mark of marks) if (text.includes(mark)) (there ??= []).push(new MarkSearch(text, mark));
  if (!there) return true;
  const nextMark = nextOfAny(there, text.length);
  const runs: Run[] = [];
  const brackets: Bracket[] = [];
  let codeMarks = 0;
  for (let i = nextMark(0); i < text.length; i = nextMark(i)) {
    const unit = text.charCodeAt(i);
    if (unit === 42 || unit === 95) {
      const run = runAt(text, i);
      runs.push(run);
      i = run.end;
    } else if (unit === 91) {
      brackets.push({ at: i, isPicture: false, runs: runs.length, active: true });
      i++;
    } else if (unit === 93) {
      const open = brackets.pop();
      if (open && text.charCodeAt(i + 1) === 40) {
        const end = open.isPicture
          ? pictureEnd(prose, open.at, i)
          : open.active
            ? linkEnd(prose, open.at, i)
            : -1;
        if (end < 0) return false;
        if (runs.length > open.runs) matchRuns(prose, runs.splice(open.runs));
        if (!open.isPicture) for (const outer of brackets) outer.active = false;
        i = end;
      } else i++;
    } else if (unit === 92) {
      const next = text.charCodeAt(i + 1);
      if (next === 10) setKind(prose, i, i + 1, Kind.markup);
      else if (isAsciiPunctuation(next)) {
        setKind(prose, i, i + 1, Kind.markup);
        setKind(prose, i + 1, i + 2, Kind.literal);
      }
      i += isAsciiPunctuation(next) ? 2 : 1;
    } else if (unit === 96) {
      if (++codeMarks > mostCodeMarks) return false;
      i = codeEnd(prose, i);
    } else if (unit === 60) {
      if (!/[A-Za-z/!?]/.test(text.charAt(i + 1))) i++;
      else {
        simpleTag.lastIndex = i;
        if (!simpleTag.test(text)) return false;
        setKind(prose, i, simpleTag.lastIndex, Kind.hidden);
        i = simpleTag.lastIndex;
      }
    } else if (text.charCodeAt(i + 1) === 91) {
      brackets.push({ at: i + 1, isPicture: true, runs: runs.length, active: true });
      i += 2;
    } else i++;
  }
  matchRuns(prose, runs);
  return true;
}

/** Past the link whose text stands between two brackets; -1 where the parser must say. */
function linkEnd(prose: Prose, open: number, close: number): number {
  simpleAddress.lastIndex = close + 1;
  const address = simpleAddress.exec(prose.text);
  // A space at the end of a line is no part of the text of a link that begins or ends with it.
  if (!address || prose.text.startsWith(' \n', open + 1) || prose.text.startsWith(' \n', close - 2))
    return -1;
  const end = simpleAddress.lastIndex;
  // Nothing else is marked in the brackets and the address: what a link's text holds is marked in its own right.
  setKind(prose, open, open + 1, Kind.markup);
  setKind(prose, close, close + 1, Kind.markup);
  setKind(prose, close + 1, end, Kind.hidden);
  (prose.links ??= []).push({ start: open, textEnd: close, end, url: address[1] ?? '' });
  (prose.units ??= new Map()).set(open, end);
  return end;
}

const hasMark = (text: string): boolean => marks.some((mark) => text.includes(mark));

/** Past the picture whose words stand between two brackets; -1 where the parser must say. */
function pictureEnd(prose: Prose, open: number, close: number): number {
  simpleAddress.lastIndex = close + 1;
  // No mark in its words is one of markup, but for those of escapes.
  if (!simpleAddress.test(prose.text) || hasMark(prose.text.slice(open + 1, close))) return -1;
  const end = simpleAddress.lastIndex;
  setKind(prose, open - 1, open + 1, Kind.markup);
  setKind(prose, close, close + 1, Kind.markup);
  setKind(prose, close + 1, end, Kind.hidden);
  return end;
}

/** Past the code that starts here, or past marks that no others of their number close. */
function codeEnd(prose: Prose, start: number): number {
  const { text } = prose;
  const ticks = ticksAt(text, start);
  for (let i = text.indexOf('`', start + ticks); i >= 0; i = text.indexOf('`', i)) {
    const closing = ticksAt(text, i);
    if (closing === ticks) {
      setKind(prose, start, start + ticks, Kind.hidden);
      setKind(prose, start + ticks, i, Kind.literal);
      setKind(prose, i, i + ticks, Kind.hidden);
      return i + ticks;
    }
    i += closing;
  }
  return start + ticks;
}

function ticksAt(text: string, at: number): number {
  let end = at;
  while (text.charCodeAt(end) === 96) end++;
  return end - at;
}
