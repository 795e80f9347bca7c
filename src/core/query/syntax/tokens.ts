/** The signs, words and qualifiers of a query with their places, in time linear in its length. */
import type { Range } from '../../position.js';
import { problem, type Problem } from '../../problem.js';
import { comparisons, type Comparison, type Qualified, type Words, type WrittenValue } from './types.js';

export type Token =
  | { kind: '(' | ')' | '-' | 'AND' | 'OR' | 'NOT'; range: Range }
  /** `evidence:` right before a parenthesis. */
  | { kind: 'evidence'; range: Range }
  | Words
  | Qualified;

/** Quotation marks as people paste them, with what closes each. */
const closing: Record<string, string> = { '"': '"', '“': '”', '„': '“', '«': '»' };
const space = /\s/;
const name = /[\p{L}][\p{L}\p{N}_-]*:/uy;
/** Where a bare word ends. */
const wordEnd = /[\s()"“„«»”]/;
const valueEnd = /[\s(),"“„«»”]/;

export function tokensOf(text: string): { tokens: Token[]; problems: Problem[] } {
  const tokens: Token[] = [];
  const problems: Problem[] = [];
  let at = 0;

  const wrong = (start: number, end: number, message: string, instead: readonly string[] = []): void => {
    problems.push(problem('bad-query', { start, end }, message, instead));
  };

  /** What stands in quotation marks from `at`; an inner mark is written `\"`. */
  const readQuoted = (): string => {
    const start = at;
    const close = closing[text.charAt(at)] ?? '"';
    let words = '';
    for (at += 1; at < text.length; at += 1) {
      const sign = text.charAt(at);
      if (sign === close) {
        at += 1;
        return words;
      }
      if (sign === '\\' && at + 1 < text.length) at += 1;
      words += text.charAt(at);
    }
    const rest = text.slice(start);
    const last = rest.trimEnd().length;
    wrong(
      start,
      text.length,
      `these quotation marks are not closed; write ${close} after the last word`,
      last > 1 ? [rest.slice(0, last) + close + rest.slice(last)] : [],
    );
    return words;
  };

  const readBare = (end: RegExp): string => {
    const start = at;
    while (at < text.length && !end.test(text.charAt(at))) at += 1;
    return text.slice(start, at);
  };

  const readValue = (): WrittenValue => {
    const start = at;
    const comparison = comparisonAt(text, at);
    if (comparison) at += comparison.length;
    const quoted = Object.hasOwn(closing, text.charAt(at));
    const written = quoted ? readQuoted() : readBare(valueEnd);
    const range = { start, end: at };
    return { ...(comparison && { comparison: comparison.sign }), text: written, quoted, range };
  };

  const readQualified = (named: string): Token => {
    const start = at;
    const nameRange = { start, end: start + named.length - 1 };
    at += named.length;
    if (text.charAt(at) === '(' && nameOf(named) === 'evidence')
      return { kind: 'evidence', range: { start, end: at } };
    const values = [readValue()];
    while (text.charAt(at) === ',') {
      at += 1;
      values.push(readValue());
    }
    if (text.charAt(at) === '(')
      wrong(at, at + 1, `several values of ${nameOf(named)} are separated by commas, without parentheses`);
    return { kind: 'qualifier', name: nameOf(named), nameRange, values, range: { start, end: at } };
  };

  while (at < text.length) {
    const start = at;
    const sign = text.charAt(at);
    if (space.test(sign)) at += 1;
    else if (sign === '(' || sign === ')') {
      at += 1;
      tokens.push({ kind: sign, range: { start, end: at } });
    } else if (sign === '-' || sign === '−') {
      at += 1;
      if (at === text.length || space.test(text.charAt(at)))
        wrong(start, at, 'a hyphen stands right before what is to be left out, as in -quality:low');
      else tokens.push({ kind: '-', range: { start, end: at } });
    } else if (Object.hasOwn(closing, sign)) {
      const words = readQuoted();
      tokens.push({ kind: 'words', text: words, quoted: true, range: { start, end: at } });
    } else {
      name.lastIndex = at;
      const named = name.exec(text)?.[0];
      if (named !== undefined) {
        tokens.push(readQualified(named));
        continue;
      }
      const word = readBare(wordEnd);
      // A closing mark that nothing opened belongs to no word.
      if (word === '') at += 1;
      const range = { start, end: at };
      if (word === 'AND' || word === 'OR' || word === 'NOT') tokens.push({ kind: word, range });
      else if (word !== '') tokens.push({ kind: 'words', text: word, quoted: false, range });
    }
  }
  return { tokens, problems };
}

const nameOf = (named: string): string => named.slice(0, -1).toLowerCase();

const asOneSign: Record<string, Comparison> = { '≥': '>=', '≤': '<=' };

function comparisonAt(text: string, at: number): { sign: Comparison; length: number } | undefined {
  const one = asOneSign[text.charAt(at)];
  if (one) return { sign: one, length: 1 };
  const sign = comparisons.find((known) => text.startsWith(known, at));
  return sign && { sign, length: sign.length };
}
