/**
 * One BibTeX entry, walked field by field without reading what the values mean. Braces and quotes count as in BibTeX: a backslash does
 * not hide a brace. An entry that is not closed ends where the next line starts with `@type{`, so that it takes no other with it.
 */
import type { Range } from '../position.js';
import type { Source } from './braces.js';
import { closingIndex, entryOpening, sourceOf } from './braces.js';

/** A piece of a value: the inside of braces or quotes, or a bare word (a number, or the name of a `@string`). */
export interface ValuePart {
  bare: boolean;
  start: number;
  end: number;
}

export interface Field {
  /** Lower case. */
  name: string;
  parts: ValuePart[];
}

export interface WalkedEntry {
  /** The citation key; absent where there is none. */
  key: Range | undefined;
  /** Behind the closing brace, or behind the last character that belongs to an unclosed entry. */
  end: number;
  /** The first thing that is wrong with it. */
  fault: { range: Range; message: string } | undefined;
  /** Whether the entry cannot be read: its end or the end of a value had to be guessed. */
  broken: boolean;
}

const tab = 9;
const lineFeed = 10;
const carriageReturn = 13;
const space = 32;
const quote = 34;
const hash = 35;
const percent = 37;
const openParen = 40;
const closeParen = 41;
const comma = 44;
const equals = 61;
const at = 64;
const openBrace = 123;
const closeBrace = 125;

function isSpace(unit: number): boolean {
  return unit === space || (unit <= carriageReturn && unit >= tab) || unit === 0xa0 || unit === 0xfeff;
}

/** Space and `%` comments between fields. */
function skipSpace(text: string, from: number): number {
  let i = from;
  for (; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit === percent) {
      while (i + 1 < text.length && text.charCodeAt(i + 1) !== lineFeed) i++;
    } else if (!isSpace(unit)) break;
  }
  return i;
}

function trimmedEnd(text: string, from: number, end: number): number {
  let i = end;
  while (i > from && isSpace(text.charCodeAt(i - 1))) i--;
  return i;
}

/** The end of a word: a field's name, a bare value, or a key (which may hold more). */
function wordEnd(text: string, from: number, inKey: boolean): number {
  let i = from;
  for (; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (isSpace(unit) || unit === comma || unit === equals || unit === quote) break;
    if (unit === openBrace || unit === closeBrace) break;
    if (!inKey && (unit === hash || unit === percent || unit === openParen || unit === closeParen)) break;
  }
  return i;
}

/** Whether a word without braces may be a value: a number, or what could be the name of a `@string`. */
function isBareValue(word: string): boolean {
  return /^(?:\d+|[^\d/\\@][^/\\@]*)$/.test(word);
}

