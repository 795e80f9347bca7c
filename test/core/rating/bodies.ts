/** Bodies of evidence in a line or two. */
import { rate } from '../../../src/core/rating/index.js';
import type {
  RatedClaim,
  RatedEvidence,
  RatedRelation,
  RatedStudy,
  Rating,
  Rubric,
} from '../../../src/core/rating/types.js';
import { dfid2014 } from './rubrics.js';

/** One study with one passage: the study's facts, and what the passage says. */
export interface Piece extends Partial<Omit<RatedStudy, 'key'>> {
  key?: string;
  relation?: RatedRelation;
  evidence?: Partial<RatedEvidence>;
}

export interface Body {
  claim: RatedClaim;
  studies: RatedStudy[];
}

/** A good randomised trial with 500 people in a country of its own choosing, unless the piece says otherwise. */
export function body(pieces: Piece[], claim: Partial<RatedClaim> = {}): Body {
  const studies = pieces.map((piece, index): RatedStudy => {
    const study = {
      key: `s${String(index + 1).padStart(2, '0')}`,
      design: 'rct',
      quality: 'high' as const,
      n: 500,
      countries: ['DK'],
      ...piece,
    };
    delete study.relation;
    delete study.evidence;
    return study;
  });
  const evidence = pieces.map(({ relation, evidence: more }, index): RatedEvidence => ({
    study: studies[index]?.key ?? '',
    relation: relation ?? 'supports',
    ...more,
  }));
  return { claim: { id: 'c', evidence, ...claim }, studies };
}

export const rated = ({ claim, studies }: Body, rubric: Rubric = dfid2014): Rating =>
  rate(claim, studies, rubric);

export const ratingOf = (pieces: Piece[], claim: Partial<RatedClaim> = {}, rubric = dfid2014): Rating =>
  rated(body(pieces, claim), rubric);

/** As many pieces, spread over so many countries. */
export const many = (count: number, piece: Piece = {}, countries = ['DK', 'GB', 'NL']): Piece[] =>
  Array.from({ length: count }, (_, index) => ({
    countries: [countries[index % countries.length] ?? 'DK'],
    ...piece,
  }));
