/** Words and phrases in texts. */
import { fold, wordsOf } from '../search/words.js';
import type { Matcher } from './matcher.js';
import { hasWildcard, wildcardTest } from './wildcards.js';
import type { Column } from '../store/column.js';

/**
 * Texts that hold what is written: an unquoted word stands for every word that begins with it, `*` in it for anything; in quotation marks
 * the words stand as they are, next to each other. Undefined where there is no word to look for.
 */
export function wordsMatcher(text: string, quoted: boolean): Matcher | undefined {
  if (!quoted && hasWildcard(text)) return wildcardMatcher(text);
  const words = wordsOf(text).map(({ word }) => word);
  const [first] = words;
  if (first === undefined) return undefined;
  const isOpen = !quoted;
  if (words.length === 1) return (column) => holding(column, first, isOpen);
  return (column) => phrase(column, words, isOpen);
}

function wildcardMatcher(text: string): Matcher | undefined {
  const pattern = fold(text).replace(/[^\p{L}\p{N}\p{M}*]+/gu, '');
  if (/^\**$/.test(pattern)) return undefined;
  const fixed = pattern.indexOf('*');
  const begin = pattern.slice(0, fixed);
  const test = wildcardTest(pattern);
  return (column) => {
    const met = new Uint8Array(column.held.length);
    for (const word of column.words?.wordsBegun(begin) ?? []) if (test(word)) mark(column, word, met);
    return met;
  };
}

function holding(column: Column, word: string, isOpen: boolean): Uint8Array {
  const met = new Uint8Array(column.held.length);
  if (!isOpen) mark(column, word, met);
  else for (const known of column.words?.wordsBegun(word) ?? []) mark(column, known, met);
  return met;
}

function mark({ words }: Column, word: string, met: Uint8Array): void {
  for (const number of words?.documentsWith(word) ?? []) met[number] = 1;
}

/** The words next to each other; the last may be unfinished where it is open. */
function phrase(column: Column, words: readonly string[], isOpen: boolean): Uint8Array {
  const last = words.length - 1;
  const met = holding(column, words[0] ?? '', false);
  words.forEach((word, index) => {
    if (index === 0) return;
    const holds = holding(column, word, isOpen && index === last);
    for (let number = 0; number < met.length; number++) if (holds[number] !== 1) met[number] = 0;
  });
  const run = ` ${words.join(' ')}${isOpen ? '' : ' '}`;
  for (let number = 0; number < met.length; number++)
    if (met[number] === 1 && !column.run(number).includes(run)) met[number] = 0;
  return met;
}
