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
  /** Whether any piece bears on a claim. */
  hasEvidence: (claim: ClaimRecord) => boolean;
  ratingOf: (claim: ClaimRecord) => Rating | undefined;
}

/** All problems of a note. */
export function noteProblems(record: NoteRecord, around: Surroundings): Problem[] {
  const { note, claims, items } = record;
  const { lookups, config, rubric } = around;
  const found: Problem[] = [];
  const add = (problems: readonly Problem[]): void => {
    // Nearly all of what is added is nothing, which a loop over it would take time to find.
    if (problems.length > 0) for (const one of problems) found.push(one);
  };
  add(note.problems);
  add(duplicateIds(record, lookups));
  for (const claim of claims) if (!around.hasEvidence(claim)) found.push(noEvidence(claim));
  for (const claim of claims) add(ownRatingProblems(claim, rubric));
  for (const claim of claims) {
    const rating = around.ratingOf(claim);
    if (rating) add(differingProblems(claim, rating));
  }
  for (const item of items) add(effectProblems(item, lookups));
  add(reviewProblems(record, lookups));
  for (const item of items) add(targetProblems(item, lookups));
  add(occurrenceProblems(record, lookups));
  for (const item of items) add(overrideProblems(item, config));
  add(studyProblems(record, around));
  add(referenceProblems(record, lookups, around.hasBibliography));
  add(describedProblems(record, around));
  return found;
}

const noEvidence = ({ annotation }: ClaimRecord): Problem =>
  problem('claim-no-evidence', annotation.range, 'no evidence for or against this claim yet');
