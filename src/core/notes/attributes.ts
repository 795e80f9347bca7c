/**
 * `{#id .class name=value}` as Pandoc reads it. A malformed one still gives what can be read of it, so that one mistake does not
 * make others.
 */
import type { Range } from '../position.js';
import { setOwn } from '../setOwn.js';
import type { Attributes, AttributeValue } from './types.js';

/** A word of letters, digits and underscores that may hold `-`, `:` and `.`: an id. */
const identifier = /[\p{L}\p{N}_][\p{L}\p{N}\p{M}_:.-]*/uy;
const attributeName = /[\p{L}_:][\p{L}\p{N}\p{M}_:.-]*/uy;
const className = /[\p{L}_][^\s#{}"'=]*/uy;
const bareValue = /[^\s{}"']+/y;
const space = /[ \t\n]+/y;
/** What is passed over to get past a mistake. */
const junk = /[^ \t\n}]+/y;

export interface ReadAttributes {
  attributes: Attributes;
  /** Past the closing brace. */
  end: number;
  wellFormed: boolean;
}

/** The attributes whose `{` stands at `at`; ranges are in `text`. Nothing where no brace closes them before an end is reached. */
export function readAttributes(text: string, at: number, limit = text.length): ReadAttributes | undefined {
  const read = readUpTo(text, at, limit);
  return read.closed ? read : undefined;
}

/** Attributes without a mistake in them; nothing at the first one, so that however many begin in a text it is read about once. */
export function readWellFormed(text: string, at: number): ReadAttributes | undefined {
  const read = readUpTo(text, at, text.length, true);
  return read.closed && read.wellFormed ? read : undefined;
}

/** What can be read, up to an end, of attributes that no brace closes. */
export function readUnclosed(text: string, at: number, end: number): ReadAttributes {
  return { ...readUpTo(text, at, end), wellFormed: false };
}

function readUpTo(
  text: string,
  at: number,
  limit: number,
  toFirstMistake = false,
): ReadAttributes & { closed: boolean } {
  const attributes: Attributes = { classes: [], values: {}, range: { start: at, end: limit } };
  let wellFormed = true;
  let i = skip(space, text, at + 1, limit);
  while (i < limit && (wellFormed || !toFirstMistake)) {
    if (text[i] === '}') {
      attributes.range.end = i + 1;
      return { attributes, end: i + 1, wellFormed, closed: true };
    }
    const next = readPart(text, i, limit, attributes);
    if (next === undefined) {
      wellFormed = false;
      i = skip(junk, text, i, limit);
    } else {
      if (text[next] !== '}' && skip(space, text, next, limit) === next) wellFormed = false;
      i = next;
    }
    i = skip(space, text, i, limit);
  }
  return { attributes, end: limit, wellFormed, closed: false };
}

function readPart(text: string, i: number, limit: number, attributes: Attributes): number | undefined {
  const mark = text[i];
  if (mark === '#') {
    const end = skip(identifier, text, i + 1, limit);
    if (end === i + 1) return undefined;
    attributes.id = { value: text.slice(i + 1, end), range: { start: i + 1, end } };
    return end;
  }
  if (mark === '.') {
    const end = skip(className, text, i + 1, limit);
    if (end === i + 1) return undefined;
    attributes.classes.push(text.slice(i + 1, end));
    return end;
  }
  const nameEnd = skip(attributeName, text, i, limit);
  if (nameEnd === i) return mark === '-' && /[\s}]/.test(text[i + 1] ?? '') ? i + 1 : undefined;
  if (text[nameEnd] !== '=') return undefined;
  const value = readValue(text, nameEnd + 1, limit);
  if (!value) return undefined;
  setOwn(attributes.values, text.slice(i, nameEnd), value.read);
  return value.end;
}

function readValue(
  text: string,
  i: number,
  limit: number,
): { read: AttributeValue; end: number } | undefined {
  const quote = text[i];
  if (quote !== '"' && quote !== "'") {
    const end = skip(bareValue, text, i, limit);
    return { read: { value: text.slice(i, end), range: { start: i, end } }, end };
  }
  let value = '';
  for (let k = i + 1; k < limit; k++) {
    const unit = text[k];
    if (unit === quote) return { read: { value, range: { start: i + 1, end: k } }, end: k + 1 };
    if (unit === '\\' && k + 1 < limit && /[!-/:-@[-`{-~]/.test(text.charAt(k + 1))) k++;
    value += text[k] === '\n' ? ' ' : text[k];
  }
  return undefined;
}

function skip(pattern: RegExp, text: string, from: number, limit: number): number {
  pattern.lastIndex = from;
  return pattern.test(text) ? Math.min(pattern.lastIndex, limit) : from;
}

/** A class of the language, or what evidence says of its study. */
const annotation =
  /(?:^|[\s{])(?:\.(?:claim|effect)(?=[\s}.#]|$)|(?:n|k|design|quality|study|outcome|countries|dataset)=)/;

/** Whether braces that cannot be read were meant as attributes of the language. */
export const meansAnnotation = (text: string, { start, end }: Range): boolean =>
  annotation.test(text.slice(start, end));
