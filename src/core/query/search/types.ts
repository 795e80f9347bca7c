/** What a search looks through of one claim. */
export interface SearchableClaim {
  key: string;
  text: string;
  id: string | null;
  topics: string[];
  /** Short citations and citation keys of its evidence. */
  citations: string[];
}

export interface ClaimHit {
  key: string;
  /** From 0 to 1; a claim that holds more of the words is always above one that holds fewer. */
  score: number;
  /** What matched in the claim's text: [start, end) in UTF-16 units, in order. */
  matches: [number, number][];
}

export interface ClaimIndex {
  /** Adds a claim, in the place of one with the same key. */
  add(claim: SearchableClaim): void;
  remove(key: string): void;
  /** The claims that hold any of the words, or their beginnings, or words one typing mistake away: the best first. */
  search(text: string, limit: number): ClaimHit[];
}
