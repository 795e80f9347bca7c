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
  if (isAscii(text)) return asciiWordsOf(text);
  const words: Word[] = [];
  for (const match of text.matchAll(pattern)) {
    const word = fold(match[0]).slice(0, maxWordLength);
    if (word !== '') words.push({ word, start: match.index, end: match.index + match[0].length });
  }
  return words;
}

/** The same of most text, in a fraction of the time: there are no marks and no other letters. */
function asciiWordsOf(text: string): Word[] {
  const words: Word[] = [];
  const lower = text.toLowerCase();
  let start = -1;
  for (let i = 0; i <= lower.length; i++) {
    const code = lower.charCodeAt(i);
    const isPart = (code >= 97 && code <= 122) || (code >= 48 && code <= 57);
    if (isPart && start < 0) start = i;
    if (isPart || start < 0) continue;
    words.push({ word: lower.slice(start, Math.min(i, start + maxWordLength)), start, end: i });
    start = -1;
  }
  return words;
}

function isAscii(text: string): boolean {
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) > 127) return false;
  return true;
}
