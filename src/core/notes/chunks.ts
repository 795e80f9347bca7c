/**
 * Cuts a note into chunks that can be read one by one: what a chunk says hangs on nothing before or after it. A chunk starts after a
 * blank line, at a line that is neither indented nor a list's; there every paragraph, list and quote above has ended (CommonMark 0.31,
 * sections 4 and 5). Only a code fence or HTML may still be open, and is followed to its end.
 */
import type { Range } from '../position.js';
import { ofLast } from './ofLast.js';

/** How to know the end of what swallows blank lines. */
type Until = (line: string) => boolean;

/** Whether text is within HTML that the next blank line ends. */
type InHtml = 'yes' | 'perhaps' | undefined;

const listMarker = /^ {0,3}(?:[-+*]|\d{1,9}[.)])(?:[ \t]|$)/;
const codeFence = /^( {0,3})(?:(`{3,})[^`]*|(~{3,}).*)$/s;
const htmlOpening =
  /^( {0,3})<(?:(script|pre|style|textarea)(?=[\s>]|$)|(!--)|(\?)|(!\[CDATA\[)|(![A-Za-z]))/i;

/** HTML that ends with the next blank line, whatever opens in it: the names of CommonMark's sixth kind. */
const htmlBlock =
  /^ {0,3}<\/?(?:address|article|aside|base|basefont|blockquote|body|caption|center|col|colgroup|dd|details|dialog|dir|div|dl|dt|fieldset|figcaption|figure|footer|form|frame|frameset|h[1-6]|head|header|hr|html|iframe|legend|li|link|main|menu|menuitem|nav|noframes|ol|optgroup|option|p|param|search|section|summary|table|tbody|td|tfoot|th|thead|title|tr|track|ul)(?=[ \t/>]|$)/i;
/** A line that may start such a block or may be text: its seventh kind, which cannot end a paragraph. */
const htmlPerhaps = /^ {0,3}<\/?[A-Za-z]/;

/** Where a chunk that is too much as a whole may be divided all the same: before a line after a blank one that is not indented. */
export function partsOf(source: string): Range[] {
  const parts: Range[] = [];
  let start = 0;
  for (const { index, 0: blank } of source.matchAll(/(?:\r\n|\n|\r)[ \t]*(?:\r\n|\n|\r)(?=\S)/g)) {
    parts.push({ start, end: index + blank.length });
    start = index + blank.length;
  }
  return [...parts, { start, end: source.length }];
}

export interface Chunk extends Range {
  /** All of it is a block of code or HTML: there is nothing to read in it. */
  verbatim?: boolean;
  /** Every line of it starts with a letter: there is neither list nor heading in it. */
  isProse: boolean;
}

/** The chunks of a text from `from` on, in order. Between them are blank lines alone. */
export function chunksOf(text: string, lineStarts: readonly number[], from: number): Chunk[] {
  const chunks: Chunk[] = [];
  let chunk: Chunk | undefined;
  let afterBlank = true;
  let afterIndented = false;
  let hasList = false;
  let until: Until | undefined;
  let html: InHtml;
  for (let i = 0; i < lineStarts.length; i++) {
    const start = Math.max(lineStarts[i] ?? 0, from);
    let end = lineStarts[i + 1] ?? text.length;
    if (end <= from && end < text.length) continue;
    while (end > start && isBreak(text.charCodeAt(end - 1))) end--;
    const first = text.charCodeAt(start);
    const line = isPlainStart(first) && !until ? undefined : text.slice(start, end);
    if (until && line !== undefined) {
      if (chunk) {
        chunk.end = end;
        chunk.isProse = false;
      }
      if (until(line)) until = undefined;
      afterBlank = afterIndented = false;
      continue;
    }
    if (start === end || (line !== undefined && isBlank.test(line))) {
      afterBlank = true;
      html = undefined;
      continue;
    }
    const marker = line !== undefined && listMarker.test(line);
    // The parser reads the first line of a quote otherwise after indented code, blank lines or not.
    const staysWith = marker || isIndent(first) || (afterIndented && first === 62);
    if (!chunk || (afterBlank && !staysWith)) {
      chunk = { start, end, verbatim: false, isProse: true };
      chunks.push(chunk);
      hasList = false;
    }
    chunk.end = end;
    chunk.verbatim = false;
    if (line !== undefined) chunk.isProse = false;
    afterBlank = false;
    afterIndented = isIndent(first);
    hasList ||= marker;
    if (line === undefined || html === 'yes') continue;
    const opened = openedBy(line);
    if (!opened) {
      if (first === 60 || first === 32) html = htmlAfter(html, line, hasList && first === 32);
      continue;
    }
    if (html === 'perhaps' || (opened.indented && hasList)) {
      // It may stand in HTML, or in a list's item and end with it: the rest is read as one.
      chunk.end = text.length;
      return chunks;
    }
    until = opened.until;
    chunk.verbatim = chunk.start === start;
  }
  return chunks;
}

/** Whether text is within HTML after a line. What stands in a list's item ends with the item, before any line that is not indented. */
const htmlAfter = (before: InHtml, line: string, mayBeInItem: boolean): InHtml => {
  if (htmlBlock.test(line)) return mayBeInItem ? 'perhaps' : 'yes';
  return htmlPerhaps.test(line) ? 'perhaps' : before;
};

const isBlank = /^[ \t]*$/;

/** Letters and digits beyond a list's number: most lines, which open nothing. */
const isPlainStart = (unit: number): boolean =>
  (unit >= 65 && unit <= 90) || (unit >= 97 && unit <= 122) || unit > 127;

const isIndent = (unit: number): boolean => unit === 32 || unit === 9;

const isBreak = (unit: number): boolean => unit === 10 || unit === 13;

/** As micromark has it: closing brackets are read in pairs. */
const cdataClosing = /(?<!\])(?:\]\])+>/;

