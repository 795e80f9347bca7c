/** What is found while one types. */
import type { EvidenceSummary, Strength, Verdict } from './claims.js';
import type { Target } from './places.js';

export interface SearchHit {
  key: string;
  text: string;
  id: string | null;
  strength: Strength;
  verdict: Verdict;
  topics: string[];
  target: Target;
  /** Matched stretches of the text: [start, end) in UTF-16 units. */
  matches: [number, number][];
}

/** A quote that holds what was typed; `matches` as in `SearchHit`. */
export interface QuoteHit {
  text: string;
  matches: [number, number][];
  citekey: string;
  citation: string;
  locator: string | null;
  relation: EvidenceSummary['relation'];
  /** The claim that it bears on. */
  claim: string | null;
  target: Target;
}
/** A reference that holds what was typed; `text` is its title. */
export interface ReferenceHit {
  citekey: string;
  citation: string;
  text: string;
  matches: [number, number][];
  target: Target;
}
export interface SearchAllResult {
  claims: SearchHit[];
  quotes: QuoteHit[];
  references: ReferenceHit[];
}
