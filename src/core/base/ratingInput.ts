/** What a claim's rating rests on, as core/rating takes it. */
import { outcomes } from '../designs.js';
import { qualities } from '../notes/types.js';
import type { RatedClaim, RatedEvidence, RatedStudy } from '../rating/types.js';
import type { Config } from './config.js';
import { effectsOf } from './effects.js';
import type { Lookups } from './lookups.js';
import { listOf, valuesOf, type ClaimRecord, type Piece } from './records.js';
import { findStudy, resolveDesign, studyOfPiece } from './studies.js';

/** A whole number above zero, or undefined. Thousands may be set off by commas or spaces. */
export function countOf(written: string | undefined): number | undefined {
  if (written === undefined) return undefined;
  const digits = written.replace(/[,\s\u00a0\u202f]/g, '');
  return /^\d{1,15}$/.test(digits) && Number(digits) > 0 ? Number(digits) : undefined;
}

/** The claim and its evidence with every override, and the studies that the evidence is of. */
export function ratingInput(
  claim: ClaimRecord,
  pieces: readonly Piece[],
  isUndercut: (piece: Piece) => boolean,
  lookups: Lookups,
  config: Config,
): { claim: RatedClaim; studies: RatedStudy[] } {
  const studies = new Map<string, RatedStudy>();
  const evidence = pieces.map((piece): RatedEvidence => {
    const { key } = studyOfPiece(piece, lookups);
    if (!studies.has(key)) studies.set(key, ratedStudy(key, lookups, config));
    return {
      study: key,
      relation: piece.relation,
      ...overridesOf(valuesOf(piece.item.item), config),
      ...(isUndercut(piece) && { undercut: true }),
      ...effectOf(piece),
    };
  });
  return {
    claim: {
      id: claim.id ?? claim.ownKey,
      type: claim.type,
      countries: [...claim.countries],
      flags: [...claim.flags],
      evidence,
    },
    studies: [...studies.values()],
  };
}

function ratedStudy(key: string, lookups: Lookups, config: Config): RatedStudy {
  const { design, of, n, k, countries, dataset, quality, outcome, includes } = findStudy(
    key,
    lookups,
    config,
  );
  return { key, design, of, n, k, countries, dataset, quality, outcome, includes };
}

function effectOf(piece: Piece): Pick<RatedEvidence, 'effect' | 'effects'> {
  const [effect, ...effects] = effectsOf(piece.item.item).flatMap((one) => one.effect ?? []);
  return { ...(effect && { effect }), ...(effects.length > 0 && { effects }) };
}

/** Attributes of the span round the quote hold for this passage in the study's place. */
export function overridesOf(
  values: Record<string, string>,
  config: Config,
): Pick<RatedEvidence, 'n' | 'k' | 'quality' | 'outcome' | 'design' | 'countries'> {
  const n = countOf(values.n);
  const k = countOf(values.k);
  const quality = qualities.find((known) => known === values.quality);
  const outcome = [...outcomes, ...config.outcomes].find((known) => known === values.outcome);
  const design = resolveDesign(values.design, config);
  const countries = listOf(values.countries).map((country) => country.toUpperCase());
  return {
    ...(n !== undefined && { n }),
    ...(k !== undefined && { k }),
    ...(quality !== undefined && { quality }),
    ...(outcome !== undefined && { outcome }),
    ...(design !== undefined && { design }),
    ...(countries.length > 0 && { countries }),
  };
}
