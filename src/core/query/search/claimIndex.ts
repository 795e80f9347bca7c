import { emptyScales, narrow } from './narrow.js';
import { rankClaims } from './rankClaims.js';
import type { ClaimIndex, SearchableClaim } from './types.js';
import { createWordIndex } from './wordIndex.js';
import { wordsOf } from './words.js';

/** Words of a query beyond these add nothing that anyone would notice. */
const maxWords = 10;

/** At most so many claims are compared in full; shared among the words of the query, since each costs its own comparison. */
const maxCandidates = 200;
const minCandidates = 40;

/** An empty index over claims. Searching costs how often the words of the query occur, not how much the index holds. */
export function createClaimIndex(): ClaimIndex {
  let index = createWordIndex({ keepsWords: true });
  let claims: (SearchableClaim | undefined)[] = [];
  const numbers = new Map<string, number>();
  const scales = emptyScales();

  const put = (claim: SearchableClaim): void => {
    const { key, text, id, topics, citations } = claim;
    const words = [text, id ?? '', ...topics, ...citations].flatMap((part) => wordsOf(part));
    index.add(
      claims.length,
      words.map(({ word }) => word),
    );
    numbers.set(key, claims.length);
    claims.push(claim);
  };

  /** Numbers are not used again, so that removing is cheap; now and then the index is made anew without the gaps. */
  const closeGaps = (): void => {
    if (claims.length < 1000 || claims.length < 2 * numbers.size) return;
    const there = claims.flatMap((claim) => claim ?? []);
    index = createWordIndex({ keepsWords: true });
    claims = [];
    for (const claim of there) put(claim);
  };

  const remove = (key: string): void => {
    const number = numbers.get(key);
    if (number === undefined) return;
    claims[number] = undefined;
    numbers.delete(key);
  };

  return {
    add(claim) {
      remove(claim.key);
      closeGaps();
      put(claim);
    },
    remove,
    search(text, limit) {
      const words = [...new Set(wordsOf(text).map(({ word }) => word))].slice(0, maxWords);
      if (words.length === 0 || limit <= 0) return [];
      const most = Math.max(minCandidates, Math.floor(maxCandidates / words.length), limit);
      const isThere = (number: number): boolean => claims[number] !== undefined;
      const found = narrow(words, index, claims.length, isThere, Math.min(most, maxCandidates), scales);
      const candidates = found.flatMap(({ document, held }) => {
        const claim = claims[document];
        return claim ? [{ claim, held }] : [];
      });
      return rankClaims(candidates, words, limit);
    },
  };
}
