import assert from 'node:assert/strict';
import fc from 'fast-check';
import { paperSentence, pandocCitation } from '../../../src/core/report/paperSentence.js';
import { levelLabel } from '../../../src/core/rating/index.js';
import type { Rubric } from '../../../src/core/rating/types.js';
import { bodyOf } from '../rating/arbitraries.js';
import { many, rated, ratingOf, type Piece } from '../rating/bodies.js';
import { dfid2014, rubrics } from '../rating/rubrics.js';

const say = (pieces: Piece[], claim = 'It works.'): string =>
  paperSentence(claim, ratingOf(pieces), dfid2014);
const against: Piece = { relation: 'contradicts' };
const nothing: Piece = { relation: 'null' };

describe('a rating as a sentence for a paper', () => {
  it('is hedged as its strength allows, whatever the verdict', () => {
    const bodies = [12, 5, 2, 1];
    const openings = (piece: Piece): (string | undefined)[] =>
      bodies.map((count) => say(many(count, piece)).split(' “It works”')[0]);
    assert.deepEqual(openings({}), [
      'Very strong evidence shows that',
      'Strong evidence indicates that',
      'Medium-strength evidence suggests that',
      'Limited evidence suggests that',
    ]);
    assert.deepEqual(openings(against), [
      'Very strong evidence shows the opposite of the claim that',
      'Strong evidence indicates the opposite of the claim that',
      'Medium-strength evidence suggests the opposite of the claim that',
      'Limited evidence suggests the opposite of the claim that',
    ]);
    assert.deepEqual(openings(nothing), [
      'Very strong evidence does not support the claim that',
      'Strong evidence does not support the claim that',
      'Medium-strength evidence does not support the claim that',
      'Limited evidence does not support the claim that',
    ]);
    assert.match(say([{}, nothing]), /^Limited evidence is divided on whether “It works”/);
    assert.match(
      say([{ relation: 'qualifies' }]),
      /^Limited evidence supports only in part the claim that “It works”/,
    );
  });

  it('calls no body of evidence stronger than the words of its scale', () => {
    const openings = (rubric: Rubric, counts: number[]): string[] =>
      counts.map((count) => {
        const pieces = many(count, { quality: count > 6 ? 'high' : 'moderate' });
        const rating = ratingOf(pieces, {}, rubric);
        const opening = paperSentence('It works', rating, rubric).split(' “It works”')[0] ?? '';
        return `${levelLabel(rubric, rating.strength)}: ${opening}`;
      });
    const { 'grade-lite': grade, sms, nesta } = rubrics;
    assert.ok(grade && sms && nesta);
    for (const line of [...openings(grade, [12, 5, 3, 1]), ...openings(sms, [1]), ...openings(nesta, [1])]) {
      const [label = '', opening = ''] = line.split(': ');
      assert.ok(
        opening.startsWith(`${label.replace(' ', '-')}-certainty evidence `) ||
          opening.startsWith(`Evidence rated “${label}” `),
        line,
      );
      assert.equal(/^(?:Very s|S)trong/.test(opening), false, line);
    }
    const unscored = ratingOf([{ design: 'interviews' }], {}, sms);
    assert.match(paperSentence('It works', unscored, sms), /^Evidence below the scale of sms suggests that /);
  });

  it('says what studies found, with their citations', () => {
    assert.equal(
      say([...many(2), { key: 'z', relation: 'null' }]),
      'Limited evidence suggests that “It works”: two independent studies find it [@s01; @s02], and one independent study looked for it and did not find it [@z] (rated Limited by dfid-2014).',
    );
    assert.equal(
      say(many(2, nothing)),
      'Medium-strength evidence does not support the claim that “It works”: two independent studies looked for it and did not find it [@s01; @s02] (rated Medium by dfid-2014).',
    );
  });

  it('says where publications share their data, and cites all of them in order', () => {
    assert.match(
      say([
        { key: 'c', dataset: 'd' },
        { key: 'a', dataset: 'd' },
        { key: 'b' },
        { key: 'z', relation: 'null' },
      ]),
      /: two independent studies, reported in three publications, find it \[@a; @b; @c\], and one independent study looked/,
    );
    assert.match(
      say(many(3, { dataset: 'd' })),
      /: one independent study, reported in three publications, finds it \[@s01; @s02; @s03\] \(rated/,
    );
  });

  it('goes by the reviewer’s own rating, with its reason and the suggestion', () => {
    const of = (strength: string, because: string | null): string =>
      paperSentence('It works', ratingOf(many(2)), dfid2014, { own: { strength, because } });
    assert.match(
      of('limited', 'Both are from one lab.'),
      /^Limited evidence suggests that .* \(our rating is Limited: Both are from one lab; rated Medium by dfid-2014\)\.$/,
    );
    assert.match(of('limited', null), /\(our rating is Limited; rated Medium by dfid-2014\)\.$/);
    assert.match(of('medium', 'I agree'), /^Medium-strength evidence .* \(rated Medium by dfid-2014\)\.$/);
  });

  it('has marks in a claim single, and its full stop once', () => {
    assert.match(say([{}], 'They say “yes” or "no".'), / that “They say ‘yes’ or ‘no’”: one /);
  });

  it('has a claim that no one has tested as a finding too', () => {
    assert.equal(say([]), 'No study was found that tests whether “It works”.');
    assert.equal(
      say([{ key: 'a', design: 'theoretical' }]),
      'No study was found that tests whether “It works”; one source that speaks of it is not counted as evidence [@a].',
    );
  });

  it('cites a paper with several studies once', () => {
    assert.match(say([{ key: 'a#1' }, { key: 'a#2' }]), /find it \[@a\] /);
  });

  it('cites every study that has a vote, once, under every rubric', () => {
    fc.assert(
      fc.property(bodyOf(), fc.constantFrom(...Object.values(rubrics)), (given, rubric) => {
        const rating = rated(given, rubric);
        const keys = rating.units.flatMap(({ studies }) => studies);
        const cited: string[] = [];
        const sentence = paperSentence('It works', rating, rubric, {
          cite: (some) => {
            cited.push(...some);
            return pandocCitation(some);
          },
        });
        assert.deepEqual(
          cited.sort(),
          (keys.length > 0 ? keys : rating.notCounted.map(({ study }) => study)).sort(),
        );
        assert.ok(sentence.endsWith('.') && !/undefined|null|NaN/.test(sentence));
      }),
      { numRuns: 2000 },
    );
  });
});
