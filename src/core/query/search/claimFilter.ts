import { fold } from './words.js';

/** What a claim and its evidence show in the Claim Map. */
export interface ShownClaim {
  text: string;
  id: string | null;
  topics: string[];
  verdict: string;
  /** The word for its strength. */
  strength: string;
  evidence: { citation: string; citekey: string; quote?: string | null }[];
}

/** Everything that a claim shows, folded: made once, then filtered by many words. */
export function shownWords({ text, id, topics, verdict, strength, evidence }: ShownClaim): string {
  const parts = [text, id ?? '', ...topics, verdict, strength];
  for (const { citation, citekey, quote } of evidence) parts.push(citation, citekey, quote ?? '');
  // The line break keeps a word from matching across two parts.
  return fold(parts.join('\n'));
}

/**
 * A filter by words: every word has to occur somewhere in what a claim shows, whatever its case and diacritics, as a word or as part of
 * one. No words let everything pass.
 */
export function claimFilter(words: string): (shown: string) => boolean {
  const wanted = fold(words).split(/\s+/).filter(Boolean);
  return (shown) => wanted.every((word) => shown.includes(word));
}
