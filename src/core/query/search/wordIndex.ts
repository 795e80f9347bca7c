import { closeness, prefix, typo } from './closeness.js';

/** A known word that a typed one may stand for, with how close it is. */
export interface Form {
  word: string;
  closeness: number;
}

/** Which documents hold a word. Documents are numbers that are never used again. */
export interface WordIndex {
  add(document: number, words: Iterable<string>): void;
  /** Every known word that begins so, in no order. */
  wordsBegun(typed: string): string[];
  /** The word itself and those that begin with it, the word itself first. */
  begun(typed: string): Form[];
  /** Words one typing mistake away from it, or from which their beginning is. */
  mistyped(typed: string): Form[];
  /** In the order in which they were added; those that were removed meanwhile are still among them. */
  documentsWith(word: string): readonly number[];
}

export function createWordIndex(): WordIndex {
  const documents = new Map<string, number[]>();
  // By each of a word's first two letters: one edit leaves at least one of them among the first two, so that only words of two
  // letters' lists need comparing.
  const byLetter = new Map<number, string[]>();

  const learn = (word: string): void => {
    for (const letter of new Set([word.charCodeAt(0), word.charCodeAt(1)])) {
      const words = byLetter.get(letter);
      if (words) words.push(word);
      else byLetter.set(letter, [word]);
    }
  };

  return {
    add(document, words) {
      for (const word of new Set(words)) {
        const known = documents.get(word);
        if (known) known.push(document);
        else {
          documents.set(word, [document]);
          learn(word);
        }
      }
    },
    wordsBegun: (typed) =>
      typed === ''
        ? [...documents.keys()]
        : (byLetter.get(typed.charCodeAt(0)) ?? []).filter((word) => word.startsWith(typed)),
    begun(typed) {
      const words = byLetter.get(typed.charCodeAt(0)) ?? [];
      const found = words.filter((word) => word !== typed && word.startsWith(typed));
      const longer = found.map((word) => ({ word, closeness: prefix }));
      return documents.has(typed) ? [{ word: typed, closeness: closeness(typed, typed) }, ...longer] : longer;
    },
    mistyped(typed) {
      const found = new Set<string>();
      for (const letter of new Set([typed.charCodeAt(0), typed.charCodeAt(1)])) {
        for (const word of byLetter.get(letter) ?? []) {
          if (closeness(typed, word) === typo) found.add(word);
        }
      }
      return [...found].map((word) => ({ word, closeness: typo }));
    },
    documentsWith: (word) => documents.get(word) ?? [],
  };
}
