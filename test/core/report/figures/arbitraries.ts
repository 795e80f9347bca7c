import fc from 'fast-check';
import type { FigureMark } from '../../../../src/core/report/figures/index.js';

/** Marks as ratings give them: any direction, quality and weight, one dataset in seven with several publications. */
export const figureMarks = (maxLength: number): fc.Arbitrary<FigureMark[]> =>
  fc
    .array(
      fc.record({
        direction: fc.constantFrom('supports', 'contradicts', 'null', 'qualifies'),
        quality: fc.constantFrom('high', 'moderate', 'low', 'unclear'),
        weight: fc.constantFrom(1, 2, 3),
        publications: fc.constantFrom(1, 1, 1, 1, 1, 1, 4),
        counted: fc.constantFrom(true, true, true, false),
        year: fc.option(fc.integer({ min: 1970, max: 2030 })),
      }),
      { maxLength },
    )
    .map((marks) =>
      marks.map((mark, index) => ({
        ...mark,
        id: `study${index}`,
        label: `Study ${index}`,
        weight: mark.counted ? mark.weight : 0,
      })),
    ) as fc.Arbitrary<FigureMark[]>;

export const aMark = (given: Partial<FigureMark> = {}): FigureMark => ({
  id: 'jakobsen2013can',
  direction: 'supports',
  quality: 'high',
  weight: 3,
  publications: 1,
  counted: true,
  year: 2013,
  label: 'Jakobsen & Andersen 2013',
  ...given,
});

/** The same property on every run. */
export const seed = { seed: 20131, numRuns: 300 };
