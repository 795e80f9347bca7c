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

  it('states every threshold of the default rubric', () => {
    const { body, study, adjust } = dfid2014;
    const { verdictThreshold: share, consistency, context, withinDatasetAgreement, size } = body;
    const percent = (of: number): string => `${Math.round(of * 100)} %`;
    const heterogeneous = adjust[0]?.when.I2 as { '>=': number };
    const stated = [
      `| ${share.toFixed(2)} or more`,
      `| ${(1 - share).toFixed(2)} or less`,
      `${consistency.high.toFixed(2)} is high, ${consistency.moderate.toFixed(2)} moderate`,
      `participants of ${percent(consistency.participantsKnownShare)} of the units`,
      `at least ${percent(withinDatasetAgreement)} of its publications`,
      `up to ${body.reviewSizeCap}`,
      size
        .filter(({ min }) => min > 0)
        .map(({ id, min }) => (min === body.size[0]?.min ? `${min} is ${id}` : `${min} ${id}`))
        .join(', '),
      `fewer than ${study.smallSample?.below} participants`,
      `A high grade weighs ${study.weights.high}, moderate ${study.weights.moderate}, low ${study.weights.low}`,
      `I² is ${percent(heterogeneous['>='] / 100)}`,
      ...study.reviews.map((design) => `\`${design}\``),
      ...study.experimental.map((design) => `\`${design}\``),
    ];
    const flat = page.replace(/\s+/g, ' ');
    for (const words of stated) assert.ok(flat.includes(words), words);
    assert.equal(context.minCountries, 3);
    assert.ok(flat.includes('the units come from three countries or more'));
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
