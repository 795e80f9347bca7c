/**
 * The text of one paragraph or heading, free of the marks of the blocks around it (`>`, indentation), with what Markdown makes of
 * every unit of it. Claims, evidence and citations are read from this, so that nothing is ever found in code or in a link's address.
 */
import type { Range } from '../../position.js';

/** What Markdown makes of a unit of text. Up to `markup` a unit may be syntax of the annotation language. */
export const Kind = {
  /** Text. */
  plain: 0,
  /** The marks of emphasis, links and escapes: no part of the plain text. */
  markup: 1,
  /** Text that is never syntax: escaped characters, code, mathematics. */
  literal: 2,
  /** Neither text nor syntax: HTML, addresses of links, the marks of code. */
  hidden: 3,
} as const;

/** Marks that a backslash before them makes plain. */
export const isAsciiPunctuation = (unit: number): boolean =>
  (unit >= 33 && unit <= 47) ||
  (unit >= 58 && unit <= 64) ||
  (unit >= 91 && unit <= 96) ||
  (unit >= 123 && unit <= 126);

export interface Prose {
  text: string;
  /** One of `Kind` for each unit of `text`; absent where all of it is plain. */
  kinds?: Uint8Array;
  /** Where each line of `text` starts, in `text` and in the source. */
  lines: { at: number; source: number }[];
  /** Emphasis, strong emphasis and links: their start in `text` and their end. They are read as one. */
  units?: Map<number, number>;
  /** Links with an address: `[text](url)`; `textEnd` is the place of the closing bracket. */
  links?: { start: number; textEnd: number; end: number; url: string }[];
  /** From each `{` to its `}` with no white space between; made when first asked for. */
  braces?: Map<number, number>;
  /** Marks that can close a quotation, by the mark that opens it; made when first asked for. */
  closings?: Record<'"' | "'" | '“', number[]>;
}

/** Kinds of proses are cut from one piece of memory after the other: each by itself would take longer to get than to fill. */
const roomAtOnce = 1 << 16;
let room = new Uint8Array(roomAtOnce);
let taken = 0;

function kindsOf(length: number): Uint8Array {
  if (length > roomAtOnce / 16) return new Uint8Array(length);
  if (taken + length > roomAtOnce) {
    room = new Uint8Array(roomAtOnce);
    taken = 0;
  }
  taken += length;
  return room.subarray(taken - length, taken);
}

/** Says what kind a part of the text is. */
export function setKind(prose: Prose, start: number, end: number, kind: number): void {
  const kinds = (prose.kinds ??= kindsOf(prose.text.length));
  // Mostly a mark or two: a loop is faster than to ask for a fill.
  for (let i = start; i < end; i++) kinds[i] = kind;
}

/** Whether a unit of the text may be syntax. */
export const isSyntax = (prose: Prose, index: number): boolean =>
  prose.kinds === undefined || (prose.kinds[index] ?? Kind.plain) <= Kind.markup;

/** Where a unit of the text stands in the source. */
export function sourceOf(prose: Prose, index: number): number {
  const { lines } = prose;
  let low = 0;
  let high = lines.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((lines[middle]?.at ?? 0) <= index) low = middle;
    else high = middle - 1;
  }
  const line = lines[low];
  return line ? line.source + index - line.at : index;
}

/** The range in the source of a part of the text. */
export function rangeOf(prose: Prose, start: number, end: number): Range {
  const from = sourceOf(prose, start);
  return { start: from, end: end > start ? sourceOf(prose, end - 1) + 1 : from };
}

/** A part of the text without its markup. */
export function bareText({ text, kinds }: Prose, start: number, end: number): string {
  if (kinds === undefined) return text.slice(start, end);
  let bare = '';
  for (let i = start; i < end; i++) {
    const kind = kinds[i] ?? Kind.plain;
    if (kind === Kind.plain || kind === Kind.literal) bare += text[i];
  }
  return bare;
}

/** A part of the text as a reader sees it: no markup, references decoded, white space single. */
export const plainText = (prose: Prose, start = 0, end = prose.text.length): string =>
  tidy(decodeReferences(bareText(prose, start, end)));

/** White space that is not single spaces between words. */
const untidy = /^ | $|[^\S ]| {2}/;

/** White space single, none at the ends. */
export const tidy = (text: string): string => (untidy.test(text) ? text.replace(/\s+/g, ' ').trim() : text);

const named: Record<string, string> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00a0',
  ndash: '–',
  mdash: '—',
  hellip: '…',
  lsquo: '‘',
  rsquo: '’',
  ldquo: '“',
  rdquo: '”',
  laquo: '«',
  raquo: '»',
  minus: '−',
  times: '×',
  shy: '\u00ad',
};

const reference = /&(?:#\d{1,7}|#[xX][\da-fA-F]{1,6}|[a-zA-Z][a-zA-Z\d]{1,31});/y;

/** Where a character reference that starts at `at` ends. */
export function referenceEnd(text: string, at: number): number | undefined {
  reference.lastIndex = at;
  return reference.test(text) ? reference.lastIndex : undefined;
}

/** Character references that occur in prose; a rarer one is left as written. */
export function decodeReferences(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(
    /&(?:#(\d{1,7})|#[xX]([\da-fA-F]{1,6})|([a-z]{2,6}));/g,
    (whole, decimal, hex, name) => {
      if (name !== undefined) return named[String(name)] ?? whole;
      const code = decimal !== undefined ? Number(decimal) : parseInt(String(hex), 16);
      return code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff)
        ? String.fromCodePoint(code)
        : whole;
    },
  );
}