const usualFence = /^ {0,3}`{3,}[ \t]*$/;
const closingFence = (marks: string): RegExp =>
  marks === '```' ? usualFence : new RegExp(`^ {0,3}[${marks.charAt(0)}]{${marks.length},}[ \\t]*$`);

/** What a line opens that swallows blank lines; nothing where it ends on the same line. */
function openedBy(line: string): { until: Until; indented: boolean } | undefined {
  const fence = codeFence.exec(line);
  if (fence) {
    const marks = fence[2] ?? String(fence[3]);
    const closing = closingFence(marks);
    return { until: (next) => closing.test(next), indented: fence[1] !== '' };
  }
  const html = htmlOpening.exec(line);
  if (!html) return undefined;
  const closing = html[2]
    ? /<\/(?:script|pre|style|textarea)>/i
    : html[3]
      ? /-->/
      : html[4]
        ? /\?>/
        : html[5]
          ? cdataClosing
          : />/;
  // `<!-->` is a comment of its own; the marks that open may be those that close.
  const rest = html[3] ? line.slice(String(html[1]).length + 2) : line.slice(html[0].length);
  return closing.test(rest) ? undefined : { until: (next) => closing.test(next), indented: html[1] !== '' };
}

/** The longest chunk that is read, UTF-16 units. */
export const longestBlock = 200_000;
/** The most lines between two blank ones. */
export const mostLines = 2_000;
/** The most marks (brackets, emphasis, backquotes, backslashes, `<`) between two blank lines: reading takes the square of them. */
export const mostMarks = 4_000;
/** The most quotes and lists that a line may open one in the other. */
export const deepestNesting = 64;

/** The most quotes, items, headings and fences that lines of a chunk open: reading takes the square of them, too. */
export const mostBlocks = 2_000;

/** More marks at the start of a line than may open quotes and lists in each other. */
const manyMarksAtStart = new RegExp(`(?:^|[\\r\\n])[ \\t>+*\\-\\d.)]{${deepestNesting + 1}}`);

