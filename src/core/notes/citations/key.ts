/** Citation keys by Pandoc's rules (Text.Pandoc.Parsing.Citations). */
import { isSyntax, type Prose } from '../prose/prose.js';

const letterOrNumber = /[\p{L}\p{N}]/u;
const inKey = /[\p{L}\p{N}_]/u;

/** The units below 128 that are in a string: each letter of each key is looked up. */
function unitsOf(characters: string): Uint8Array {
  const units = new Uint8Array(128);
  for (const character of characters) units[character.charCodeAt(0)] = 1;
  return units;
}
const punctuationInKey = unitsOf(':.#$%&-+?<>~/');

export interface Key {
  key: string;
  suppress: boolean;
  /** From the `-` or `@`. */
  start: number;
  /** Past the key and its braces. */
  end: number;
  keyStart: number;
  keyEnd: number;
}

const characterAt = (text: string, i: number): string =>
  i < text.length ? String.fromCodePoint(text.codePointAt(i) ?? 0) : '';

function characterBefore(text: string, i: number): string {
  const low = text.charCodeAt(i - 1);
  return low >= 0xdc00 && low <= 0xdfff
    ? text.slice(Math.max(i - 2, 0), i)
    : text.slice(Math.max(i - 1, 0), i);
}

/** Whether a word ends right before: there Pandoc reads no key. A full stop is part of a word, an ellipsis is not. */
function followsWord(prose: Prose, at: number): boolean {
  if (at === 0 || prose.kinds?.[at - 1]) return false;
  const unit = prose.text.charCodeAt(at - 1);
  if (unit === 46) {
    let dots = 1;
    while (dots < 4 && prose.text[at - 1 - dots] === '.') dots++;
    return dots % 3 !== 0;
  }
  if (unit < 128) return isAsciiWord(unit) && unit !== 95;
  return letterOrNumber.test(characterBefore(prose.text, at));
}

/** Whether a hyphen is the last of a dash: of each three in a row (or the two that are left) Pandoc makes one. */
function endsDash(text: string, at: number): boolean {
  let before = 0;
  while (before < longestRun && text[at - 1 - before] === '-') before++;
  return before % 3 !== 0;
}

/** How far back the start of a run of hyphens is looked for. */
const longestRun = 300;

/** The key that starts at `at` with `@` or `-@`. */
export function readKey(prose: Prose, at: number): Key | undefined {
  const { text } = prose;
  const suppress = text[at] === '-' && isSyntax(prose, at) && !endsDash(text, at);
  const mark = suppress ? at + 1 : at;
  if (text[mark] !== '@' || !isSyntax(prose, mark) || followsWord(prose, at)) return undefined;
  const braced = text[mark + 1] === '{';
  const range = braced ? bracedKey(prose, mark + 1) : simpleKey(text, mark + 1);
  if (!range) return undefined;
  return {
    key: text.slice(range.start, range.end),
    suppress,
    start: at,
    end: braced ? range.end + 1 : range.end,
    keyStart: range.start,
    keyEnd: range.end,
  };
}

/** Letters, digits and underscores of most keys. */
const isAsciiWord = (unit: number): boolean =>
  (unit >= 97 && unit <= 122) || (unit >= 48 && unit <= 57) || (unit >= 65 && unit <= 90) || unit === 95;

/** Whether a character of a key stands there, before which punctuation is part of the key, too. */
function isInKey(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return isAsciiWord(unit) || (unit > 127 && inKey.test(characterAt(text, at)));
}

function simpleKey(text: string, start: number): { start: number; end: number } | undefined {
  const first = text.charCodeAt(start);
  // `@*` cites all that the bibliography holds.
  if (first !== 42 && !isInKey(text, start)) return undefined;
  let end = first === 42 ? start + 1 : start;
  for (;;) {
    let unit = text.charCodeAt(end);
    while (isAsciiWord(unit)) unit = text.charCodeAt(++end);
    if (unit > 127) {
      const next = characterAt(text, end);
      if (!inKey.test(next)) break;
      end += next.length;
      continue;
    }
    if (punctuationInKey[unit] !== 1) break;
    // A colon or a slash may stand before a slash.
    if (!isInKey(text, end + 1) && !((unit === 58 || unit === 47) && text.charCodeAt(end + 1) === 47)) break;
    end++;
  }
  return { start, end };
}

/** Whether a key needs no braces in a citation. */
const isPlainKey = (key: string): boolean => simpleKey(key, 0)?.end === key.length;

/** `@key`; in braces where a key would otherwise end early. */
export const mentionOf = (citekey: string): string => (isPlainKey(citekey) ? `@${citekey}` : `@{${citekey}}`);

/** Longer keys are none. */
const longestKey = 2048;

/** Braces may be nested; white space may not be within. */
function bracedKey(prose: Prose, open: number): { start: number; end: number } | undefined {
  prose.braces ??= matchBraces(prose.text);
  const close = prose.braces.get(open);
  return close === undefined || close - open > longestKey ? undefined : { start: open + 1, end: close };
}

/** From each `{` to its `}`, where no white space stands between: found once, so that nothing looks for it again and again. */
function matchBraces(text: string): Map<number, number> {
  const matches = new Map<number, number>();
  let open: number[] = [];
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit === 123) open.push(i);
    else if (unit === 125) {
      const start = open.pop();
      if (start !== undefined) matches.set(start, i);
    } else if (open.length > 0 && (unit <= 32 || unit > 127) && /\s/.test(text.charAt(i))) open = [];
  }
  return matches;
}

/** `@fig:one`, `@sec-methods`: references to parts of the document itself (pandoc-crossref and Quarto). */
export const isCrossReference = (key: string): boolean => /^(?:sec|fig|tbl|eq)[:-]./.test(key);

const endsAddress = /[\s<>[\]{}()"'“”«»;,]/;
const asciiEndingAddress = unitsOf(' \t\n\v\f\r<>[]{}()"\';,');
/** How far back the start of a word is looked for. */
const longestAddress = 500;

/** Whether a text holds a web address at all. */
export const holdsAddress = (text: string): boolean => /:\/\/|www\.|mailto:/i.test(text);

/** Whether an address may reach up to a place. */
export function mayBeInAddress(text: string, at: number): boolean {
  if (at === 0) return false;
  const unit = text.charCodeAt(at - 1);
  return unit < 128 ? asciiEndingAddress[unit] !== 1 : !endsAddress.test(text.charAt(at - 1));
}

/** Whether the `@` stands within a web address, e.g. http://x.org/@user. */
export function inAddress(text: string, at: number): boolean {
  if (!mayBeInAddress(text, at)) return false;
  let start = at;
  while (at - start < longestAddress && mayBeInAddress(text, start)) start--;
  const word = text.slice(start, at);
  return word.includes('://') || /^(?:www\.|mailto:)/i.test(word);
}
