/** Search while one types, over claims, quotes and references. */
import type { EvidenceBase } from '../../core/base/types.js';
import {
  citationOf,
  editorRange,
  lineStartsIn,
  type QuoteSearch,
  type Search,
} from '../../language/index.js';
import type { QuoteHit, ReferenceHit } from '../../protocol.js';
import { longestTurn } from '../turns.js';
import { evidenceSummary, type UriOf } from '../summaries.js';

export interface Reading {
  /** Starts reading quotes where it has not; they are found as they come. */
  start(): void;
  stop(): void;
}

export function readingQuotes(quotes: QuoteSearch): Reading {
  let turn: NodeJS.Immediate | undefined;
  let started = false;
  const work = (): void => {
    const until = performance.now() + longestTurn;
    if (!quotes.work(() => performance.now() < until)) turn = setImmediate(work);
  };
  return {
    start() {
      // What is asked now is answered first.
      if (!started) turn = setImmediate(work);
      started = true;
    },
    stop: () => clearImmediate(turn),
  };
}

export function quoteHits(
  base: EvidenceBase,
  quotes: QuoteSearch,
  text: string,
  limit: number,
  uriOf: UriOf,
): QuoteHit[] {
  return quotes.search(text, limit).map(({ piece, matches }) => {
    const { quote, citation, citekey, locator, relation, target } = evidenceSummary(base, piece, null, uriOf);
    const key = piece.target && 'claim' in piece.target ? piece.target.claim : undefined;
    const claim = (key === undefined ? undefined : base.claim(key)?.text) ?? null;
    return { text: quote ?? '', matches, citation, citekey, locator, relation, claim, target };
  });
}

export function referenceHits(
  base: EvidenceBase,
  search: Search,
  text: string,
  limit: number,
  uriOf: UriOf,
): ReferenceHit[] {
  return search.referenceHits(text, limit).flatMap(({ key, matches }) => {
    const reference = base.reference(key);
    if (!reference) return [];
    const { file, entry } = reference;
    const target = { uri: uriOf(file), range: editorRange(lineStartsIn(base, file), entry.keyRange) };
    const title = search.words(key)?.title ?? '';
    return [{ citekey: key, citation: citationOf(base, key), text: title, matches, target }];
  });
}
