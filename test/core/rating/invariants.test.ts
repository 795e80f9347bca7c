import assert from 'node:assert/strict';
import fc from 'fast-check';
import { levelRank } from '../../../src/core/rating/index.js';
import type { RatedRelation, RatedStudy, Rating } from '../../../src/core/rating/types.js';
import { bodyOf } from './arbitraries.js';
import { rated, type Body } from './bodies.js';
import { dfid2014, rubrics } from './rubrics.js';

const runs = { numRuns: 5000 };

/** The body with one more study, which shares nothing with any other. */
function withStudy({ claim, studies }: Body, study: RatedStudy, relation: RatedRelation): Body {
  return {
    claim: { ...claim, evidence: [...claim.evidence, { study: study.key, relation }] },
    studies: [...studies, study],
  };
}

const rank = ({ strength }: Rating): number => levelRank(dfid2014, strength).rank;
/** Good for any type of claim. */
const newcomer: RatedStudy = {
  key: 'newcomer',
  design: 'systematic-review',
  quality: 'high',
  countries: ['SE'],
};

describe('what always holds of a rating', () => {
  for (const [name, rubric] of Object.entries(rubrics)) {
    const runs = { numRuns: name === 'dfid-2014' ? 5000 : 1500 };
    it(`under ${name} the order of evidence and studies changes nothing`, () => {
      fc.assert(
        fc.property(bodyOf(), fc.infiniteStream(fc.nat()), (given, numbers) => {
          const shuffled = <Value>(values: readonly Value[]): Value[] =>
            values
              .map((value) => ({ value, at: numbers.next().value as number }))
              .sort((a, b) => a.at - b.at)
              .map(({ value }) => value);
          const { claim, studies } = given;
          const other = {
            claim: { ...claim, evidence: shuffled(claim.evidence) },
            studies: shuffled(studies),
          };
          assert.deepEqual(rated(other, rubric), rated(given, rubric));
        }),
        runs,
      );
    });

    it(`under ${name} what was rated before changes nothing, nor is changed`, () => {
      const kept: { rating: Rating; written: string }[] = [];
      fc.assert(
        fc.property(bodyOf(), (given) => {
          const rating = rated(given, rubric);
          // A copy of the rubric has rated nothing yet.
          assert.deepEqual(rating, rated(given, structuredClone(rubric)));
          if (kept.length < 200) kept.push({ rating, written: JSON.stringify(rating) });
        }),
        { numRuns: 1000 },
      );
      for (const { rating, written } of kept) assert.equal(JSON.stringify(rating), written);
    });

    it(`under ${name} repeating evidence changes nothing`, () => {
      fc.assert(
        fc.property(bodyOf(), fc.array(fc.nat(), { maxLength: 5 }), (given, which) => {
          const { claim, studies } = given;
          const repeated = which.flatMap(
            (at) => claim.evidence[at % Math.max(1, claim.evidence.length)] ?? [],
          );
          const other = { claim: { ...claim, evidence: [...claim.evidence, ...repeated] }, studies };
          assert.deepEqual(rated(other, rubric), rated(given, rubric));
        }),
        runs,
      );
    });

    it(`under ${name} the ledger leads to the level, every study is counted or not, and every number is one`, () => {
      const levels = new Set(rubric.scale.map(({ id }) => id));
      fc.assert(
        fc.property(bodyOf(), (given) => {
          const rating = rated(given, rubric);
          const { ledger, facts, units, notCounted } = rating;
          assert.equal(ledger[ledger.length - 1]?.to, rating.strength);
          ledger.forEach(({ from }, index) => assert.equal(from, ledger[index - 1]?.to ?? null));
          assert.ok(ledger.every(({ to }) => levels.has(to)));
          const linked = given.claim.evidence.flatMap(({ study, relation }) =>
            relation === 'mentions' || relation === 'undercuts' ? [] : study,
          );
          const shown = [...units.flatMap(({ studies }) => studies), ...notCounted.map(({ study }) => study)];
          assert.deepEqual(shown.sort(), [...new Set(linked)].sort());
          assert.equal(facts.k, units.length);
          assert.equal(Number(facts.k_links) + Number(facts.k_excluded), shown.length);
          // JSON has no NaN and no Infinity: it would print them as null.
          assert.deepEqual(JSON.parse(JSON.stringify(rating)), rating);
        }),
        runs,
      );
    });
  }

  it('flipping supports and contradicts turns the share round and leaves the level', () => {
    const flip: Partial<Record<RatedRelation, RatedRelation>> = {
      supports: 'contradicts',
      contradicts: 'supports',
    };
    let compared = 0;
    fc.assert(
      fc.property(bodyOf({ relations: ['supports', 'contradicts'] }), ({ claim, studies }) => {
        const evidence = claim.evidence.map((one) => ({
          ...one,
          relation: flip[one.relation] ?? one.relation,
        }));
        const [one, other] = [rated({ claim, studies }), rated({ claim: { ...claim, evidence }, studies })];
        // Passages or publications that differ make a mixed unit, and those are outside the rule.
        if (Number(one.facts.k_mixed) > 0) return;
        compared += 1;
        assert.equal(other.strength, one.strength);
        if (one.facts.support_share === null) assert.equal(other.facts.support_share, null);
        else
          assert.ok(
            Math.abs(Number(other.facts.support_share) - (1 - Number(one.facts.support_share))) < 1e-12,
          );
      }),
      { numRuns: 10_000 },
    );
    assert.ok(compared >= 5000, `${compared} bodies were compared`);
  });

  it('a further good study in support never lowers the share', () => {
    fc.assert(
      fc.property(bodyOf(), (given) => {
        const before = rated(given).facts.support_share;
        const after = rated(withStudy(given, newcomer, 'supports')).facts.support_share;
        assert.ok(Number(after) >= Number(before ?? 0) - 1e-12);
      }),
      runs,
    );
  });

  it('a further study outside the side of the verdict never raises the strength while the verdict stays', () => {
    const outside: Partial<Record<Rating['verdict'], readonly RatedRelation[]>> = {
      supported: ['contradicts', 'null', 'qualifies'],
      'not-supported': ['supports', 'qualifies'],
      contradicted: ['supports', 'qualifies'],
    };
    let compared = 0;
    fc.assert(
      fc.property(
        bodyOf({ n: false }),
        fc.nat(),
        fc.constantFrom('high', 'moderate', 'low', 'unclear'),
        (given, at, quality) => {
          const before = rated(given);
          const relations = outside[before.verdict];
          const relation = relations?.[at % relations.length];
          if (relation === undefined) return;
          const after = rated(withStudy(given, { ...newcomer, quality }, relation));
          if (after.verdict !== before.verdict) return;
          compared += 1;
          assert.ok(rank(after) <= rank(before), `${before.strength} → ${after.strength}`);
        },
      ),
      { numRuns: 15_000 },
    );
    assert.ok(compared >= 5000, `${compared} bodies were compared`);
  });

  it('the bodies that are generated reach every level and every verdict', () => {
    const seen = new Set<string>();
    for (const given of fc.sample(bodyOf(), { numRuns: 5000, seed: 7 })) {
      const { strength, verdict } = rated(given);
      seen.add(strength).add(verdict);
    }
    for (const wanted of ['none', 'limited', 'medium', 'strong', 'very-strong'])
      assert.ok(seen.has(wanted), wanted);
    for (const wanted of ['supported', 'not-supported', 'contradicted', 'contested', 'untested'])
      assert.ok(seen.has(wanted), wanted);
  });
});
