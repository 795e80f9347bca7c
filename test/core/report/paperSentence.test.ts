import assert from 'node:assert/strict';
import fc from 'fast-check';
import { paperSentence, pandocCitation } from '../../../src/core/report/paperSentence.js';
import { bodyOf } from '../rating/arbitraries.js';
import { many, rated, ratingOf, type Piece } from '../rating/bodies.js';
import { dfid2014, rubrics } from '../rating/rubrics.js';

const say = (pieces: Piece[]): string => paperSentence('It works.', ratingOf(pieces), dfid2014);

describe('a rating as a sentence for a paper', () => {
  it('is hedged as its strength allows', () => {
    const openings = [many(12), many(5), many(2), many(1)].map((pieces) => say(pieces).split(' that ')[0]);
    assert.deepEqual(openings, [
      'Very strong evidence shows',
      'Strong evidence indicates',
      'Some evidence suggests',
      'Limited evidence may suggest',
    ]);
  });

  it('says what studies found, with their citations', () => {
    assert.equal(
      say([...many(2), { key: 'z', relation: 'null' }]),
      'Limited evidence may suggest that “It works”: two independent studies find it [@s01; @s02], and one independent study looked and did not find it [@z] (Limited, dfid-2014).',
    );
    assert.equal(
      say(many(2, { relation: 'null' })),
      'Some evidence suggests no support for the claim that “It works”: two independent studies looked and did not find it [@s01; @s02] (Medium, dfid-2014).',
    );
    assert.match(
      say(many(2, { relation: 'contradicts' })),
      /^Some evidence suggests the opposite of “It works”/,
    );
    assert.match(say([{}, { relation: 'null' }]), /^Limited evidence is divided on whether “It works”/);
    assert.match(say([{ relation: 'qualifies' }]), /^Limited evidence supports in part that “It works”/);
  });

  it('has a claim that no one has tested as a finding too', () => {
    assert.equal(say([]), 'No study was found that tests whether “It works”.');
    assert.equal(
      say([{ key: 'a', design: 'theoretical' }]),
      'No study was found that tests whether “It works”; one source speaks of it without evidence that counts [@a].',
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
        const sentence = paperSentence('It works', rating, rubric, (some) => {
          cited.push(...some);
          return pandocCitation(some);
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
