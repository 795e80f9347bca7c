/** Generated bodies of evidence: few names and countries, so that datasets, reviews and repeats meet often. */
import fc from 'fast-check';
import { claimTypes, designs, outcomes } from '../../../src/core/designs.js';
import { relationNames } from '../../../src/core/notes/relations.js';
import { qualities } from '../../../src/core/notes/types.js';
import type { RatedClaim, RatedEvidence, RatedStudy } from '../../../src/core/rating/types.js';
import type { Body } from './bodies.js';

const keys = Array.from({ length: 14 }, (_, index) => `s${index}`);
const key = fc.constantFrom(...keys);
const countries = fc.uniqueArray(fc.constantFrom('DK', 'GB', 'NL', 'US', 'BR'), { maxLength: 3 });
/** Good and middling designs more often than chance has them, so that high levels come up. */
const design = fc.oneof(
  fc.constantFrom('rct', 'field-experiment', 'survey-experiment', 'did', 'systematic-review'),
  fc.constantFrom(...Object.keys(designs), 'divination'),
);
const count = fc.oneof(fc.integer({ min: 80, max: 120 }), fc.integer({ min: 1, max: 100_000 }));
/** What a careless hand may write. */
const anyCount = fc.oneof(count, fc.constantFrom(0, -5, 0.5));
const quality = fc.constantFrom('high' as const, 'high' as const, ...qualities);

export interface Shape {
  /** False: no n, which `participants_disagree` and small samples turn on. */
  n?: boolean;
  relations?: readonly RatedEvidence['relation'][];
}

const studyOf = ({ n = true }: Shape): fc.Arbitrary<Omit<RatedStudy, 'key'>> =>
  fc.record(
    {
      design,
      of: design,
      ...(n && { n: anyCount }),
      k: anyCount,
      countries,
      dataset: fc.constantFrom('d1', 'd2', 's3'),
      quality,
      outcome: fc.constantFrom(...outcomes),
      includes: fc.array(key, { maxLength: 3 }),
    },
    { requiredKeys: ['design', 'quality', 'countries'] },
  );

const evidenceOf = ({ n = true, relations = relationNames }: Shape): fc.Arbitrary<RatedEvidence> =>
  fc.record(
    {
      study: key,
      relation: fc.constantFrom(...relations),
      quality,
      ...(n && { n: anyCount }),
      k: anyCount,
      outcome: fc.constantFrom(...outcomes),
      design,
      countries,
      undercut: fc.boolean(),
    },
    { requiredKeys: ['study', 'relation'] },
  );

/** A claim of any kind: overrides in one passage of four; half of them without datasets and reviews. */
function mixedBody(shape: Shape): fc.Arbitrary<Body> {
  const plain = fc.record({ study: key, relation: fc.constantFrom(...(shape.relations ?? relationNames)) });
  const evidence = fc.oneof({ weight: 3, arbitrary: plain }, { weight: 1, arbitrary: evidenceOf(shape) });
  return fc.boolean().chain((linked) =>
    fc.record({
      claim: claimOf(fc.array(evidence, { maxLength: 16 })),
      studies: studiesOf(linked ? studyOf(shape) : fc.record({ design, quality, countries })),
    }),
  );
}

/** A claim that most of its studies, and good ones, agree on: what the higher levels are for. */
function settledBody({ relations = relationNames }: Shape): fc.Arbitrary<Body> {
  const good = fc.record({
    design: fc.constantFrom('rct', 'field-experiment', 'systematic-review', 'longitudinal'),
    quality: fc.constantFrom('high' as const, 'high' as const, 'high' as const, 'moderate' as const),
    countries,
  });
  return fc.constantFrom(...relations).chain((main) =>
    fc.record({
      claim: claimOf(
        fc.array(
          fc.record({
            study: key,
            relation: fc.oneof({ weight: 12, arbitrary: fc.constant(main) }, fc.constantFrom(...relations)),
          }),
          { minLength: 1, maxLength: 24 },
        ),
      ),
      studies: studiesOf(good, keys.length),
    }),
  );
}

const claimOf = (evidence: fc.Arbitrary<RatedEvidence[]>): fc.Arbitrary<RatedClaim> =>
  fc.record(
    {
      id: fc.constant('c'),
      type: fc.constantFrom('effect' as const, ...claimTypes),
      countries,
      flags: fc.uniqueArray(fc.constantFrom('scaled', 'dose_response', 'publication_bias')),
      evidence,
    },
    { requiredKeys: ['id', 'evidence'] },
  );

const studiesOf = (study: fc.Arbitrary<Omit<RatedStudy, 'key'>>, minLength = 0): fc.Arbitrary<RatedStudy[]> =>
  fc
    .array(study, { minLength, maxLength: keys.length })
    .map((facts) => facts.map((fact, index): RatedStudy => ({ ...fact, key: keys[index] ?? '' })));

/** A body of evidence of up to fourteen studies. */
export const bodyOf = (shape: Shape = {}): fc.Arbitrary<Body> =>
  fc.oneof(mixedBody(shape), settledBody(shape));
