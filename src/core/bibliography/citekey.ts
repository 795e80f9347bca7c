/** Citation keys made by a project's pattern (`citekeyPattern` in corroborate.json): `{author}{year}{word}`. */
import { fillers } from './madeKeys.js';
import { yearOf } from './shortCitation.js';
import { plainText } from './text.js';
import type { CslItem } from './types.js';

/** What a pattern may name: the first author's family name, the year, the first telling word of the title, its words in a row. */
const parts: Readonly<Record<string, (item: CslItem) => string>> = {
  author: ({ author, editor }) => {
    const [first] = author ?? editor ?? [];
    return plain(first?.family ?? first?.literal ?? '');
  },
  year: (item) => yearOf(item).replace(/\D/g, ''),
  word: ({ title }) => tellingWords(title)[0] ?? '',
  title: ({ title }) => tellingWords(title).slice(0, 3).join(''),
};

/** The key that the pattern makes; of what is taken already a letter is put behind it: `bovaird2007beyonda`. */
export function citekeyOf(item: CslItem, pattern: string, taken: (key: string) => boolean): string {
  const made = pattern
    .replace(/\{(\w+)\}/g, (_, name: string) => parts[name]?.(item) ?? '')
    // Only what every reader of Markdown and BibTeX takes for one key.
    .replace(/[^\p{L}\p{N}_:./-]+/gu, '')
    .replace(/^[^\p{L}\p{N}_]+|[^\p{L}\p{N}_]+$/gu, '');
  const base = made === '' ? 'untitled' : made;
  if (!taken(base)) return base;
  for (let n = 0; ; n++) {
    const key = base + letters(n);
    if (!taken(key)) return key;
  }
}

/** a … z, aa, ab … */
const letters = (n: number): string =>
  (n < 26 ? '' : letters(Math.floor(n / 26) - 1)) + String.fromCharCode(97 + (n % 26));

const plain = (text: string): string =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');

const tellingWords = (title: unknown): string[] =>
  plainText(title)
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word.length > 1 && !fillers.has(word))
    .map(plain);
