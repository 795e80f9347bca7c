/** The lines that open and close `:::` blocks (Pandoc's fenced divs), and those of other tools that look like them. */
import { readAttributes } from './attributes.js';
import { moveAll } from './shift.js';
import type { Attributes } from './types.js';

export interface FenceLine {
  /** A line of colons alone. */
  closes: boolean;
  /** What the line says of its block. */
  attributes?: Attributes;
  wellFormed: boolean;
  /** Written as in MyST or in remark-directive: `:::{claim}`, `:::claim{#id}`. */
  foreign: boolean;
}

const opening = /^(:{3,})[ \t]*(\S.*?)[ \t]*:*[ \t]*$/;
const closing = /^:{3,}[ \t]*$/;

/** Reads a line without its indentation, which starts at `at` of its source; nothing where it is no fence. */
export function readFenceLine(text: string, at = 0): FenceLine | undefined {
  const line = readLine(text);
  if (line?.attributes && at > 0) move(line.attributes, at);
  return line;
}

/** What was just read is nobody else's. */
function move({ range, id, values }: Attributes, by: number): void {
  const ranges = Object.values(values).map((value) => value.range);
  if (id) ranges.push(id.range);
  ranges.push(range);
  moveAll(ranges, by);
}

function readLine(line: string): FenceLine | undefined {
  if (closing.test(line)) return { closes: true, wellFormed: true, foreign: false };
  const match = opening.exec(line);
  if (!match) return undefined;
  const [, colons = '', rest = ''] = match;
  const at = line.indexOf(rest, colons.length);
  const braces = rest.indexOf('{');
  if (braces < 0) {
    if (/\s/.test(rest)) return undefined;
    const range = { start: at, end: at + rest.length };
    return {
      closes: false,
      attributes: { classes: [rest], values: {}, range },
      wellFormed: true,
      foreign: false,
    };
  }
  const read = readAttributes(line, at + braces);
  if (braces > 0) return directive(line, at, braces, read);
  if (!read || line.slice(read.end).replace(/[\s:]+$/, '') !== '') return malformed(line, at);
  if (/^\{\s*claim\s*\}$/.test(rest)) {
    const attributes: Attributes = { ...read.attributes, classes: ['claim'] };
    return { closes: false, attributes, wellFormed: true, foreign: true };
  }
  return { closes: false, attributes: read.attributes, wellFormed: read.wellFormed, foreign: false };
}

/** `:::claim{#id}` of remark-directive, `:::{claim} Title` of MyST. */
function directive(
  line: string,
  at: number,
  braces: number,
  read: ReturnType<typeof readAttributes>,
): FenceLine | undefined {
  const name = line
    .slice(at, at + braces)
    .trim()
    .replace(/\[[^\]]*\]$/, '');
  if (name !== 'claim' || !read) return undefined;
  const attributes: Attributes = { ...read.attributes, classes: ['claim', ...read.attributes.classes] };
  return { closes: false, attributes, wellFormed: read.wellFormed, foreign: true };
}

/** Braces that never close, or words after them: a block of the language only where it was meant as one. */
function malformed(line: string, at: number): FenceLine | undefined {
  if (/^\{\s*claim\s*\}/.test(line.slice(at))) {
    const range = { start: at, end: line.indexOf('}', at) + 1 };
    return {
      closes: false,
      attributes: { classes: ['claim'], values: {}, range },
      wellFormed: true,
      foreign: true,
    };
  }
  if (!/^\{[^}]*\.claim(?=[\s}.#]|$)/.test(line.slice(at))) return undefined;
  const read = readAttributes(`${line}}`, at);
  if (!read) return undefined;
  const range = { start: at, end: line.trimEnd().length };
  return { closes: false, attributes: { ...read.attributes, range }, wellFormed: false, foreign: false };
}
