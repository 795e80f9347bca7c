import Fuse from 'fuse.js';
import { closeness, prefix } from './closeness.js';
import type { ClaimHit, SearchableClaim } from './types.js';
import { fold, wordsOf } from './words.js';

/**
 * Orders candidates: by how many words of the query they hold, then as fuse.js finds them close (in the text above the id above topics
 * and citations), then by key; at most `limit` of them.
 */
export function rankClaims(
  candidates: { claim: SearchableClaim; held: number }[],
  words: string[],
  limit: number,
): ClaimHit[] {
  const fuse = new Fuse(
    candidates.map(({ claim: { text, id, topics, citations } }) => ({
      text: fold(text),
      id: fold(id ?? ''),
      other: fold([...topics, ...citations].join(' ')).slice(0, maxOther),
    })),
    {
      keys: [
        { name: 'text', weight: 3 },
        { name: 'id', weight: 2 },
        { name: 'other', weight: 1 },
      ],
      useTokenSearch: true,
      ignoreLocation: true,
      includeScore: true,
      threshold: 0.4,
    },
  );
  // Fuse's score is 0 for a perfect match. What it does not find at all is there by the words it holds.
  const distances = new Map(fuse.search(words.join(' ')).map(({ refIndex, score = 1 }) => [refIndex, score]));
  return candidates
    .map(({ claim, held }, position) => ({
      key: claim.key,
      score:
        (held - Math.min(distances.get(position) ?? 1, 1) * (isPhrase(claim.text, words) ? ofPhrase : 1)) /
        words.length,
      claim,
    }))
    .sort((a, b) => b.score - a.score || (a.key < b.key ? -1 : 1))
    .slice(0, limit)
    .map(({ key, score, claim }) => ({ key, score, matches: matchesIn(claim.text, words) }));
}

/** How much a distance counts where the words stand together as they were typed: hardly at all. */
const ofPhrase = 0.01;

/** Whether the words stand in the text next to each other as they were typed, the last perhaps unfinished. */
function isPhrase(text: string, words: readonly string[]): boolean {
  if (words.length < 2) return false;
  const run = ` ${wordsOf(text)
    .map(({ word }) => word)
    .join(' ')} `;
  return run.includes(` ${words.join(' ')}`);
}

/** Enough for dozens of citations; more would only slow every keystroke. */
const maxOther = 400;

/** What in a text stands for any of the words: the part that was typed, else the whole word. */
function matchesIn(text: string, words: string[]): [number, number][] {
  const matches: [number, number][] = [];
  for (const { word, start, end } of wordsOf(text)) {
    let best = 0;
    let length = 0;
    for (const typed of words) {
      const close = closeness(typed, word);
      if (close < best || (close === best && typed.length <= length) || close === 0) continue;
      best = close;
      length = typed.length;
    }
    if (best === 0) continue;
    // Where folding changed the length of a word, letters cannot be counted off.
    matches.push([start, best === prefix && word.length === end - start ? start + length : end]);
  }
  return matches;
}
