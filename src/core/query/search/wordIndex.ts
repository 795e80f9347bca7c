import { closeness, minTypoLength, typo } from './closeness.js';

/** Which documents hold a word, and, where it is asked to, which words a document holds. Documents are numbers that are never used again. */
export interface WordIndex {
  add(document: number, words: Iterable<string>): void;
  /** Every known word that begins so, in no order. */
  wordsBegun(typed: string): string[];
  /** The numbers of the words that begin so. */
  begun(typed: string): number[];
  /** The numbers of words one typing mistake away from it, or from which their beginning is. */
  mistyped(typed: string): number[];
  word(number: number): string;
  numberOf(word: string): number | undefined;
  /** The documents of a word by its number; in the order in which they were added, those that were removed meanwhile among them. */
  documents(number: number): readonly number[];
  documentsWith(word: string): readonly number[];
  /** The numbers of the words of a document. */
  wordsIn(document: number): readonly number[];
  /** How many words are known. */
  size(): number;
}

const none: readonly number[] = [];

export function createWordIndex({ keepsWords = false } = {}): WordIndex {
  const words: string[] = [];
  const documents: number[][] = [];
  const numbers = new Map<string, number>();
  const held: number[][] = [];
  /** By the first letter, and by the first two. */
  const byStart = new Map<string, number[]>();
  // By each of a word's first two letters: one edit leaves at least one of them among the first two, so that only words of two
  // letters' lists need comparing.
  const byLetter = new Map<string, number[]>();

  const learn = (word: string): number => {
    const number = words.length;
    words.push(word);
    documents.push([]);
    numbers.set(word, number);
    for (const start of new Set([word.slice(0, 1), word.slice(0, 2)])) put(byStart, start, number);
    for (const letter of new Set([word.charAt(0), word.charAt(1)])) put(byLetter, letter, number);
    return number;
  };

  const begun = (typed: string): number[] => {
    if (typed === '') return words.map((_, number) => number);
    const near = byStart.get(typed.slice(0, 2)) ?? [];
    return typed.length <= 2 ? near : near.filter((number) => words[number]?.startsWith(typed));
  };

  return {
    add(document, given) {
      const those: number[] = [];
      for (const word of new Set(given)) {
        const number = numbers.get(word) ?? learn(word);
        documents[number]?.push(document);
        if (keepsWords) those.push(number);
      }
      if (keepsWords) held[document] = those;
    },
    begun,
    wordsBegun: (typed) => begun(typed).map((number) => words[number] ?? ''),
    mistyped(typed) {
      if (typed.length < minTypoLength) return [];
      const found = new Set<number>();
      const look = (number: number): void => {
        if (closeness(typed, words[number] ?? '') === typo) found.add(number);
      };
      for (const number of byStart.get(typed.slice(0, 2)) ?? []) look(number);
      // An edit of the first two letters moves what follows by one letter at most, and leaves it as it is.
      const rest = typed.slice(3);
      for (const letter of new Set([typed.charAt(0), typed.charAt(1)])) {
        for (const number of byLetter.get(letter) ?? []) {
          const word = words[number] ?? '';
          if (word.startsWith(rest, 3) || word.startsWith(rest, 2) || word.startsWith(rest, 4)) look(number);
        }
      }
      return [...found];
    },
    numberOf: (word) => numbers.get(word),
    word: (number) => words[number] ?? '',
    documents: (number) => documents[number] ?? none,
    documentsWith: (word) => documents[numbers.get(word) ?? -1] ?? none,
    wordsIn: (document) => held[document] ?? none,
    size: () => words.length,
  };
}

function put(lists: Map<string, number[]>, name: string, number: number): void {
  const list = lists.get(name);
  if (list) list.push(number);
  else lists.set(name, [number]);
}
