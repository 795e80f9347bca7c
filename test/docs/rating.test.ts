import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { factNames, ruleLines, verdictLabel, waysUp } from '../../src/core/rating/index.js';
import { paperSentence } from '../../src/core/report/paperSentence.js';
import { baseOf } from '../core/base/workspace.js';
import { many, ratingOf, type Piece } from '../core/rating/bodies.js';
import { dfid2014, rubrics } from '../core/rating/rubrics.js';
import { tableRows } from './tableRows.js';

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

  it('carries one claim from note to ledger: its notes as they stand on the page are rated so', () => {
    const base = baseOf({ 'claims.md': blocks('markdown')[0] ?? '', ...papers() });
    const rating = base.rating('rewards');
    const input = base.ratingInput('rewards');
    assert.ok(rating && input);
    const { verdict, strength, facts, units, notCounted } = rating;
    assert.deepEqual([verdict, strength, facts.support_share], ['supported', 'limited', 0.75]);
    assert.deepEqual(
      units.map(({ id, grade, weight }) => [id, grade, weight]),
      [
        ['garcia2021', 'moderate', 2],
        ['lee2020', 'high', 3],
        ['smith2019', 'high', 3],
      ],
    );
    assert.deepEqual(
      [facts.quality, facts.size, facts.context, facts.consistency],
      ['high', 'small', 'partial', 'moderate'],
    );
    assert.deepEqual([notCounted.map(({ study }) => study), facts.k_pooled], [['essay2018'], 0]);

    const [rules, changes, sentence] = blocks('');
    const lines = ruleLines(rating, dfid2014).map(
      ({ rule, label, fitted, words }) => `${fitted ? '✓' : '–'} ${rule} ${label}: ${words}`,
    );
    assert.deepEqual(rules?.split('\n'), lines);
    assert.deepEqual(JSON.parse(blocks('json')[0] ?? ''), rating.ledger);
    const ways = waysUp(input.claim, input.studies, dfid2014).map(({ words }) => words);
    assert.deepEqual(changes?.split('\n'), ways);
    assert.equal(sentence, paperSentence(base.claim('rewards')?.text ?? '', rating, dfid2014));
  });

  it('has a table worked by hand that the engine agrees with, line by line', () => {
    const section = page.slice(page.indexOf('## Worked by hand'), page.indexOf('## The facts'));
    const rows = rowsOf(section);
    const review = { key: 'r', design: 'systematic-review', k: 26, includes: ['c'] };
    const bodies: Piece[][] = [
      [{}],
      many(2),
      [...many(2), { relation: 'null' }],
      many(5),
      many(5, {}, ['DK']),
      many(10),
      [...many(8), ...many(2, { relation: 'contradicts' })],
      many(3, { dataset: 'd' }),
      [review, { key: 'c', design: 'case-study', relation: 'contradicts' }],
      many(2, { relation: 'null' }),
      [...many(2, { relation: 'contradicts' }), { relation: 'null' }],
      many(2, { design: 'theoretical' }),
    ];
    assert.equal(rows.length, bodies.length);
    rows.forEach(([name, , strength, verdict], index) => {
      const rating = ratingOf(bodies[index] ?? []);
      const is = [rating.strength.replace('-', ' '), verdictLabel(rating.verdict)];
      assert.deepEqual(is, [strength, verdict], name);
    });
  });
});

/** Fenced blocks of a language, without their indent. */
function blocks(language: string): string[] {
  // Blocks open and close by turns: those of every language are passed, so that no end is taken for a beginning.
  return [...page.matchAll(/^( *)```(\w*)\n([\s\S]*?)^ *```$/gm)]
    .filter(([, , name]) => name === language)
    .map(([, indent = '', , text = '']) => text.replace(new RegExp(`^${indent}`, 'gm'), '').trimEnd());
}

/** Rows of the first table of a text, without head. */
const rowsOf = (text: string): string[][] => tableRows(text).slice(2);

/** The notes of papers that the page has as a table. */
function papers(): Record<string, string> {
  const section = page.slice(page.indexOf('and in four notes of papers'), page.indexOf('1. Four links'));
  return Object.fromEntries(
    rowsOf(section).map(([key = '', design = '', n = '', quality = '', countries = '']) => {
      const citekey = key.replaceAll('`', '');
      const known = { design, n, quality, countries: countries && `[${countries}]` };
      const facts = Object.entries(known).flatMap(([name, value]) => (value ? `  ${name}: ${value}\n` : []));
      return [`${citekey}.md`, `---\ncitekey: ${citekey}\nstudy:\n${facts.join('')}---\n`];
    }),
  );
}
