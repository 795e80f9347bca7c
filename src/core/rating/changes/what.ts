/** Changes to a body of evidence that a rating can be asked about: studies more, studies fewer, studies appraised. */
import { compareText } from '../../compareText.js';
import type { Quality } from '../../notes/types.js';
import { linksOf } from '../links.js';
import type { Direction, RatedClaim, RatedStudy, Rubric } from '../types.js';

/** What a rating rests on. */
export interface BodyOfEvidence {
  claim: RatedClaim;
  studies: readonly RatedStudy[];
}

/** Further independent studies, all alike. */
export interface NewStudies {
  count: number;
  direction: Direction;
  quality: 'high' | 'moderate';
  /** How many of them are from a country that the body does not have, each from another; the rest are from a known one. */
  newCountries: number;
}

/** The body with further studies of a design that says most for its type of claim. They share nothing with any other. */
export function withStudies(
  { claim, studies }: BodyOfEvidence,
  more: NewStudies,
  rubric: Rubric,
): BodyOfEvidence {
  const keys = new Set(studies.map(({ key }) => key));
  const countries = new Set([
    ...studies.flatMap((study) => study.countries ?? []),
    ...(claim.countries ?? []),
  ]);
  const known = knownCountry({ claim, studies });
  const n = usualSize(studies, rubric);
  const added = Array.from({ length: more.count }, (_, index): RatedStudy => {
    const country = index < more.newCountries ? unusedCountry(countries) : known;
    if (country !== undefined) countries.add(country);
    return {
      key: unusedKey(keys, index),
      design: bestDesign(claim, rubric),
      quality: more.quality,
      ...(n !== undefined && { n }),
      countries: country === undefined ? [] : [country],
    };
  });
  const evidence = added.map(({ key }) => ({ study: key, relation: more.direction }));
  return { claim: { ...claim, evidence: [...claim.evidence, ...evidence] }, studies: [...studies, ...added] };
}

/** The body with some of its studies appraised; what passages say of their quality gives way. */
export function withAppraisal(
  { claim, studies }: BodyOfEvidence,
  keys: ReadonlySet<string>,
  quality: Quality,
): BodyOfEvidence {
  return {
    claim: {
      ...claim,
      evidence: claim.evidence.map((one) => (keys.has(one.study) ? { ...one, quality } : one)),
    },
    studies,
  };
}

/** The body without some of its studies; `citekey` stands for all studies of a paper. */
export function withoutStudies({ claim, studies }: BodyOfEvidence, names: Iterable<string>): BodyOfEvidence {
  const gone = new Set(names);
  const isGone = (key: string): boolean => gone.has(key) || gone.has(key.split('#')[0] ?? key);
  return {
    claim: { ...claim, evidence: claim.evidence.filter(({ study }) => !isGone(study)) },
    studies: studies.filter(({ key }) => !isGone(key)),
  };
}

/** Keys of the studies that are appraised low as they bear on the claim, what passages say included. */
export function lowQualityStudies({ claim, studies }: BodyOfEvidence, rubric: Rubric): string[] {
  const byKey = new Map(studies.map((study) => [study.key, study]));
  return linksOf(claim, byKey, rubric).flatMap(({ study, facts }) => (facts.quality === 'low' ? study : []));
}

/** A design of the strongest band and, where the rubric scores designs, of the highest score; no review. */
export function bestDesign({ type = 'effect' }: RatedClaim, rubric: Rubric): string {
  const { appropriateness, bands, score, reviews } = rubric.study;
  const designs = Object.entries(appropriateness[type])
    .filter(([design, worth]) => worth >= bands.strong && !reviews.includes(design))
    .map(([design, worth]) => ({ design, worth, score: score?.[design] ?? 0 }));
  designs.sort((a, b) => b.score - a.score || b.worth - a.worth || compareText(a.design, b.design));
  return designs[0]?.design ?? 'rct';
}

/** A country that counts as the context: one that the claim names, else the one that most studies are from. */
function knownCountry({ claim, studies }: BodyOfEvidence): string | undefined {
  const [named] = claim.countries ?? [];
  if (named !== undefined) return named;
  const counts = new Map<string, number>();
  for (const { countries = [] } of studies)
    for (const country of countries) counts.set(country, (counts.get(country) ?? 0) + 1);
  return [...counts].sort(([a, one], [b, other]) => other - one || compareText(a, b))[0]?.[0];
}

/** Codes that ISO 3166 leaves to users: XA to XZ, then with numbers. */
function unusedCountry(used: ReadonlySet<string>): string {
  for (let index = 0; ; index++) {
    const letter = String.fromCharCode(65 + (index % 26));
    const code = index < 26 ? `X${letter}` : `X${letter}${Math.floor(index / 26)}`;
    if (!used.has(code)) return code;
  }
}

function unusedKey(keys: Set<string>, index: number): string {
  let key = `new study ${index + 1}`;
  while (keys.has(key)) key += '′';
  keys.add(key);
  return key;
}

/** As many participants as the studies at hand usually have, and enough for the rubric; unknown where no study says. */
function usualSize(studies: readonly RatedStudy[], rubric: Rubric): number | undefined {
  const known = studies.flatMap(({ n }) => (n !== undefined && n > 0 ? n : [])).sort((a, b) => a - b);
  const median = known[Math.floor(known.length / 2)];
  return median === undefined ? undefined : Math.max(median, rubric.study.smallSample?.below ?? 0);
}
