import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { parseRubric, readRubric } from '../../../../src/core/rating/index.js';
import { ratingOf, many } from '../bodies.js';
import { dfid2014 } from '../rubrics.js';

const shipped = readFileSync(new URL('../../../../rubrics/dfid-2014.json', import.meta.url), 'utf8');
const dfid: unknown = JSON.parse(shipped);

/** What is said of a rubric, and the words that it is said at. */
function mistakes(text: string, basis?: unknown): [at: string, message: string][] {
  return readRubric(parseRubric(text), basis).problems.map(({ code, range, message }) => {
    assert.equal(code, 'bad-rubric');
    return [text.slice(range.start, range.end), message];
  });
}

/** A rubric of a team that changes dfid-2014. */
const own = (parts: object): string => JSON.stringify({ id: 'own', extends: 'dfid-2014', ...parts });
const startRules = (...when: object[]): object[] =>
  when.map((each, index) => ({ id: `R${index}`, when: each, level: 'limited', reason: 'r' }));

describe('reading a rubric', () => {
  it('takes the shipped one as it is', () => {
    assert.deepEqual(mistakes(shipped), []);
  });

  it('lets a team change a threshold in five lines of its own', () => {
    const text = `{
      // Two countries are enough for us.
      "id": "ours", "extends": "dfid-2014",
      "body": { "context": { "minCountries": 2 }, },
    }`;
    const { rubric, problems } = readRubric(parseRubric(text), dfid);
    assert.deepEqual(problems, []);
    assert.ok(rubric);
    assert.deepEqual([rubric.id, rubric.body.context], ['ours', { minCountries: 2, inContextShare: 0.5 }]);
    const twoCountries = many(5, {}, ['DK', 'GB']);
    assert.equal(ratingOf(twoCountries).strength, 'medium');
    assert.equal(ratingOf(twoCountries, {}, rubric).strength, 'strong');
  });

  it('merges study and body deeply, and replaces lists', () => {
    const text = own({
      study: { appropriateness: { effect: { interviews: 3 } }, experimental: ['rct'] },
      caps: [],
    });
    const { rubric } = readRubric(parseRubric(text), dfid);
    assert.equal(rubric?.study.appropriateness.effect.interviews, 3);
    assert.equal(rubric.study.appropriateness.effect.rct, 4);
    assert.deepEqual([rubric.study.experimental, rubric.caps], [['rct'], []]);
    assert.deepEqual(rubric.start, dfid2014.start);
  });

  const placed: [string, string, string, RegExp][] = [
    [
      'an unknown fact',
      own({ start: startRules({ qualty: 'high' }) }),
      '"high"',
      /qualty is not a known fact; did you mean quality/,
    ],
    [
      'a value that a fact never has',
      own({ start: startRules({ quality: 'hihg' }) }),
      '"hihg"',
      /quality is one of high, moderate, low, none, and hihg is not; did you mean high/,
    ],
    [
      'a size that the body does not have',
      own({ start: startRules({ size: 'huge' }) }),
      '"huge"',
      /size is one of/,
    ],
    [
      'a fact compared as what it is not',
      own({ start: startRules({ k: 'three' }) }),
      '"three"',
      /k is a number/,
    ],
    ['an order of words', own({ start: startRules({ quality: { '>=': 2 } }) }), '2', /quality is no number/],
    ['an interval in a condition', own({ start: startRules({ pi: 3 }) }), '3', /no rule can compare/],
    ['an unknown operator', own({ start: startRules({ k: { '=>': 2 } }) }), '2', /=> is not one of in/],
    [
      'an unknown design',
      own({ study: { appropriateness: { effect: { rtc: 4 } } } }),
      '4',
      /rtc is not a known study design; did you mean rct/,
    ],
    [
      'an unknown design in a list',
      own({ study: { experimental: ['rct', 'astrology'] } }),
      '"astrology"',
      /astrology is not a known study design/,
    ],
    [
      'an unknown level',
      own({ caps: [{ id: 'C', when: {}, atMost: 'mediun', reason: 'r' }] }),
      '"mediun"',
      /mediun is not a level of the scale; did you mean medium/,
    ],
    [
      'a scale without its ranks',
      own({
        scale: [
          { id: 'none', rank: 0, label: 'None' },
          { id: 'limited', label: 'Some' },
        ],
      }),
      '{',
      /rank is missing/,
    ],
    [
      'ranks with a gap',
      own({
        scale: [
          { id: 'none', rank: 0, label: 'None' },
          { id: 'limited', rank: 2, label: 'Some' },
        ],
      }),
      '[',
      /ranks count up from 0/,
    ],
    ['a part that there is not', own({ stduy: {} }), '{', /stduy is no part of a rubric; did you mean study/],
    [
      'a share above 1',
      own({ body: { verdictThreshold: 65 } }),
      '65',
      /verdictThreshold should be at most 1/,
    ],
    ['weights of nothing', own({ study: { weights: { low: 0 } } }), '0', /low should be above 0/],
    [
      'half a level',
      own({ adjust: [{ id: 'A', when: {}, by: 0.5, reason: 'r' }] }),
      '0.5',
      /by should be a whole number/,
    ],
    [
      'a rule that an earlier one hides',
      own({ start: startRules({ k: { '>=': 1 } }, { k: { '>=': 3 }, quality: 'high' }) }),
      '{',
      /never reached: R0 fits whenever it does/,
    ],
    [
      'a rule twice',
      own({ adjust: [1, 2].map(() => ({ id: 'A', when: {}, by: 1, reason: 'r' })) }),
      '"A"',
      /A is used twice/,
    ],
    ['what is no object', '[]', '[', /a rubric should be an object/],
    ['nothing at all', '', '', /a rubric is an object in braces/],
  ];
  for (const [name, text, at, message] of placed) {
    it(`tells of ${name} at its place`, () => {
      const said = mistakes(text, dfid);
      assert.ok(
        said.some(([where, words]) => where === at && message.test(words)),
        JSON.stringify(said.slice(0, 5)),
      );
      assert.equal(readRubric(parseRubric(text), dfid).rubric, undefined);
    });
  }

  it('places what only the whole shows at what it extends', () => {
    // The levels are replaced, the rules that name them are not.
    const text = own({
      scale: [
        { id: 'no', rank: 0, label: 'No' },
        { id: 'yes', rank: 1, label: 'Yes' },
      ],
    });
    const said = mistakes(text, dfid);
    assert.ok(
      said.some(([at, message]) => at === '"dfid-2014"' && message.startsWith('very-strong is not a level')),
    );
  });

  it('tells of writing that is no JSON', () => {
    assert.deepEqual(
      mistakes('{ "id": }').map(([, message]) => message),
      ['a value is missing here'],
    );
  });

  it('never throws and never gives half a rubric, whatever is changed in one', () => {
    const paths: (string | number)[][] = [];
    const collect = (value: unknown, path: (string | number)[]): void => {
      if (path.length > 0) paths.push(path);
      if (typeof value !== 'object' || value === null) return;
      for (const [name, held] of Object.entries(value))
        collect(held, [...path, Array.isArray(value) ? Number(name) : name]);
    };
    collect(dfid, []);
    const anything = fc.oneof(
      fc.constantFrom(null, undefined, '', 'x', -1, 0, 0.5, 1e9, true),
      fc.json().map((json) => JSON.parse(json) as unknown),
    );
    fc.assert(
      fc.property(fc.constantFrom(...paths), anything, (path, value) => {
        const changed = structuredClone(dfid) as Record<string | number, unknown>;
        let holder = changed;
        for (const step of path.slice(0, -1)) holder = holder[step] as typeof holder;
        holder[path[path.length - 1] ?? ''] = value;
        const { rubric, problems } = readRubric(parseRubric(JSON.stringify(changed)));
        assert.equal(rubric === undefined, problems.length > 0);
        if (!rubric) return;
        for (const pieces of [
          [],
          [{}],
          many(6),
          [{ n: 5, quality: 'low' as const }, { relation: 'null' as const }],
        ]) {
          const rating = ratingOf(pieces, {}, rubric);
          assert.ok(rubric.scale.some(({ id }) => id === rating.strength));
        }
      }),
      { numRuns: 3000 },
    );
  });
});
