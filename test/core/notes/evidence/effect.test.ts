import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readEffect } from '../../../../src/core/notes/evidence/effect.js';

/** As people write them, in several languages and typographies. */
const written: [string, object][] = [
  ['d = 0.31, 95% CI 0.12 to 0.50', { metric: 'd', value: 0.31, ci: [0.12, 0.5] }],
  ['OR 1.8 [1.2–2.7]', { metric: 'OR', value: 1.8, ci: [1.2, 2.7] }],
  ['β = −.12 (SE .05)', { metric: 'β', value: -0.12, se: 0.05 }],
  ['r = .21, n = 340', { metric: 'r', value: 0.21, n: 340 }],
  ['g = 0.31, 95% CI 0.12 to 0.50, n = 249', { metric: 'g', value: 0.31, ci: [0.12, 0.5], n: 249 }],
  ['Cohen’s d = 0.31 (95% CI: [0.12, 0.50])', { metric: 'Cohen’s d', value: 0.31, ci: [0.12, 0.5] }],
  [
    "Hedges' g: −0.20, 90% CI [−0.35, −0.05]",
    { metric: "Hedges' g", value: -0.2, ci: [-0.35, -0.05], level: 0.9 },
  ],
  ['d = 0,31; 95 % KI 0,12 bis 0,50', { metric: 'd', value: 0.31, ci: [0.12, 0.5] }],
  ['d=-.2 [-.4,-.1]', { metric: 'd', value: -0.2, ci: [-0.4, -0.1] }],
  ['adjusted OR = 2.1 (1.1-4.0)', { metric: 'adjusted OR', value: 2.1, ci: [1.1, 4] }],
  ['RR = 1·24 (95% CI 1·10–1·40)', { metric: 'RR', value: 1.24, ci: [1.1, 1.4] }],
  ['logOR = 0.4, SE = 0.1', { metric: 'logOR', value: 0.4, se: 0.1 }],
  ['log OR = −0.4', { metric: 'log OR', value: -0.4 }],
  ['RD 5% [2%, 8%]', { metric: 'RD', value: 0.05, ci: [0.02, 0.08] }],
  ['OR: 0.5 (95% CI 0.3, 0.9; p = .02)', { metric: 'OR', value: 0.5, ci: [0.3, 0.9] }],
  ['SMD 0.2 [-0.1 - 0.5]', { metric: 'SMD', value: 0.2, ci: [-0.1, 0.5] }],
  ['b = 12.5, SE 3.1, N = 1,240, p < .001', { metric: 'b', value: 12.5, se: 3.1, n: 1240 }],
  ['d = 0.31 (.12 to .50), n = 12 000', { metric: 'd', value: 0.31, ci: [0.12, 0.5], n: 12_000 }],
  ['t(34) = 2.1, d = 0.4', { metric: 'd', value: 0.4 }],
  [
    'standardized mean difference of 0.3 (SE = 0.1)',
    { metric: 'standardized mean difference', value: 0.3, se: 0.1 },
  ],
  ['d = 0.3, 5% CI 0.1 to 0.5', { metric: 'd', value: 0.3, ci: [0.1, 0.5], level: 0.05 }],
  ['d = 0.3, 97.5% CI 0.1 to 0.5', { metric: 'd', value: 0.3, ci: [0.1, 0.5], level: 0.975 }],
  ['η² = .06', { metric: 'η²', value: 0.06 }],
];

const unreadable: [string, RegExp][] = [
  ['nothing of the kind', /no number/],
  ['d =', /no number/],
  ['', /no number/],
  ['OR = −1.2', /a ratio, which is above 0/],
  ['OR 1.8 [0, 2.7]', /a ratio, which is above 0/],
  ['r = 1.4', /between −1 and 1/],
  ['d = 0.9, 95% CI 0.1 to 0.5', /0.9 lies outside its interval, 0.1 to 0.5/],
  ['d = 0.3, 95% CI 0.5 to 0.1', /upside down/],
  ['d = 0.3 (SE 0)', /a standard error is above 0/],
  ['d = 0.3, 100% CI 0.1 to 0.5', /confidence of an interval is between 0 and 100 %/],
  ['d = 0.3, 0% CI 0.1 to 0.5', /confidence of an interval is between 0 and 100 %/],
  ['d = 0.3, 150% CI 0.1 to 0.5', /confidence of an interval is between 0 and 100 %/],
  ['b = 1,234', /may mean two numbers/],
  ['t(34) = 2.1', /t is no effect by itself/],
  ['p < .05', /no number|p is no effect/],
  [`d = 0.3 ${'x'.repeat(400)}`, /at most 300 characters/],
];

describe('reading an effect', () => {
  for (const [text, effect] of written) it(text, () => assert.deepEqual(readEffect(text), { effect }));

  for (const [text, message] of unreadable) {
    it(`says what is wrong with ${text.slice(0, 40) || 'nothing'}`, () => {
      const read = readEffect(text);
      assert.ok('problem' in read);
      assert.match(read.problem, message);
    });
  }

  it('reads back whatever is written in the plain form', () => {
    const digits = (least: number, most: number): fc.Arbitrary<number> =>
      fc.integer({ min: least * 100, max: most * 100 }).map((hundredths) => hundredths / 100);
    fc.assert(
      fc.property(digits(-5, 5), digits(0, 2), digits(0, 2), fc.boolean(), (value, below, above, minus) => {
        const show = (one: number): string => one.toFixed(2).replace('-', minus ? '−' : '-');
        const ci = [value - below, value + above].map((one) => Math.round(one * 100) / 100);
        const text = `d = ${show(value)}, 95% CI ${show(ci[0] ?? 0)} to ${show(ci[1] ?? 0)}`;
        const read = readEffect(text);
        assert.ok('effect' in read, text);
        assert.deepEqual(
          [read.effect.value, ...(read.effect.ci ?? [])].map((one) => one + 0),
          [value, ...ci].map((one) => one + 0),
        );
      }),
    );
  });

  it('has an answer for anything', () => {
    const pieces = fc.constantFrom(
      'd',
      'OR',
      '=',
      '0.3',
      ' ',
      '[',
      ']',
      '(',
      '−',
      '-',
      ',',
      '95%',
      'CI',
      'to',
      'SE',
      'n',
      '.',
      '1',
      ';',
      '\n',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(pieces).map((parts) => parts.join('')),
        ),
        (text) => {
          const read = readEffect(text);
          if ('effect' in read) {
            const { value, se = 1, ci = [value, value] } = read.effect;
            assert.ok([value, se, ...ci].every(Number.isFinite), JSON.stringify(read));
            assert.ok(ci[0] <= value && value <= ci[1] && se > 0);
          } else assert.notEqual(read.problem, '');
        },
      ),
      { numRuns: 5000 },
    );
  });
});