/** Whether a value has a line like `year = {`, which means that it was not closed where its author thought. */
function swallowsField(value: string): boolean {
  return /[\n\r][ \t]*[A-Za-z][\w-]*[ \t]*=[ \t]*[{"\w]/.test(value);
}

/**
 * Walks the entry whose delimiter opens at `open`. Fields are collected only into a given list, since finding entries needs none.
 * `keyed` is false for `@string`, which has a field and no key.
 */
export function walkEntry(source: Source, open: number, keyed: boolean, fields?: Field[]): WalkedEntry {
  const { text } = source;
  const close = text.charCodeAt(open) === openParen ? closeParen : closeBrace;
  const walked: WalkedEntry = { key: undefined, end: open, fault: undefined, broken: false };
  const fault = (start: number, end: number, message: string): void => {
    walked.fault ??= { range: { start, end: Math.max(end, start + 1) }, message };
  };
  const name = (start: number, end: number): string => text.slice(start, Math.min(end, start + 60));

  /** Gives up on the fields: the entry ends where its delimiter closes, if it does. */
  const abandon = (from: number): WalkedEntry => {
    walked.broken = true;
    const found = closingIndex(source, from, close === closeParen ? ')' : '}');
    if (found >= 0) walked.end = found + 1;
    else {
      const stop = ~found;
      const strayBrace = close === closeParen && text.charCodeAt(stop) === closeBrace;
      walked.end = strayBrace ? stop + 1 : trimmedEnd(text, open + 1, stop);
    }
    return walked;
  };
  let lastName = open;
  let lastNameEnd = open;
  let lastEnd = open;
  const unclosed = (stop: number): WalkedEntry => {
    walked.broken = true;
    const delimiter = String.fromCharCode(close);
    const suspect = swallowsField(text.slice(lastNameEnd, lastEnd))
      ? `the value of ${name(lastName, lastNameEnd)}`
      : 'this entry';
    fault(open, open + 1, `${suspect} is never closed; add the missing ${delimiter}`);
    walked.end = trimmedEnd(text, open + 1, stop);
    return walked;
  };

  let i = skipSpace(text, open + 1);
  if (keyed) {
    const end = wordEnd(text, i, true);
    const next = skipSpace(text, end);
    if (end === i || text.charCodeAt(next) === equals) {
      fault(open, open + 1, 'this entry has no citation key; write one and a comma after the opening brace');
      if (text.charCodeAt(i) === comma) i++;
    } else {
      walked.key = { start: i, end };
      i = next;
      const unit = text.charCodeAt(i);
      if (unit === comma) i++;
      else if (unit !== close && i < text.length && entryOpening(text, i) < 0) {
        const second = wordEnd(text, i, true);
        const key = name(walked.key.start, walked.key.end);
        if (text.charCodeAt(skipSpace(text, second)) === comma) {
          fault(walked.key.start, second, 'a citation key has no spaces; join its words or hyphenate them');
          walked.key = { start: walked.key.start, end: second };
          i = skipSpace(text, second) + 1;
        } else fault(walked.key.start, walked.key.end, `put a comma after the citation key ${key}`);
      }
    }
  }

  for (;;) {
    i = skipSpace(text, i);
    if (i >= text.length) return unclosed(i);
    const unit = text.charCodeAt(i);
    if (unit === close) {
      walked.end = i + 1;
      return walked;
    }
    if (unit === comma) {
      i++;
      continue;
    }
    if (unit === at && entryOpening(text, i) >= 0) return unclosed(i);

    const nameStart = i;
    const nameEnd = wordEnd(text, i, false);
    i = skipSpace(text, nameEnd);
    if (nameEnd === nameStart || text.charCodeAt(i) !== equals) {
      const written = nameEnd === nameStart ? name(nameStart, nameStart + 1) : name(nameStart, nameEnd);
      fault(nameStart, nameEnd, `here should be a field, as in title = {…}, not ${written}`);
      return abandon(nameStart);
    }
    const parts: ValuePart[] | undefined = fields && [];
    let bareEnd = -1;
    let bareStart = -1;
    for (;;) {
      i = skipSpace(text, i + 1);
      const opening = text.charCodeAt(i);
      if (opening === openBrace || opening === quote) {
        const found = closingIndex(source, i + 1, opening === quote ? '"' : '}');
        if (found < 0) {
          const mark = opening === quote ? 'quotation mark' : 'brace';
          fault(
            open,
            open + 1,
            `the value of ${name(nameStart, nameEnd)} is never closed; add the missing ${mark}`,
          );
          return abandon(~found);
        }
        parts?.push({ bare: false, start: i + 1, end: found });
        bareEnd = -1;
        i = found + 1;
      } else {
        const end = wordEnd(text, i, false);
        if (end === i) {
          fault(nameStart, nameEnd, `${name(nameStart, nameEnd)} has no value; write one in braces`);
          if (opening !== comma && opening !== close) return abandon(i);
          break;
        }
        parts?.push({ bare: true, start: i, end });
        bareStart = i;
        bareEnd = end;
        if (!isBareValue(text.slice(i, end)))
          fault(i, end, `put braces round the value of ${name(nameStart, nameEnd)}`);
        i = end;
      }
      i = skipSpace(text, i);
      if (text.charCodeAt(i) !== hash) break;
    }
    lastName = nameStart;
    lastNameEnd = nameEnd;
    lastEnd = i;
    if (parts) fields?.push({ name: text.slice(nameStart, nameEnd).toLowerCase(), parts });

    const after = text.charCodeAt(i);
    if (i < text.length && after !== comma && after !== close && entryOpening(text, i) < 0) {
      const field = name(nameStart, nameEnd);
      if (bareEnd >= 0)
        fault(bareStart, bareEnd, `put braces round the value of ${field}, or a comma after it`);
      else fault(nameStart, nameEnd, `put a comma after the value of ${field}`);
    }
  }
}

/** The fields of an entry, given its own source. */
export function fieldsOf(entrySource: string): Field[] {
  const open = entryOpening(entrySource, 0);
  const fields: Field[] = [];
  if (open >= 0) walkEntry(sourceOf(entrySource), open, true, fields);
  return fields;
}

/** The definitions in a text of `@string`s alone, one behind the other. */
export function definitionsIn(text: string): (Field & Range)[] {
  const source = sourceOf(text);
  const definitions: (Field & Range)[] = [];
  for (let start = text.indexOf('@'); start >= 0;) {
    const open = entryOpening(text, start);
    const fields: Field[] = [];
    const end = open < 0 ? start + 1 : walkEntry(source, open, false, fields).end;
    for (const field of fields) definitions.push({ ...field, start, end });
    start = text.indexOf('@', end);
  }
  return definitions;
}
