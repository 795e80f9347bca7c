/** The evidence base as `corroborate index --json` prints it. What is not known is null; places count from 1. */
import type { ChangedRating } from '../core/base/index.js';
import type {
  Claim,
  ClaimKey,
  Evidence,
  EvidenceBase,
  FileName,
  Reference,
  Study,
} from '../core/base/types.js';
import type { CitationGroup } from '../core/notes/types.js';
import { locationOf, placeAt, type Location, type Range } from '../core/position.js';
import type { Problem } from '../core/problem.js';
import type { Rating } from '../core/rating/types.js';
import { lineStartsIn } from '../language/index.js';

export type Locate = (file: FileName, range: Range) => Location;

export const locator =
  (base: EvidenceBase): Locate =>
  (file, range) =>
    locationOf(file, lineStartsIn(base, file), range);

/** `instead` is a rating without some studies, printed in the place of the one with all of them, which stands as `before`. */
export function claimJson(base: EvidenceBase, claim: Claim, locate: Locate, instead?: ChangedRating): object {
  const { id, text, type, topics, attributes, file, range, occurrences, key } = claim;
  const rating = base.rating(key) ?? null;
  return {
    id,
    text,
    type,
    topics,
    attributes,
    location: locate(file, range),
    occurrences: occurrences.map((occurrence) => locate(occurrence.file, occurrence.range)),
    rating: instead ? { ...instead.after, before: inShort(instead.before) } : rating,
    ...(claim.ownRating && {
      ownRating: { ...claim.ownRating, differs: claim.ownRating.strength !== rating?.strength },
    }),
    ...(claim.cerqual && { cerqual: claim.cerqual }),
    evidence: base.evidenceOf(key).map((piece) => piece.id),
  };
}

export const inShort = ({ strength, verdict }: Rating): object => ({ strength, verdict });

export function evidenceJson(piece: Evidence, locate: Locate): object {
  const { id, relation, targetId, citekey, study, quote, comment, effects, attributes, undercut } = piece;
  return {
    id,
    relation,
    target: targetId,
    citekey,
    study,
    locator: piece.locator ?? null,
    quote: quote ?? null,
    comment: comment ?? null,
    effect: effects[0]?.text ?? null,
    ...(effects.length > 1 && { effects: effects.map(({ text }) => text) }),
    attributes,
    undercut,
    location: locate(piece.file, piece.range),
  };
}

export function studyJson(study: Study, locate: Locate): object {
  const { key, citekey, described, design, of, n, k, countries, dataset, quality, outcome, includes } = study;
  return {
    key,
    citekey,
    described,
    design: design ?? null,
    of: of ?? null,
    n: n ?? null,
    k: k ?? null,
    countries,
    dataset: dataset ?? null,
    quality: quality ?? null,
    ...(study.appraisal && { appraisal: study.appraisal }),
    outcome: outcome ?? null,
    includes,
    attributes: study.attributes,
    location: study.file !== undefined && study.range ? locate(study.file, study.range) : null,
  };
}

export function* claimsJson(
  base: EvidenceBase,
  locate: Locate,
  instead: ReadonlyMap<ClaimKey, ChangedRating>,
): Generator<object> {
  for (const claim of base.claims()) yield claimJson(base, claim, locate, instead.get(claim.key));
}

export function* referencesJson(base: EvidenceBase): Generator<object> {
  for (const reference of base.references()) yield referenceJson(base, reference);
}

export const referenceJson = (base: EvidenceBase, { citekey, file, entry }: Reference): object => ({
  citekey,
  file,
  line: placeAt(lineStartsIn(base, file), entry.range.start).line,
});

export function* citationsJson(base: EvidenceBase, locate: Locate): Generator<object> {
  for (const [file, { citations }] of [...base.notes()].sort(([a], [b]) => (a < b ? -1 : 1))) {
    for (const { items } of citations) {
      for (const { citekey, mode, prefix, suffix, locator: place, keyRange } of items) {
        yield { citekey, mode, prefix, suffix, locator: place ?? null, location: locate(file, keyRange) };
      }
    }
  }
}

export interface PlacedProblem extends Omit<Problem, 'range' | 'related'> {
  location: Location;
  related?: { location: Location; message: string }[];
}

/** All problems of the base, by file and place. */
export function* problemsJson(base: EvidenceBase, locate: Locate): Generator<PlacedProblem> {
  for (const file of base.files()) {
    for (const { code, severity, message, range, related } of base.problems(file)) {
      yield {
        code,
        severity,
        message,
        location: locate(file, range),
        ...(related && {
          related: related.map((other) => ({
            location: locate(other.file, other.range),
            message: other.message,
          })),
        }),
      };
    }
  }
}

/** Citation groups of one text, as `corroborate cite` prints them. */
export const citationGroupJson = (
  { items, range }: CitationGroup,
  locate: (range: Range) => object,
): object => ({
  items: items.map(({ citekey, mode, prefix, suffix, locator: place }) => ({
    citekey,
    mode,
    prefix,
    suffix,
    locator: place ?? null,
  })),
  location: locate(range),
});
