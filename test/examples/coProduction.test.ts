import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { runIn } from '../cli/runIn.js';

const folder = path.resolve(import.meta.dirname, '../../examples/co-production');

interface Base {
  claims: {
    id: string;
    topics: string[];
    rating: { verdict: string; units: { studies: string[]; publications?: number }[] };
  }[];
  evidence: { citekey: string; target: string | null; locator: unknown; location: { file: string } }[];
  studies: { citekey: string; design: string | null; dataset: string | null; location: { file: string } | null }[];
  references: { citekey: string }[];
  problems: { code: string; severity: string; location: { file: string } }[];
}

describe('the sample on co-production', () => {
  let base: Base;
  before(async () => {
    const { out, code } = await runIn(['index', folder, '--json']);
    assert.equal(code, 0);
    base = JSON.parse(out) as Base;
  });

  it('has no error and no warning, and tells of what could not be verified', () => {
    assert.deepEqual(
      base.problems.filter(({ severity }) => severity !== 'info'),
      [],
    );
    const told = base.problems.map(({ code, location }) => `${code} ${path.basename(location.file)}`);
    assert.deepEqual([...new Set(told)].sort(), [
      'incomplete-reference references.bib',
      'study-not-described bovaird2014influences.md',
      'study-not-described vamstad2012quality.md',
    ]);
  });

  it('has a note of its own for every study, under its citation key, and a reference', () => {
    const notes = fs.readdirSync(path.join(folder, 'notes/literature')).map((name) => path.parse(name).name);
    const described = base.studies.filter(({ design }) => design !== null).map(({ citekey }) => citekey);
    const references = new Set(base.references.map(({ citekey }) => citekey));
    assert.ok(described.length >= 35, `${described.length} studies`);
    assert.deepEqual(described.filter((key) => !notes.includes(key)), []);
    assert.deepEqual(notes.filter((key) => !references.has(key)), []);
  });

  it('has claims under topics, and each verdict among them', () => {
    assert.ok(base.claims.length >= 14);
    assert.deepEqual(base.claims.filter(({ topics }) => topics.length === 0), []);
    assert.deepEqual([...new Set(base.claims.map(({ rating }) => rating.verdict))].sort(), [
      'contested',
      'contradicted',
      'not-supported',
      'supported',
      'untested',
    ]);
  });

  it('counts the publications of the five-country survey once, wherever they bear on a claim', () => {
    const survey = base.studies.filter(({ dataset }) => dataset === 'five-nation-2008').map(({ citekey }) => citekey);
    assert.deepEqual(survey.sort(), [
      'bovaird2008fad',
      'bovaird2015activating',
      'loeffler2008fast',
      'parrado2013correlates',
    ]);
    const claims = base.claims.map(({ id, rating }) => ({
      id,
      units: rating.units.filter(({ studies }) => studies.some((key) => survey.includes(key))),
    }));
    assert.deepEqual(claims.filter(({ units }) => units.length > 1), []);
    const [dominates] = claims.find(({ id }) => id === 'individual-dominates')?.units ?? [];
    assert.equal(dominates?.studies.length, 3);
  });

  it('links no claim to both of two publications that may report the same data', () => {
    for (const [one, other] of [['jakobsen2013can', 'jakobsen2013equity']]) {
      const claimsOf = (key: string | undefined): (string | null)[] =>
        base.evidence.filter(({ citekey }) => citekey === key).map(({ target }) => target);
      assert.ok(claimsOf(one).length > 0 && claimsOf(other).length > 0);
      assert.deepEqual(claimsOf(one).filter((claim) => claimsOf(other).includes(claim)), []);
    }
  });
});
