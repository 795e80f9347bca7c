/**
 * Finds claims and references by words that someone types: kept up with the base, so that nothing is walked through at a keystroke. What
 * an update changes is marked, and read when it is asked for or when there is time: of ten thousand references that takes a second.
 */
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
  /** Reads what was changed until `mayGoOn` says no; whether all is read. What is asked before reads the rest at once. */
  work(mayGoOn: () => boolean): boolean;
  readonly claimIndex: Pick<ClaimIndex, 'search'>;
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

  const readClaim = (key: ClaimKey): void => {
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
  };
  const readReference = (citekey: string): void => {
    const reference = base.reference(citekey);
    if (!reference) {
      if (entries.delete(citekey)) sortedKeys = null;
      referenceIndex.remove(citekey);
      return;
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
  };

  const marked = {
    claims: new Set(base.claims().map(({ key }) => key)),
    citekeys: new Set(base.references().map(({ citekey }) => citekey)),
  };
  const work = (mayGoOn: () => boolean): boolean => {
    for (const [keys, read] of [
      [marked.claims, readClaim],
      [marked.citekeys, readReference],
    ] as const)
      for (const key of keys) {
        if (!mayGoOn()) return false;
        keys.delete(key);
        read(key);
      }
    return true;
  };
  /** What is asked is answered of the base as it is now. */
  const current = <Held>(held: Held): Held => {
    work(() => true);
    return held;
  };

  return {
    changed(change) {
      for (const key of change.claims) marked.claims.add(key);
      for (const citekey of change.citekeys) marked.citekeys.add(citekey);
    },
    work,
    claimIndex: { search: (text, limit) => current(claimIndex).search(text, limit) },
    claimKeys() {
      const held = current(claims);
      return (sortedClaims ??= [...held.keys()].sort());
    },
    topics: () => current(byTopic).keys(),
    claimsOf: (topic) => current(byTopic).get(topic) ?? new Set(),
    claim: (key) => current(claims).get(key),
    citekeys() {
      const held = current(entries);
      return (sortedKeys ??= [...held.keys()].sort());
    },
    words: (citekey) => current(entries).get(citekey),
    references: (text, limit) =>
      current(referenceIndex)
        .search(text, limit)
        .map(({ key }) => key),
    referenceHits: (text, limit) => current(referenceIndex).search(text, limit),
  };
}

/** A claim as the search looks through it. Entries are not parsed for it: the citation keys stand for them. */
function searchableClaim(base: EvidenceBase, { key, text, id, topics }: Claim): SearchableClaim {
  return { key, text, id, topics, citations: base.evidenceOf(key).map(({ citekey }) => citekey) };
}
