import { exact, prefix, typo } from './closeness.js';
import type { WordIndex } from './wordIndex.js';

/** A document that holds some of the words. */
export interface Candidate {
  document: number;
  /** How many of the words. */
  held: number;
}

/** More than any sum of rarities, so that the number of words held comes first. */
const aWord = 1000;

/** Where a word or its beginning is in so many documents, nobody looks for those with a word one mistake away. */
const enough = 200;

/**
 * So many places of words are looked up for one query. Words that are commoner than what is left of it are looked for only in the
 * documents that hold rarer ones.
 */
const mostPlaces = 8_000;

/** Room to weigh documents in, kept from one search to the next: making it anew would cost more than most searches. */
export interface Scales {
  weights: Float64Array;
  /** The last word of the query that a document was weighed for; from 1. */
  weighedFor: Uint8Array;
  /** For each common word of a query, by the number of a known word: what that weighs as a form of it. */
  forms: Float32Array[];
}

export const emptyScales = (): Scales => ({
  weights: new Float64Array(0),
  weighedFor: new Uint8Array(0),
  forms: [],
});

/** A word of a query: the known words that it may stand for, and in how many places they are. */
interface Wanted {
  numbers: readonly number[];
  /** The number of the word as it was typed, where it is known. */
  itself: number | undefined;
  weightOf: (number: number) => number;
  places: number;
}

/**
 * At most `most` documents: those that hold the most of the words; of those that hold as many, the ones with rarer words and closer
 * forms of them; then the first. Every document with all the words is among them where there are no more than `most`.
 */
export function narrow(
  words: string[],
  index: WordIndex,
  size: number,
  isThere: (document: number) => boolean,
  most: number,
  scales: Scales,
): Candidate[] {
  makeRoom(scales, size);
  const { weights, weighedFor } = scales;
  const touched: number[] = [];
  const weigh = (document: number, weight: number, position: number): void => {
    // The heaviest form comes first, and each word of the query counts once.
    if (weighedFor[document] === position) return;
    if (weighedFor[document] === 0) touched.push(document);
    weighedFor[document] = position;
    weights[document] = (weights[document] ?? 0) + aWord + weight;
  };
  const wanted = words.map((word) => wantedOf(word, index, size)).sort((a, b) => a.places - b.places);
  let left = mostPlaces;
  const common: Wanted[] = [];
  wanted.forEach((one, at) => {
    if (at > 0 && one.places > left) {
      common.push(one);
      return;
    }
    // Of one word alone the heaviest forms have the heaviest documents; of several, documents with more of them may be further down.
    const stop = words.length === 1 ? most : Infinity;
    let there = 0;
    for (const { number, weight } of words.length === 1 ? heaviestFirst(one) : exactFirst(one)) {
      if (left <= 0 || there >= stop) break;
      const documents = index.documents(number);
      left -= documents.length;
      for (const document of documents) {
        if (stop !== Infinity && weighedFor[document] === 0 && isThere(document)) there += 1;
        weigh(document, weight, at + 1);
      }
    }
  });
  if (common.length > 0) {
    const first = words.length - common.length + 1;
    weighTouched(common, touched, index, scales, (document, weight, at) =>
      weigh(document, weight, first + at),
    );
    common.forEach((one, at) => {
      // Where few hold the rarer words, those that hold the common one follow them.
      for (const { number, weight } of touched.length < most ? heaviestFirst(one) : []) {
        if (touched.length >= most) break;
        for (const document of index.documents(number)) weigh(document, weight, first + at);
      }
    });
  }
  preferPhrases(words, touched, index, weights, most);
  const found = heaviest(touched, weights, isThere, most).map((document) => ({
    document,
    held: Math.floor((weights[document] ?? 0) / aWord),
  }));
  for (const document of touched) {
    weights[document] = 0;
    weighedFor[document] = 0;
  }
  return found;
}

function makeRoom(scales: Scales, documents: number): void {
  if (scales.weights.length >= documents) return;
  scales.weights = new Float64Array(2 * documents);
  scales.weighedFor = new Uint8Array(2 * documents);
}

