import type { Form, WordIndex } from './wordIndex.js';

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

/** Room to weigh documents in, kept from one search to the next: making it anew would cost more than most searches. */
export interface Scales {
  weights: Float64Array;
  /** The last word of the query that a document was weighed for; from 1. */
  weighedFor: Uint8Array;
}

export const emptyScales = (): Scales => ({ weights: new Float64Array(0), weighedFor: new Uint8Array(0) });

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
  if (scales.weights.length < size) {
    scales.weights = new Float64Array(2 * size);
    scales.weighedFor = new Uint8Array(2 * size);
  }
  const { weights, weighedFor } = scales;
  const touched: number[] = [];
  words.forEach((word, position) => {
    for (const { word: known, closeness } of formsOf(word, index)) {
      const documents = index.documentsWith(known);
      const weight = aWord + closeness * Math.log(1 + size / documents.length);
      for (const document of documents) {
        // The closest form comes first, and each word of the query counts once.
        if (weighedFor[document] === position + 1) continue;
        if (weighedFor[document] === 0) touched.push(document);
        weighedFor[document] = position + 1;
        weights[document] = (weights[document] ?? 0) + weight;
      }
    }
  });
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

function formsOf(word: string, index: WordIndex): Form[] {
  const forms = index.begun(word);
  let holding = 0;
  for (const form of forms) holding += index.documentsWith(form.word).length;
  return holding < enough ? [...forms, ...index.mistyped(word)] : forms;
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
