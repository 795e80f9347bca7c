import assert from 'node:assert/strict';
import fc from 'fast-check';
import { claimsTable, type ClaimRow } from '../../src/cli/claimsTable.js';
import { widthOf, wrap } from '../../src/cli/width.js';

const plain = (text: string): string => text;
const row = (text: string, counts: ClaimRow['counts'] = [3, 1, 1, 0]): ClaimRow => ({
  text,
  strength: 'Medium',
  level: 0.5,
  verdict: 'supported',
  verdictColour: 'green',
  counts,
});

describe('text in columns', () => {
  it('counts the columns that a terminal uses', () => {
    const widths: [string, number][] = [
      ['claim', 5],
      ['Løffler', 7],
      ['e\u0301tude', 5],
      ['共同生产', 8],
      ['한국', 4],
      ['− ± ○', 5],
      ['👩', 2],
      ['\u200b', 0],
    ];
    for (const [text, width] of widths) assert.equal(widthOf(text), width, text);
  });

  it('breaks a text into lines that fit, and loses nothing but spaces', () => {
    const text = fc
      .array(fc.oneof(fc.stringMatching(/^[a-zäé共信]{1,30}$/), fc.constant('co-production')), {
        minLength: 1,
      })
      .map((words) => words.join(' '));
    fc.assert(
      fc.property(text, fc.integer({ min: 2, max: 60 }), (written, width) => {
        const lines = wrap(written, width);
        for (const line of lines) assert.ok(widthOf(line) <= width, line);
        assert.equal(lines.join('').replaceAll(' ', ''), written.replaceAll(' ', ''));
      }),
      { seed: 2014 },
    );
  });
});

describe('the table of claims', () => {
  it('is as wide as its claims where no terminal limits it', () => {
    const groups = [
      { heading: undefined, rows: [row('A claim'), row('Another, longer claim', [12, 0, 0, 0])] },
    ];
    assert.equal(
      claimsTable(groups, undefined, plain),
      [
        'Claim                  Strength  Verdict     +  −  ±  ○',
        'A claim                Medium    supported   3  1  1  0',
        'Another, longer claim  Medium    supported  12  0  0  0',
        '',
      ].join('\n'),
    );
  });

  it('breaks claims to fit a terminal, and puts topics above', () => {
    const groups = [
      {
        heading: 'forms',
        rows: [row('Individual co-production is far more common than collective co-production')],
      },
      { heading: 'trust', rows: [row('共同生产提高公众信任')] },
    ];
    assert.equal(
      claimsTable(groups, 60, plain),
      [
        '  Claim                      Strength  Verdict    +  −  ±  ○',
        '',
        'forms',
        '  Individual co-production   Medium    supported  3  1  1  0',
        '  is far more common than',
        '  collective co-production',
        '',
        'trust',
        '  共同生产提高公众信任       Medium    supported  3  1  1  0',
        '',
      ].join('\n'),
    );
  });

  it('keeps its columns in line and within the width, whatever the texts', () => {
    const texts = fc.array(fc.stringMatching(/^[a-z 共信é]{1,120}$/), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(texts, fc.integer({ min: 70, max: 200 }), (written, width) => {
        const groups = [{ heading: 'a', rows: written.map((text) => row(text)) }];
        const lines = claimsTable(groups, width, plain).split('\n');
        const ends = lines.filter((line) => / {2}3 {2}1 {2}1 {2}0$/.test(line)).map(widthOf);
        assert.equal(ends.length, written.length);
        assert.equal(new Set(ends).size, 1);
        for (const line of lines) assert.ok(widthOf(line) <= width);
      }),
      { seed: 2014 },
    );
  });

  it('colours words without moving them', () => {
    const groups = [{ heading: undefined, rows: [row('A claim'), { ...row('B', [0, 0, 0, 0]), level: 0 }] }];
    const painted = claimsTable(groups, 80, (text, colour) => `<${colour}>${text}</${colour}>`);
    assert.match(painted, /<green>supported/);
    assert.equal(painted.replace(/<\/?\w+>/g, ''), claimsTable(groups, 80, plain));
  });
});
