/** Problems that only the whole base shows. Those that one file shows alone are in its own record. */
import { problem, type Problem } from '../problem.js';
import type { Rating, Rubric } from '../rating/types.js';
import type { Config } from './config.js';
import { differingProblems, effectProblems, reviewProblems } from './evidenceProblems.js';
import { duplicateIds, occurrenceProblems, targetProblems } from './idProblems.js';
import type { Lookups } from './lookups.js';
import { ownRatingProblems } from './ownRating.js';
import type { ClaimRecord, NoteRecord } from './records.js';
import { referenceProblems } from './referenceProblems.js';
import { describedProblems, overrideProblems, studyProblems } from './studyProblems.js';

export interface Surroundings {
  lookups: Lookups;
  config: Config;
  hasBibliography: boolean;
  rubric: Rubric;
  /** How many pieces bear on a claim. */
  evidenceOf: (claim: ClaimRecord) => number;
  ratingOf: (claim: ClaimRecord) => Rating | undefined;
}

/** All problems of a note. */
export function noteProblems(record: NoteRecord, around: Surroundings): Problem[] {
  return [
    ...record.note.problems,
    ...duplicateIds(record, around.lookups),
    ...record.claims.flatMap((claim) =>
      around.evidenceOf(claim) === 0
        ? [problem('claim-no-evidence', claim.annotation.range, 'no evidence for or against this claim yet')]
        : [],
    ),
    ...record.claims.flatMap((claim) => ownRatingProblems(claim, around.rubric)),
    ...record.claims.flatMap((claim) => {
      const rating = around.ratingOf(claim);
      return rating ? differingProblems(claim, rating) : [];
    }),
    ...record.items.flatMap((item) => effectProblems(item, around.lookups)),
    ...reviewProblems(record, around.lookups),
    ...record.items.flatMap((item) => targetProblems(item, around.lookups)),
    ...occurrenceProblems(record, around.lookups),
    ...record.items.flatMap((item) => overrideProblems(item, around.config)),
    ...studyProblems(record, around),
    ...referenceProblems(record, around.lookups, around.hasBibliography),
    ...describedProblems(record, around),
  ];
}
