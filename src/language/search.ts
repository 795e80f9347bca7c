/** Finds claims and references by words that someone types: kept up with the base, so that nothing is walked through at a keystroke. */
import type { Change, Claim, ClaimKey, EvidenceBase } from '../core/base/types.js';
import {
  createClaimIndex,
  type ClaimHit,
  type ClaimIndex,
  type SearchableClaim,
} from '../core/query/index.js';
import { entryWords, type EntryWords } from './entryWords.js';

export interface Search {
  /** Takes over what an update of the base changed. */
  changed(change: Pick<Change, 'claims' | 'citekeys'>): void;
  readonly claimIndex: ClaimIndex;
  /** The keys of all claims, sorted. */
  claimKeys(): readonly ClaimKey[];
  topics(): Iterable<string>;
  /** The keys of the claims of a topic, in no order. */
  claimsOf(topic: string): ReadonlySet<ClaimKey>;
  /** A claim as it is searched. */
  claim(key: ClaimKey): SearchableClaim | undefined;
  /** Every citation key of the bibliographies, sorted. */
  citekeys(): readonly string[];
  /** Author, year and title of a reference as its source has them. */
  words(citekey: string): EntryWords | undefined;
  /** References that hold any of the words, or their beginnings, or words one typing mistake away: the best first. */
  references(text: string, limit: number): string[];
  /** The same, with the stretches of the title that matched. */
  referenceHits(text: string, limit: number): ClaimHit[];
}

/** A search over a base as it is now. */
export function createSearch(base: EvidenceBase): Search {
  const claimIndex = createClaimIndex();
  const referenceIndex = createClaimIndex();
  const claims = new Map<ClaimKey, SearchableClaim>();
  const entries = new Map<string, EntryWords>();
  const byTopic = new Map<string, Set<ClaimKey>>();
  let sortedKeys: string[] | null = null;
  let sortedClaims: ClaimKey[] | null = null;

  const forget = (key: ClaimKey): boolean => {
    for (const topic of claims.get(key)?.topics ?? []) {
      const keys = byTopic.get(topic);
      keys?.delete(key);
      if (keys?.size === 0) byTopic.delete(topic);
    }
    return claims.delete(key);
  };
  const remember = (claim: SearchableClaim): void => {
    claims.set(claim.key, claim);
    for (const topic of claim.topics) {
      const keys = byTopic.get(topic);
      if (keys) keys.add(claim.key);
      else byTopic.set(topic, new Set([claim.key]));
    }
  };

  const search: Search = {
    changed(change) {
      for (const key of change.claims) {
        const claim = base.claim(key);
        if (claim) {
          const searchable = searchableClaim(base, claim);
          if (!forget(key)) sortedClaims = null;
          remember(searchable);
          claimIndex.add(searchable);
        } else {
          if (forget(key)) sortedClaims = null;
          claimIndex.remove(key);
        }
      }
      for (const citekey of change.citekeys) {
        const reference = base.reference(citekey);
        if (!reference) {
          if (entries.delete(citekey)) sortedKeys = null;
          referenceIndex.remove(citekey);
          continue;
        }
        if (!entries.has(citekey)) sortedKeys = null;
        const words = entryWords(reference.entry.source);
        entries.set(citekey, words);
        referenceIndex.add({
          key: citekey,
          text: words.title,
          id: citekey,
          topics: [],
          citations: [words.authors, words.year],
        });
      }
    },
    claimIndex,
    claimKeys: () => (sortedClaims ??= [...claims.keys()].sort()),
    topics: () => byTopic.keys(),
    claimsOf: (topic) => byTopic.get(topic) ?? new Set(),
    claim: (key) => claims.get(key),
    citekeys: () => (sortedKeys ??= [...entries.keys()].sort()),
    words: (citekey) => entries.get(citekey),
    references: (text, limit) => referenceIndex.search(text, limit).map(({ key }) => key),
    referenceHits: (text, limit) => referenceIndex.search(text, limit),
  };
  search.changed({
    claims: new Set(base.claims().map(({ key }) => key)),
    citekeys: new Set(base.references().map(({ citekey }) => citekey)),
  });
  return search;
}

/** A claim as the search looks through it. Entries are not parsed for it: the citation keys stand for them. */
function searchableClaim(base: EvidenceBase, { key, text, id, topics }: Claim): SearchableClaim {
  return { key, text, id, topics, citations: base.evidenceOf(key).map(({ citekey }) => citekey) };
}
