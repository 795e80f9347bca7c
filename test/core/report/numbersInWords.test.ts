import assert from 'node:assert/strict';
import { pooledSentence, signSentence } from '../../../src/core/report/numbersInWords.js';
import { many, ratingOf } from '../rating/bodies.js';
import { dfid2014 } from '../rating/rubrics.js';

describe('the numbers in words', () => {
  it('say that fewer than six studies cannot show a direction', () => {
    const { facts } = ratingOf([...many(4), { relation: 'contradicts' }]);
    assert.equal(
      signSentence(facts),
      '4 of 5 studies that point either way find it (exact sign test, p = .375; 95 % interval of the share 0.38 to 0.96). With fewer than six such studies p cannot fall below .05, so it neither shows nor rules out a direction.',
    );
    assert.match(signSentence(ratingOf(many(9)).facts) ?? '', /p = \.004.*says nothing of how large/);
    assert.equal(signSentence(ratingOf(many(2, { relation: 'null' })).facts), undefined);
  });

  it('give a pooled effect with its method, and say that two are no proof', () => {
    const effect = (value: number, se: number) => ({ evidence: { effect: { metric: 'd', value, se } } });
    const { facts } = ratingOf([effect(0.257, 0.0687), effect(0.25, 0.0893)]);
    const sentence = pooledSentence(facts, dfid2014) ?? '';
    assert.match(
      sentence,
      /^Pooled over 2 studies, the standardised mean difference is 0\.25 \(95 % interval −0\.44 to 0\.95; random effects, REML/,
    );
    assert.match(sentence, /Two pooled studies are no proof\.$/);
    assert.equal(pooledSentence(ratingOf([effect(0.2, 0.1)]).facts, dfid2014), undefined);
  });

  it('give ratios as ratios', () => {
    const effect = { metric: 'OR', value: 2, ci: [1, 4] as [number, number] };
    const sentence = pooledSentence(ratingOf(many(3, { evidence: { effect } })).facts, dfid2014) ?? '';
    assert.match(sentence, /the odds ratio is 2\.00 .* Above 1 speaks for the claim/);
  });
});
