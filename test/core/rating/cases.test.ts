import assert from 'node:assert/strict';
import { rate } from '../../../src/core/rating/index.js';
import type { Facts, FactValue, RatedClaim, RatedStudy } from '../../../src/core/rating/types.js';
import cases from '../../fixtures/rating/rating_cases.json' with { type: 'json' };
import { rubrics } from './rubrics.js';

interface Expected {
  strength: string;
  verdict: string;
  ledger: { rule: string; from: string | null; to: string }[];
  units: { id: string; studies: string[]; relation: string; grade: string; weight: number }[];
  notCounted: { study: string }[];
  facts: Facts;
}
interface Case {
  id: string;
  purpose: string;
  claim: RatedClaim;
  studies: RatedStudy[];
  expected: Record<string, Expected>;
}

describe('a rating', () => {
  for (const { id, purpose, claim, studies, expected } of (cases as unknown as { cases: Case[] }).cases) {
    for (const [name, wanted] of Object.entries(expected)) {
      const rubric = rubrics[name];
      it(`under ${name}: ${id} (${purpose})`, () => {
        assert.ok(rubric);
        const rating = rate(claim, studies, rubric);
        assert.equal(rating.verdict, wanted.verdict);
        assert.deepEqual(
          rating.units.map(({ id: unit, studies: keys, relation, grade, weight }) => ({
            id: unit,
            studies: keys,
            relation,
            grade,
            weight,
          })),
          wanted.units.map(({ id: unit, studies: keys, relation, grade, weight }) => ({
            id: unit,
            studies: keys,
            relation,
            grade,
            weight,
          })),
        );
        assert.deepEqual(
          rating.notCounted.map(({ study }) => study),
          wanted.notCounted.map(({ study }) => study),
        );
        for (const [fact, value] of Object.entries(wanted.facts)) {
          sameFact(fact, rating.facts[fact] ?? null, value);
        }
        assert.equal(rating.strength, wanted.strength);
        assert.deepEqual(
          rating.ledger.map(({ rule, from, to }) => ({ rule, from, to })),
          wanted.ledger.map(({ rule, from, to }) => ({ rule, from, to })),
        );
      });
    }
  }
});

function sameFact(name: string, is: FactValue, wanted: FactValue): void {
  if (typeof wanted === 'number') {
    assert.ok(
      typeof is === 'number' && Math.abs(is - wanted) <= 1e-6,
      `${name}: ${String(is)} is not ${wanted}`,
    );
  } else if (Array.isArray(wanted)) {
    assert.ok(Array.isArray(is), `${name}: ${String(is)} is not ${String(wanted)}`);
    wanted.forEach((value, index) => sameFact(`${name}[${index}]`, is[index] ?? null, value));
  } else assert.equal(is, wanted, name);
}
