import assert from 'node:assert/strict';
import { sortEvidence } from '../../src/panel/sortEvidence.js';
import { aMark, aPiece } from './examples.js';
import { coProduction } from './coProduction.js';

const names = (sorted: ReturnType<typeof sortEvidence>): Record<string, string[]> =>
  Object.fromEntries(sorted.sections.map(({ kind, studies }) => [kind, studies.map(({ mark }) => mark.id)]));

describe('the evidence of an opened claim', () => {
  it('has a section for and one against even where they are empty, and others only where they are not', () => {
    assert.deepEqual(names(sortEvidence({ units: [], evidence: [] })), { for: [], against: [] });
    const units = [
      { mark: aMark('mixed', { direction: 'qualifies' }), why: [] },
      { mark: aMark('theory', { direction: 'contradicts', counted: false, weight: 0 }), why: ['Theory.'] },
      { mark: aMark('null', { direction: 'null' }), why: [] },
    ];
    assert.deepEqual(names(sortEvidence({ units, evidence: [] })), {
      for: [],
      against: [],
      null: ['null'],
      mixed: ['mixed'],
      'not-counted': ['theory'],
    });
  });

  it('gathers publications of one dataset in one study, and passages under their publication', () => {
    const unit = { mark: aMark('five-nation-2008', { publications: 2 }), why: [] };
    const pieces = [
      aPiece('1', { citekey: 'bovaird2015activating', unit: 'five-nation-2008' }),
      aPiece('2', { citekey: 'loeffler2008fast', unit: 'five-nation-2008' }),
      aPiece('3', { citekey: 'bovaird2015activating', unit: 'five-nation-2008' }),
    ];
    const [section] = sortEvidence({ units: [unit], evidence: pieces }).sections;
    assert.deepEqual(
      section?.studies[0]?.publications.map(({ citekey, passages }) => [
        citekey,
        passages.map(({ id }) => id),
      ]),
      [
        ['bovaird2015activating', ['1', '3']],
        ['loeffler2008fast', ['2']],
      ],
    );
  });

  it('keeps passages of a listed study with it, and its reasons', () => {
    const unit = { mark: aMark('theory', { counted: false }), why: ['Theory is no empirical evidence.'] };
    const { sections } = sortEvidence({ units: [unit], evidence: [aPiece('theory', { unit: null })] });
    const listed = sections.find(({ kind }) => kind === 'not-counted')?.studies[0];
    assert.deepEqual(listed?.why, ['Theory is no empirical evidence.']);
    assert.equal(listed?.publications.length, 1);
  });

  it('lists mentions and undercuts apart', () => {
    const evidence = [
      aPiece('m', { relation: 'mentions', unit: null }),
      aPiece('u', { relation: 'undercuts', unit: null }),
    ];
    const sorted = sortEvidence({ units: [], evidence });
    assert.deepEqual(
      sorted.mentions.map(({ id }) => id),
      ['m'],
    );
    assert.deepEqual(
      sorted.undercuts.map(({ id }) => id),
      ['u'],
    );
  });

  it('loses no passage of the fifteen claims on co-production, and shows none twice', () => {
    const { details } = coProduction();
    for (const detail of Object.values(details)) {
      const { sections, mentions, undercuts } = sortEvidence(detail);
      const shown = sections.flatMap(({ studies }) =>
        studies.flatMap(({ publications }) => publications.flatMap(({ passages }) => passages)),
      );
      const ids = [...shown, ...mentions, ...undercuts].map(({ id }) => id).sort();
      assert.ok(ids.length > 0);
      assert.deepEqual(ids, detail.evidence.map(({ id }) => id).sort());
    }
  });
});
