/** The custom requests of protocol.ts, answered from the base. */
import type { Claim, EvidenceBase } from '../core/base/types.js';
import { offsetAt } from '../core/position.js';
import { claimFilter, shownWords, type ClaimIndex } from '../core/query/index.js';
import { levelLabel, verdictLabel } from '../core/rating/index.js';
import { citationOf, lineStartsIn, referenceAt } from '../language/index.js';
import type {
  ClaimAt,
  ClaimDetail,
  ClaimsParams,
  ClaimsResult,
  LeftOut,
  ReferenceAt,
  SearchHit,
  Status,
  WhatIfResult,
} from '../protocol.js';
import type { ClaimsFound } from './queries/claimsFound.js';
import { claimDetail, claimSummary, placeWords, unitsByStudy, type UriOf } from './summaries.js';
import { whatIfOf } from './whatIf.js';

export interface Answers {
  /** `found` is what the query of the parameters found. */
  claims(params: ClaimsParams, found?: ClaimsFound): ClaimsResult;
  claim(params: { key: string }): ClaimDetail | null;
  whatIf(leftOut: LeftOut): WhatIfResult;
  claimAt(params: { uri: string; line: number; character: number }): ClaimAt;
  search(params: { text: string; limit: number }): SearchHit[];
  referenceAt(params: { uri: string; line: number; character: number }): ReferenceAt;
}

export function createAnswers(
  base: EvidenceBase,
  index: Pick<ClaimIndex, 'search'>,
  status: () => Status,
  uriOf: UriOf,
): Answers {
  return {
    claims({ filter = '', differing = false }, { keys, mistakes = [] } = {}) {
      const all = base.claims();
      const differ = all.filter((claim) => hasOtherRating(base, claim));
      const either = differing ? differ : all;
      const some = keys ? either.filter(({ key }) => keys.has(key)) : either;
      const shown =
        filter.trim() === '' ? some : some.filter((claim) => claimFilter(filter)(wordsShown(base, claim)));
      const linked = new Set(all.flatMap((claim) => studiesOf(base, claim)));
      return {
        claims: shown.map((claim) => claimSummary(base, claim, uriOf)),
        ...(mistakes.length > 0 && { mistakes }),
        total: all.length,
        differing: differ.length,
        studies: linked.size,
        status: status(),
      };
    },

    claim({ key }) {
      const claim = base.claim(key);
      return claim ? claimDetail(base, claim, uriOf) : null;
    },

    whatIf: (leftOut) => whatIfOf(base, leftOut),

    claimAt({ uri, line, character }) {
      const offset = offsetAt(lineStartsIn(base, uri), { line: line + 1, column: character + 1 });
      const { claim, evidence } = base.at(uri, offset);
      const piece =
        claim === undefined ? undefined : base.evidenceOf(claim).find(({ id }) => id === evidence);
      const rating = claim === undefined ? undefined : base.rating(claim);
      const unit = piece && rating ? (unitsByStudy(rating).get(piece.study) ?? piece.study) : null;
      const here = { line, character };
      return {
        claim: claim ?? null,
        evidence: evidence ?? null,
        unit,
        place: placeWords({ uri, range: { start: here, end: here } }),
      };
    },

    referenceAt({ uri, line, character }) {
      const offset = offsetAt(lineStartsIn(base, uri), { line: line + 1, column: character + 1 });
      return { citekey: referenceAt(base, uri, offset) ?? null };
    },

    search({ text, limit }) {
      return index.search(text, limit).flatMap(({ key, matches }) => {
        const claim = base.claim(key);
        if (!claim) return [];
        const { strength, verdict, topics, target } = claimSummary(base, claim, uriOf);
        return [{ key, text: claim.text, id: claim.id, strength, verdict, topics, target, matches }];
      });
    },
  };
}

/** Whether the reviewer's own rating differs from the suggested one. */
const hasOtherRating = (base: EvidenceBase, { key, ownRating }: Claim): boolean =>
  ownRating !== undefined && ownRating.strength !== base.rating(key)?.strength;

/** Keys of the studies that a claim's rating knows of, counted or listed. */
function studiesOf(base: EvidenceBase, { key }: Claim): string[] {
  const rating = base.rating(key);
  return rating
    ? [...rating.units.flatMap(({ studies }) => studies), ...rating.notCounted.map(({ study }) => study)]
    : [];
}

/** All words that a claim shows, for the box that filters by words. */
function wordsShown(base: EvidenceBase, claim: Claim): string {
  const rating = base.rating(claim.key);
  return shownWords({
    text: claim.text,
    id: claim.id,
    topics: claim.topics,
    verdict: rating ? verdictLabel(rating.verdict) : '',
    strength: rating ? levelLabel(base.rubric, rating.strength) : '',
    evidence: base
      .evidenceOf(claim.key)
      .map(({ citekey, quote }) => ({ citekey, citation: citationOf(base, citekey), quote: quote ?? null })),
  });
}
