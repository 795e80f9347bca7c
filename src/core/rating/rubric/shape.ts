/**
 * What a rubric is made of: the one table. `checkRubric` checks against it, and media/rubric.schema.json (what the editor completes and
 * checks) is written from it; a test holds the two together.
 */
import { claimTypes, designs } from '../../designs.js';
import { qualities } from '../../notes/types.js';

/** The part of JSON Schema that a rubric needs; descriptions are shown by the editor. */
export type Shape = { description?: string } & (
  | { type: 'string'; enum?: readonly string[]; noun?: string }
  | { type: 'number' | 'integer'; minimum?: number; exclusiveMinimum?: number; maximum?: number }
  | { type: 'boolean' }
  | { type: 'array'; items: Shape; minItems?: number }
  | { type: 'object'; properties: Record<string, Shape>; optional?: readonly string[]; noun?: string }
  /** An object whose members all look alike, named from `names` or freely. */
  | { type: 'map'; values: Shape; names?: readonly string[]; noun?: string }
  | { type: 'condition' }
);

export const said = <Of extends Shape>(description: string, shape: Of): Of => ({ description, ...shape });
const text: Shape = { type: 'string' };
const yesOrNo: Shape = { type: 'boolean' };
const share: Shape = { type: 'number', minimum: 0, maximum: 1 };
const grade: Shape = { type: 'string', enum: ['high', 'moderate', 'low'] };
const designNames = Object.keys(designs);
const designList: Shape = {
  type: 'array',
  items: { type: 'string', enum: designNames, noun: 'a known study design' },
};
const perDesign = (worth: Shape): Shape => ({
  type: 'map',
  noun: 'a known study design',
  names: designNames,
  values: worth,
});
const object = (properties: Record<string, Shape>, optional: readonly string[] = []): Shape => ({
  type: 'object',
  properties,
  optional,
});
const each = <Name extends string>(names: readonly Name[], shape: Shape): Record<Name, Shape> =>
  Object.fromEntries(names.map((name) => [name, shape])) as Record<Name, Shape>;

const study = object(
  {
    appropriateness: said(
      'How much a design can say, 0 to 4, for each type of claim; 0 is no empirical evidence.',
      object(each(claimTypes, perDesign({ type: 'number', minimum: 0, maximum: 4 }))),
    ),
    bands: said(
      'From which worth a design is strong, moderate or weak.',
      object(each(['strong', 'moderate', 'weak'], { type: 'number' })),
    ),
    grade: said(
      'The grade of a study: appraised quality by band of its design.',
      object(each(qualities, object(each(['strong', 'moderate', 'weak'], grade)))),
    ),
    smallSample: said(
      'Steps that a quantitative study with few participants loses.',
      object({ below: { type: 'number' }, steps: { type: 'integer', maximum: 0 }, exempt: designList }),
    ),
    weights: said(
      'What a study of each grade weighs.',
      object(each(['high', 'moderate', 'low'], { type: 'number', exclusiveMinimum: 0 })),
    ),
    experimental: said('Designs that count as experiments.', designList),
    reviews: said('Designs that pool other studies.', designList),
    score: said(
      'A score for each design, 1 to 5, for rubrics that rank the best study.',
      perDesign({
        type: 'integer',
        minimum: 1,
        maximum: 5,
      }),
    ),
    scoreLowQualitySteps: said('Steps that a score loses for low quality.', { type: 'integer', maximum: 0 }),
    scoreOnlySupporting: said('Whether only what supports the claim, theory included, is scored.', yesOrNo),
  },
  ['smallSample', 'score', 'scoreLowQualitySteps', 'scoreOnlySupporting'],
);

const body = object({
  withinDatasetAgreement: said('The share of a dataset’s publications that gives it a direction.', share),
  nullCountsAgainst: said(
    'Whether studies that looked and did not find it lower the share of support.',
    yesOrNo,
  ),
  mixedToSupport: said('How much of a mixed study’s weight counts as support.', share),
  size: said('The sizes of a body, each with the number of studies that it begins at.', {
    type: 'array',
    minItems: 1,
    items: object({ id: text, min: { type: 'number', minimum: 0 } }),
  }),
  reviewSizeCap: said('How many studies a review counts as at most.', { type: 'number', minimum: 1 }),
  quality: object({
    highShareMin: said('From which share of high grades quality is high.', share),
    lowShareOver: said('Above which share of low grades quality is low.', share),
  }),
  consistency: object({
    high: said('From which agreement consistency is high.', share),
    moderate: said('From which agreement it is moderate.', share),
    dropIfParticipantsDisagree: said(
      'Whether it drops where most participants point the other way.',
      yesOrNo,
    ),
    participantsKnownShare: said('The share of studies whose n must be known for that.', share),
  }),
  verdictThreshold: said('The share of support from which a claim is supported.', {
    type: 'number',
    minimum: 0.5,
    maximum: 1,
  }),
  context: object({
    minCountries: said('How many countries make a context relevant.', { type: 'number', minimum: 1 }),
    inContextShare: said('The share of weight from the countries that a claim names.', share),
  }),
  pool: object({
    minStudies: said('From how many studies effects are pooled.', { type: 'integer', minimum: 2 }),
    method: { type: 'string', enum: ['REML', 'DL', 'PM', 'EE'] },
    ci: said('Wald, Hartung–Knapp, or Hartung–Knapp never narrower than Wald.', {
      type: 'string',
      enum: ['z', 'HK', 'HK-adhoc'],
    }),
    level: said('Confidence, such as 0.95.', { type: 'number', minimum: 0.5, maximum: 0.999 }),
  }),
});

const condition: Shape = said('Facts that must hold, all of them; see docs/rating.md.', {
  type: 'condition',
});
const rule = (rest: Record<string, Shape>): Shape => ({
  type: 'array',
  items: object({ id: text, when: condition, ...rest, reason: text, extension: yesOrNo }, ['extension']),
});

export const rubricShape = object(
  {
    $schema: text,
    schemaVersion: { type: 'integer', minimum: 1, maximum: 1 },
    id: said('How corroborate.json and the command line name it.', text),
    version: text,
    extends: said('The id or path of a rubric that this one changes.', text),
    title: text,
    source: object({ citation: text, url: text }, ['url']),
    note: said('What is the source’s and what is yours.', text),
    scale: said('The levels; ranks count up from 0, which is no evidence.', {
      type: 'array',
      minItems: 2,
      items: object({ id: text, rank: { type: 'integer', minimum: 0 }, label: text }),
    }),
    study: said('How a study is graded.', study),
    body: said('How a body of evidence is measured.', body),
    start: said('The first rule that fits gives the level.', rule({ level: text })),
    adjust: said('Every rule that fits moves the level.', rule({ by: { type: 'integer' } })),
    caps: said('Every rule that fits caps the level.', rule({ atMost: text })),
  },
  ['$schema', 'extends', 'note'],
);
