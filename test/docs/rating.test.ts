import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { factNames, waysUp } from '../../src/core/rating/index.js';
import { body, rated } from '../core/rating/bodies.js';
import { dfid2014, rubrics } from '../core/rating/rubrics.js';

const page = readFileSync(new URL('../../docs/rating.md', import.meta.url), 'utf8');

describe('docs/rating.md', () => {
  it('explains every fact that a rubric may ask for', () => {
    const ranges = ['score_ge_1', 'score_ge_2', 'score_ge_3', 'score_ge_4', 'score_ge_5'];
    for (const name of factNames) if (!ranges.includes(name)) assert.ok(page.includes(`\`${name}\``), name);
    assert.ok(page.includes('`score_ge_1` … `score_ge_5`'));
  });

  it('names every shipped rubric', () => {
    for (const id of Object.keys(rubrics)) assert.ok(page.includes(`| \`${id}\``), id);
  });

  it('carries one claim from note to ledger as it is rated', () => {
    const given = body([
      { key: 'smith2019', n: 1200, countries: ['GB'] },
      { key: 'lee2020', n: 400, evidence: { effect: { metric: 'd', value: 0.25, ci: [0.07, 0.42] } } },
      { key: 'garcia2021', n: 80, countries: ['NL'], relation: 'null' },
      { key: 'essay2018', design: 'theoretical' },
    ]);
    const { verdict, strength, facts, ledger, notCounted, units } = rated(given);
    assert.deepEqual([verdict, strength, facts.support_share], ['supported', 'limited', 0.75]);
    assert.deepEqual(
      units.map(({ weight }) => weight),
      [2, 3, 3],
    );
    assert.deepEqual(
      [facts.quality, facts.size, facts.context, facts.consistency],
      ['high', 'small', 'partial', 'moderate'],
    );
    assert.deepEqual([notCounted[0]?.study, facts.k_pooled], ['essay2018', 0]);
    assert.ok(page.includes(`\`${ledger[0]?.rule}: ${ledger[0]?.to}, ${ledger[0]?.reason}\``));
    assert.ok(page.includes(`_${waysUp(given.claim, given.studies, dfid2014)[0]?.words}_`));
  });
});
