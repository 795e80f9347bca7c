import assert from 'node:assert/strict';
import { renderToString } from 'preact-render-to-string';
import { dots, markTitle, strengthBars, textEquivalent } from '../../../../src/core/report/figures/index.js';
import { aMark } from './arbitraries.js';

const medium = { strength: 'Medium', verdict: 'supported' };

describe('the text equivalent of a strip', () => {
  it('says strength, verdict, how many studies found what, and what is not counted', () => {
    const marks = [
      ...[1, 2, 3, 4].map(() => aMark()),
      aMark({ direction: 'qualifies' }),
      aMark({ counted: false, direction: 'contradicts' }),
    ];
    assert.equal(
      textEquivalent(medium, marks),
      'Medium, supported. 5 independent studies: 4 support, 1 mixed; 1 not counted.',
    );
  });

  it('agrees in number with one study, and with one on a side', () => {
    assert.equal(textEquivalent(medium, [aMark()]), 'Medium, supported. 1 independent study: 1 supports.');
    assert.equal(
      textEquivalent({ strength: 'Limited', verdict: 'contested' }, [
        aMark({ direction: 'contradicts' }),
        aMark({ direction: 'null' }),
        aMark({ direction: 'null' }),
      ]),
      'Limited, contested. 3 independent studies: 1 contradicts, 2 null.',
    );
  });

  it('says that no study has a vote, and never that there are zero', () => {
    const untested = { strength: 'No evidence', verdict: 'untested' };
    assert.equal(textEquivalent(untested, []), 'No evidence, untested. No independent study.');
    assert.equal(
      textEquivalent(untested, [aMark({ counted: false })]),
      'No evidence, untested. No independent study; 1 not counted.',
    );
  });

  it("says the reviewer's own strength first and the suggestion beside it", () => {
    assert.equal(
      textEquivalent({ ...medium, own: 'Strong' }, [aMark()]),
      'Strong (yours), supported. Suggested: Medium. 1 independent study: 1 supports.',
    );
  });
});

describe('the tooltip of a mark', () => {
  it('says what the study found, and its quality and weight only where it is counted', () => {
    assert.equal(
      markTitle(aMark({ direction: 'contradicts', quality: 'unclear', weight: 1 })),
      'Jakobsen & Andersen 2013 finds the opposite. Not appraised, weighs 1.',
    );
    assert.equal(
      markTitle(aMark({ direction: 'null', counted: false })),
      'Jakobsen & Andersen 2013 looked for it, did not find it. Listed, not counted.',
    );
  });
});

describe('strength bars', () => {
  const bars = (rank: number, of: number) =>
    [
      ...renderToString(strengthBars(rank, of)).matchAll(/height="([\d.]+)" rx="0.6" fill="var\(--(\w+)\)"/g),
    ].map(([, height, ink]) => ({ height: Number(height), ink }));

  it('are as many as the scale has levels above none, rising, the lower ones filled', () => {
    for (const of of [1, 3, 4, 5]) {
      for (let rank = 1; rank <= of; rank += 1) {
        const drawn = bars(rank, of);
        assert.equal(drawn.length, of);
        assert.deepEqual(
          drawn.map(({ ink }) => ink === 'strength'),
          drawn.map((_, level) => level < rank),
        );
        drawn.slice(1).forEach(({ height }, below) => assert.ok(height > (drawn[below]?.height ?? 0)));
      }
    }
  });

  it('are stubs of one height where there is no evidence', () => {
    assert.deepEqual(bars(0, 4), Array(4).fill({ height: 2, ink: 'off' }));
  });
});

describe('dots', () => {
  it('are filled up to the rank', () => {
    const filled = [...renderToString(dots(2, 4)).matchAll(/fill="([^"]+)"/g)].map(
      ([, fill]) => fill !== 'none',
    );
    assert.deepEqual(filled, [true, true, false, false]);
  });
});
