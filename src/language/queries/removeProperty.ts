/** Taking a property out of an object of JSON with comments. */
import { createScanner } from 'jsonc-parser';

/** What is replaced in a text by what. */
export interface TextEdit {
  offset: number;
  length: number;
  content: string;
}

interface Stretch {
  start: number;
  end: number;
}

/**
 * Removes a property with the comma behind it, or where it is the last the one before it, and its line where nothing else stands there. Every
 * comment stays, those inside the property too. The text has no mistakes, but may have commas before a closing brace.
 */
export function removeProperty(text: string, { start, end }: Stretch, object: Stretch): TextEdit[] {
  const tokens = tokensIn(text, object);
  const inside = tokens.filter((token) => token.start >= start && token.end <= end);
  const next = tokens.find((token) => token.start >= end);
  const before = tokens.filter((token) => token.end <= start).at(-1);
  const isComma = (token: Stretch | undefined): token is Stretch =>
    token !== undefined && text.slice(token.start, token.end) === ',';
  const gone = [...inside];
  if (isComma(next)) gone.push(next);
  else if (isComma(before)) gone.unshift(before);
  return withTheirLine(text, joined(text, gone)).map((stretch) => ({
    offset: stretch.start,
    length: stretch.end - stretch.start,
    content: '',
  }));
}

/** All but space and comments. */
function tokensIn(text: string, { start, end }: Stretch): Stretch[] {
  const scanner = createScanner(text, true);
  scanner.setPosition(start);
  const tokens: Stretch[] = [];
  for (;;) {
    scanner.scan();
    const at = scanner.getTokenOffset();
    if (at >= end) return tokens;
    tokens.push({ start: at, end: at + scanner.getTokenLength() });
  }
}

/** Stretches that only space stands between are one. */
function joined(text: string, stretches: readonly Stretch[]): Stretch[] {
  const all: Stretch[] = [];
  for (const stretch of stretches) {
    const last = all.at(-1);
    if (last && !/\S/.test(text.slice(last.end, stretch.start))) last.end = stretch.end;
    else all.push({ ...stretch });
  }
  return all;
}

/** A stretch that is alone on its lines goes with them; of the blanks on both sides of any other one side stays. */
function withTheirLine(text: string, stretches: readonly Stretch[]): Stretch[] {
  return stretches.map(({ start, end }) => {
    let lineStart = start;
    while (/[ \t]/.test(text.charAt(lineStart - 1))) lineStart -= 1;
    const [blank = '', ending] = /^[ \t]*(\r\n|\r|\n)?/.exec(text.slice(end)) ?? [];
    const isFirst = lineStart === 0 || /[\r\n]/.test(text.charAt(lineStart - 1));
    if (isFirst && ending !== undefined) return { start: lineStart, end: end + blank.length };
    if (ending !== undefined) return { start: lineStart, end };
    return { start, end: isFirst || lineStart < start ? end + blank.length : end };
  });
}