/** Whether a text may nest too deep anywhere; remembered for the text that was asked about last, whose parts are asked about. */
const mayNestTooDeep = ofLast((text: string) => {
  if (text.includes('\r')) return manyMarksAtStart.test(text);
  let at = 0;
  do {
    if (isManyMarks(text, at)) return true;
    at = text.indexOf('\n', at) + 1;
  } while (at > 0);
  return false;
});

/** What `manyMarksAtStart` looks for, at one line's start: white space, > + * - . ) and digits alone. */
function isManyMarks(text: string, from: number): boolean {
  for (let i = from; i <= from + deepestNesting; i++) {
    const unit = text.charCodeAt(i);
    if (unit !== 32 && unit !== 9 && unit !== 62 && !(unit >= 41 && unit <= 57 && unit !== 44 && unit !== 47))
      return false;
  }
  return true;
}

/** Which cap a chunk, a part of a text, is beyond, in words; nothing where it can be read in good time. */
export function beyondCap(source: string, whole: string): string | undefined {
  if (source.length > longestBlock) return `longer than ${longestBlock.toLocaleString('en')} characters`;
  // A short text can only be nested too deep: the usual case, seen without counting.
  if (isShort(source) && !(mayNestTooDeep(whole) && manyMarksAtStart.test(source))) return undefined;
  let marks = 0;
  let depth = 0;
  let blocks = 0;
  let lines = 0;
  /** Still among the marks that open quotes and lists. */
  let opening = true;
  let blank = true;
  for (let i = 0; i < source.length; i++) {
    const unit = source.charCodeAt(i);
    if (isBreak(unit)) {
      // Between CR and LF there is no line, and no blank one.
      if (unit === 13 && source.charCodeAt(i + 1) === 10) continue;
      if (blank) marks = lines = 0;
      else if (++lines > mostLines)
        return `more than ${mostLines.toLocaleString('en')} lines without a blank one`;
      depth = 0;
      opening = true;
      blank = true;
      continue;
    }
    if (unit === 32 || unit === 9) continue;
    blank = false;
    if (opening) {
      if (opensBlock(unit) && ++blocks > mostBlocks)
        return `more than ${mostBlocks.toLocaleString('en')} items, quotes, headings and fences`;
      if (unit === 62 || unit === 45 || unit === 43 || unit === 42) depth++;
      else if (unit !== 46 && unit !== 41 && (unit < 48 || unit > 57)) opening = false;
      else if (unit === 46 || unit === 41) depth++;
      if (depth > deepestNesting && opening && !isRule(source, i))
        return `nested more than ${deepestNesting} deep`;
    }
    if (unit === 91 || unit === 42 || unit === 95 || unit === 60 || unit === 96 || unit === 92) {
      if (++marks > mostMarks)
        return `more than ${mostMarks.toLocaleString('en')} brackets and marks without a blank line`;
    }
  }
  return undefined;
}

/**
 * Whether a text that nests nowhere too deep is too short for more marks, lines and blocks than are read. A block takes a mark at the least,
 * and a line opens no more of them than may be nested, and one.
 */
function isShort(source: string): boolean {
  if (source.length < mostBlocks) return true;
  if (source.length >= mostMarks || source.includes('\r')) return false;
  let left = Math.floor(mostBlocks / (deepestNesting + 2));
  for (let at = source.indexOf('\n'); at >= 0 && left > 0; at = source.indexOf('\n', at + 1)) left--;
  return left > 0;
}

/** The marks at the start of a line that open a quote, an item, a heading, a fence, or underline a heading: > - + * # : = . ) */
export const opensBlock = (unit: number): boolean =>
  unit === 62 ||
  unit === 45 ||
  unit === 43 ||
  unit === 42 ||
  unit === 35 ||
  unit === 58 ||
  unit === 61 ||
  unit === 46 ||
  unit === 41;

/** A line of the same mark all along, such as a rule or an underline, nests nothing. */
function isRule(source: string, at: number): boolean {
  const unit = source.charCodeAt(at);
  if (unit !== 45 && unit !== 42 && unit !== 43) return false;
  return source.charCodeAt(at - 1) === unit && source.charCodeAt(at - 2) === unit;
}