/** Looks for common words in the documents that hold rarer ones: all of the words at once, since getting at a document costs most. */
function weighTouched(
  common: readonly Wanted[],
  touched: readonly number[],
  index: WordIndex,
  scales: Scales,
  weigh: (document: number, weight: number, at: number) => void,
): void {
  const tables = common.map(({ numbers, weightOf }, at) => {
    const there = scales.forms[at];
    const table = there && there.length >= index.size() ? there : new Float32Array(2 * index.size());
    scales.forms[at] = table;
    for (const number of numbers) table[number] = weightOf(number);
    return table;
  });
  for (let i = 0; i < touched.length; i++) {
    const document = touched[i] as number;
    const words = index.wordsIn(document);
    for (let at = 0; at < tables.length; at++) {
      const table = tables[at] as Float32Array;
      let best = 0;
      for (let word = 0; word < words.length; word++) {
        const weight = table[words[word] as number] as number;
        if (weight > best) best = weight;
      }
      if (best > 0) weigh(document, best, at);
    }
  }
  common.forEach(({ numbers }, at) => {
    for (const number of numbers) (tables[at] as Float32Array)[number] = 0;
  });
}

function wantedOf(word: string, index: WordIndex, size: number): Wanted {
  const begun = index.begun(word);
  let places = 0;
  for (const number of begun) places += index.documents(number).length;
  const mistyped = places < enough ? index.mistyped(word) : [];
  for (const number of mistyped) places += index.documents(number).length;
  const weightOf = (number: number): number => {
    const known = index.word(number);
    const close =
      known.length === word.length && known === word ? exact : known.startsWith(word) ? prefix : typo;
    return close * Math.log(1 + size / index.documents(number).length);
  };
  const itself = index.numberOf(word);
  return { itself, numbers: mistyped.length === 0 ? begun : [...begun, ...mistyped], weightOf, places };
}

const heaviestFirst = ({ numbers, weightOf }: Wanted): { number: number; weight: number }[] =>
  numbers.map((number) => ({ number, weight: weightOf(number) })).sort((a, b) => b.weight - a.weight);

/** The word itself before the longer ones that begin with it, which are most of them rare. */
function exactFirst(one: Wanted): { number: number; weight: number }[] {
  const forms = heaviestFirst(one);
  const itself = forms.find(({ number }) => number === one.itself);
  return itself ? [itself, ...forms.filter((form) => form !== itself)] : forms;
}

/** More than any difference in rarity, less than a word. */
const nextToEachOther = 500;

/** Of very many documents with all the words, those come first in which they stand next to each other as they were typed. */
function preferPhrases(
  words: readonly string[],
  touched: readonly number[],
  index: WordIndex,
  weights: Float64Array,
  most: number,
): void {
  const all = words.length * aWord;
  const whole = touched.filter((document) => (weights[document] ?? 0) >= all);
  const numbers = words.slice(0, -1).map((word) => index.numberOf(word));
  if (words.length < 2 || whole.length <= most || numbers.includes(undefined)) return;
  const last = words.at(-1) ?? '';
  for (const document of whole) {
    const held = index.wordsIn(document);
    const start = held.indexOf(numbers[0] ?? -1);
    if (start < 0 || numbers.some((number, at) => held[start + at] !== number)) continue;
    if (index.word(held[start + numbers.length] ?? -1).startsWith(last))
      weights[document] = (weights[document] ?? 0) + nextToEachOther;
  }
}

/** The heaviest, in order; of equal ones the first. Keeps a short sorted list: nearly every document is below its end. */
function heaviest(
  documents: number[],
  weights: Float64Array,
  isThere: (document: number) => boolean,
  most: number,
): number[] {
  const weightOf = (document: number | undefined): number =>
    document === undefined ? 0 : (weights[document] ?? 0);
  const kept: number[] = [];
  let least = 0;
  for (const document of documents) {
    const weight = weightOf(document);
    if (weight <= least || !isThere(document)) continue;
    let low = 0;
    let high = kept.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (weightOf(kept[middle]) >= weight) low = middle + 1;
      else high = middle;
    }
    kept.splice(low, 0, document);
    if (kept.length > most) kept.pop();
    if (kept.length === most) least = weightOf(kept.at(-1));
  }
  return kept;
}
