/** Words as a search sees them: lower case, without diacritics. */

/** Letters that Unicode does not decompose, as people type them who lack the key. */
const letters: Record<string, string> = {
  ø: 'o',
  æ: 'ae',
  œ: 'oe',
  ß: 'ss',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
  ς: 'σ',
};

/** Lower case, without diacritics: "Sørensen" and "sorensen" are the same. */
export function fold(text: string): string {
  const lower = text.toLowerCase();
  // Most text is ASCII, where there is nothing more to do.
  if (isAscii(lower)) return lower;
  return lower
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[øæœßłđðþıς]/g, (letter) => letters[letter] ?? letter);
}

/** One word of a text: folded, and where it stands there. */
export interface Word {
  word: string;
  start: number;
  end: number;
}

// Scripts without spaces: each character is a word, so that any part of a phrase is found.
const pattern =
  /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}]|(?:(?![\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}])[\p{L}\p{N}\p{M}])+/gu;

/** Beyond this a run of letters is no word that anyone types. */
const maxWordLength = 64;

/** The words of a text, in order. */
export function wordsOf(text: string): Word[] {
  const words: Word[] = [];
  for (const match of text.matchAll(pattern)) {
    const word = fold(match[0]).slice(0, maxWordLength);
    if (word !== '') words.push({ word, start: match.index, end: match.index + match[0].length });
  }
  return words;
}

function isAscii(text: string): boolean {
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) > 127) return false;
  return true;
}
