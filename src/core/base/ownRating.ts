/** The reviewer's own rating of a claim: kept beside the suggested one, never in its place. */
import { didYouMean } from '../nearest.js';
import { noProblems, problem, type Problem } from '../problem.js';
import type { Rubric } from '../rating/types.js';
import type { ClaimRecord } from './records.js';

/** The components of GRADE-CERQual, for findings of qualitative studies (Lewin et al. 2018, Implementation Science 13, suppl. 1). */
export const cerqualComponents = ['limitations', 'coherence', 'adequacy', 'relevance'] as const;
export type CerqualComponent = (typeof cerqualComponents)[number];

/** How serious the concerns about a component are; `none` is none or very minor. */
export const cerqualConcerns = ['none', 'minor', 'moderate', 'serious'] as const;
export type CerqualConcern = (typeof cerqualConcerns)[number];

export interface OwnRating {
  /** A level of the rubric. */
  strength: string;
  /** Null where the claim gives no reason; a problem says so. */
  because: string | null;
}

export type Cerqual = Partial<Record<CerqualComponent, CerqualConcern>>;

/** The strength that the claim sets; undefined where it sets none, or none of the rubric's scale. */
export function ownRatingOf({ annotation }: ClaimRecord, rubric: Rubric): OwnRating | undefined {
  const { strength, because } = annotation.attributes;
  const level = strength && rubric.scale.find(({ id }) => id === strength.value);
  return level && { strength: level.id, because: because?.value.trim() || null };
}

/** `cerqual="limitations minor, coherence none"`; undefined where the claim records none. */
export function cerqualOf(claim: ClaimRecord): Cerqual | undefined {
  const written = claim.annotation.attributes.cerqual;
  return written && readCerqual(written.value).read;
}

function readCerqual(written: string): { read: Cerqual; wrong: string[] } {
  const read: Cerqual = {};
  const wrong: string[] = [];
  for (const part of written.split(/[,;]/)) {
    const [name = '', ...rest] = part
      .trim()
      .toLowerCase()
      .split(/\s*[:=]\s*|\s+/);
    if (name === '') continue;
    const component = cerqualComponents.find((known) => known === name);
    const concern = concernOf(rest.join(' '));
    if (!component)
      wrong.push(
        `${name} is not one of ${cerqualComponents.join(', ')}${didYouMean(name, cerqualComponents)}`,
      );
    else if (!concern) wrong.push(`concerns about ${name} are one of ${cerqualConcerns.join(', ')}`);
    else read[component] = concern;
  }
  return { read, wrong };
}

function concernOf(words: string): CerqualConcern | undefined {
  if (/^(?:none|no|very minor|none or very minor)(?: concerns)?$/.test(words)) return 'none';
  const [word] = words.split(' ');
  return cerqualConcerns.find((known) => known === word);
}

/** What only the rubric shows to be wrong with a claim's own rating; a missing reason the note shows alone. */
export function ownRatingProblems({ annotation }: ClaimRecord, rubric: Rubric): readonly Problem[] {
  const { strength, cerqual } = annotation.attributes;
  if (!strength && !cerqual) return noProblems;
  const levels = rubric.scale.map(({ id }) => id);
  const found: Problem[] = [];
  if (strength && !levels.includes(strength.value)) {
    const close = didYouMean(strength.value, levels);
    const message = `strength is one of ${levels.join(', ')} under ${rubric.id}${close}`;
    found.push(problem('bad-claim-value', strength.range, message));
  }
  for (const message of cerqual ? readCerqual(cerqual.value).wrong : [])
    found.push(problem('bad-claim-value', (cerqual ?? annotation).range, message));
  return found;
}
