import { lowQualityStudies, type BodyOfEvidence } from '../rating/index.js';
import type { Rubric } from '../rating/types.js';
import type { Config } from './config.js';
import type { Lookups } from './lookups.js';
import { findStudy, studyOfPiece } from './studies.js';
import type { LeftOut } from './types.js';
import type { IsLeftOut } from './undercuts.js';

/**
 * Which pieces a question leaves out of a claim's body of evidence. An undercut goes with its source: one of low quality, by what its
 * note says of it, since an undercut bears on no claim.
 */
export function leavingOut(
  { studies, lowQuality }: LeftOut,
  body: BodyOfEvidence,
  { lookups, config, rubric }: { lookups: Lookups; config: Config; rubric: Rubric },
): IsLeftOut {
  const named = new Set(studies);
  const low = new Set(lowQuality ? lowQualityStudies(body, rubric) : []);
  return (piece) => {
    const { key } = studyOfPiece(piece, lookups);
    if (named.has(key) || named.has(piece.source.citekey) || low.has(key)) return true;
    return lowQuality && piece.relation === 'undercuts' && findStudy(key, lookups, config).quality === 'low';
  };
}
