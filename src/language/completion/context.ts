import { relations } from '../../core/notes/relations.js';
import type { Range } from '../../core/position.js';
import { attributeContext } from './attributeContext.js';
import { factContext } from './factContext.js';
import { endOfLine, isInCodeSpan, regionAt, startOfLine } from '../lines.js';

/** What carries attributes, which decides those that are offered. */
export type Carrier = 'claim' | 'evidence' | 'effect' | 'span';

/** What may be completed at a cursor, and the stretch of text that a choice replaces. */
export type CompletionContext =
  | { kind: 'relation'; range: Range }
  /** `hash`: whether the # stands there already. */
  | { kind: 'claim'; range: Range; hash: boolean }
  /** `bracketed`: whether the whole citation is to be written. */
  | { kind: 'citekey'; range: Range; bracketed: boolean }
  | { kind: 'locator'; range: Range }
  | { kind: 'attribute'; range: Range; carrier: Carrier; written: string[] }
  /** One value of an attribute; `quoted`: whether it stands in quotes. */
  | { kind: 'value'; range: Range; carrier: Carrier; name: string; quoted: boolean }
  /** A key of the front matter: of the note, or of a study in it. */
  | { kind: 'fact'; range: Range; of: 'note' | 'study' }
  | { kind: 'factValue'; range: Range; of: 'note' | 'study'; name: string }
  | { kind: 'block'; range: Range; form: 'fence' | 'callout' };

const either = (voices: (0 | 1)[]): string =>
  Object.values(relations)
    .flatMap(({ forms }) => voices.map((voice) => forms[voice]))
    .join('|');
const bullet = String.raw`^[\s>]*(?:[-*+]|\d{1,9}[.)])[ \t]+`;
const mark = '[*_]{0,3}';
const id = String.raw`[\p{L}\p{N}\p{M}_:.-]*`;
const words = String.raw`[^\s#@:;"'(){}\[\]<>][^#@:;"(){}\[\]<>]{0,80}`;

const relationStart = new RegExp(`${bullet}${mark}([\\p{L} ]{0,20})$`, 'u');
/** After a second relation of the same item, too. */
const laterRelation = new RegExp(
  `${bullet}${mark}(?:${either([0, 1])})\\b[^:\\[@]*;[ \\t]+([\\p{L} ]{0,20})$`,
  'iu',
);
const hashRef = new RegExp(`${bullet}${mark}(?:${either([0, 1])})\\b[^:\\[@]*#(${id})$`, 'iu');
/** The active voice asks for the claim, the passive one for the source. */
const wordsOfClaim = new RegExp(`${bullet}${mark}(?:${either([0])})${mark}[ \\t]+((?:${words})?)$`, 'iu');
const wordsOfSource = new RegExp(
  `${bullet}${mark}(?:(?:${either([1])})${mark}|(?:${either([0])})${mark}[ \\t]+#${id}(?:,[ \\t]*#${id})*)[ \\t]+((?:${words})?)$`,
  'iu',
);
const citation = /(?:^|[^\p{L}\p{N}_/.\\@])@\{?([\p{L}\p{N}_:.#$%&+?<>~/-]*)$/u;
const locator = new RegExp(
  `(?:\\[[^\\[\\]]*@[^\\s,;\\[\\]]+,[ \\t]*|@[\\p{L}\\p{N}_][^\\s,;\\[\\]]* \\[|${bullet}${mark}(?:${either([0, 1])})\\b[^:]*\\()([\\p{L}.]{0,12})$`,
  'iu',
);
const fence = /^[ >]*(:{2,3})$/;
const callout = /^ {0,3}> ?(\[!?[a-z]{0,5})$/i;

/** No annotation is longer; a line without breaks of a megabyte must cost nothing. */
const longestLine = 2000;

/** Reads the line up to the cursor; nothing is offered in code, and in front matter only what belongs there. */
export function completionContext(text: string, offset: number): CompletionContext | undefined {
  const lineStart = startOfLine(text, offset);
  const line = text.slice(Math.max(lineStart, offset - longestLine), offset);
  const rest = text.slice(offset, Math.min(endOfLine(text, offset), offset + longestLine));
  const region = regionAt(text, lineStart);
  if (region === 'front matter') return factContext(text, lineStart, line);
  if (region === 'code' || isInCodeSpan(line, rest)) return undefined;

  const replaced = (word = ''): Range => ({ start: offset - word.length, end: offset });
  const found = (pattern: RegExp): Range | undefined => {
    const match = pattern.exec(line);
    return match ? replaced(match[1]) : undefined;
  };
  const attributes = attributeContext(line, offset);
  if (attributes) return attributes;
  let range = found(hashRef);
  if (range) return { kind: 'claim', range, hash: true };
  range = found(citation);
  if (range) return { kind: 'citekey', range, bracketed: false };
  range = found(wordsOfSource);
  if (range) return { kind: 'citekey', range, bracketed: true };
  range = found(wordsOfClaim);
  if (range) return { kind: 'claim', range, hash: false };
  range = found(relationStart) ?? found(laterRelation);
  if (range) return { kind: 'relation', range };
  range = found(locator);
  if (range) return { kind: 'locator', range };
  range = found(fence);
  if (range) return { kind: 'block', range, form: 'fence' };
  range = found(callout);
  return range && { kind: 'block', range, form: 'callout' };
}
