import assert from 'node:assert/strict';
import fc from 'fast-check';
import { renderToString } from 'preact-render-to-string';
import { layoutStrip, strip } from '../../../../src/core/report/figures/index.js';
import type { FigureMark } from '../../../../src/core/report/figures/index.js';
import { lanesOf, steps } from '../../../../src/core/report/figures/stripLayout.js';
import { aMark, figureMarks, seed } from './arbitraries.js';

const times = (count: number, given: Partial<FigureMark> = {}): FigureMark[] =>
  Array.from({ length: count }, (_, n) => aMark({ id: `study${n}`, ...given }));

describe('the layout of a strip', () => {
  it('has lanes of 63, 58 and 63 px, so that every row shares one axis', () => {
    assert.deepEqual(lanesOf(184), {
      against: { x: 0, width: 63 },
      middle: { x: 63, width: 58 },
      for: { x: 121, width: 63 },
    });
  });

  it('puts each mark once, in the lane of its direction, within the lane, and over no other of its line', () => {
    fc.assert(
      fc.property(figureMarks(60), (marks) => {
        const layout = layoutStrip(marks);
        if (layout.bars.length > 0) return;
        assert.deepEqual(layout.marks.map(({ mark }) => mark.id).sort(), marks.map(({ id }) => id).sort());
        const laneOf = {
          supports: 'for',
          contradicts: 'against',
          null: 'middle',
          qualifies: 'middle',
        } as const;
        for (const placed of layout.marks) {
          assert.equal(placed.lane, laneOf[placed.mark.direction]);
          const lane = layout.lanes[placed.lane];
          assert.ok(placed.from >= lane.x && placed.to <= lane.x + lane.width, JSON.stringify(placed));
          assert.ok(placed.y > 0 && placed.y < layout.height);
        }
        for (const one of layout.marks) {
          for (const other of layout.marks) {
            const apart = one.to < other.from || other.to < one.from;
            assert.ok(
              one === other || one.lane !== other.lane || one.y !== other.y || apart,
              'neighbours overlap',
            );
          }
        }
      }),
      seed,
    );
  });

  it('is the same in whatever order the studies come', () => {
    fc.assert(
      fc.property(figureMarks(30), (marks) => {
        assert.deepEqual(layoutStrip([...marks].reverse()), layoutStrip(marks));
      }),
      seed,
    );
  });

  it('grows outwards from the centre: heavier first, then quality, then year; what is not counted last', () => {
    const marks = [
      aMark({ id: 'listed', counted: false, weight: 0 }),
      aMark({ id: 'light', weight: 1 }),
      aMark({ id: 'later', weight: 2, year: 2020 }),
      aMark({ id: 'earlier', weight: 2, year: 2010 }),
      aMark({ id: 'better', weight: 2, year: 2022, quality: 'high' }),
      aMark({ id: 'poorer', weight: 2, year: 2001, quality: 'low' }),
    ].map((mark) =>
      mark.id.endsWith('er') && mark.id !== 'better' && mark.id !== 'poorer'
        ? { ...mark, quality: 'moderate' as const }
        : mark,
    );
    const order = ['better', 'earlier', 'later', 'poorer', 'light', 'listed'];
    const ids = (side: 'for' | 'against'): string[] => {
      const direction = side === 'for' ? 'supports' : 'contradicts';
      const { marks: placed } = layoutStrip(
        marks.map((mark) => ({ ...mark, direction })),
        600,
      );
      return placed.sort((a, b) => (side === 'for' ? a.x - b.x : b.x - a.x)).map(({ mark }) => mark.id);
    };
    assert.deepEqual(ids('for'), order);
    assert.deepEqual(ids('against'), order);
  });

  it('puts nulls before mixed and centres the middle lane', () => {
    const { marks } = layoutStrip([
      aMark({ id: 'mixed', direction: 'qualifies', weight: 3 }),
      aMark({ id: 'null', direction: 'null', weight: 3 }),
    ]);
    assert.deepEqual(
      marks.map(({ mark }) => mark.id),
      ['null', 'mixed'],
    );
    const [first, last] = [marks[0]?.from ?? 0, marks[1]?.to ?? 0];
    assert.ok(Math.abs((first + last) / 2 - 92) < 0.01);
  });

  it('takes the first of the eight steps that fits, for the whole row', () => {
    const stepOf = (count: number): readonly number[] => {
      const { scale, lines, bars } = layoutStrip([...times(count), aMark({ id: 'one', direction: 'null' })]);
      return bars.length > 0 ? [] : [scale, lines];
    };
    assert.deepEqual(stepOf(4), [1, 1]);
    assert.deepEqual(stepOf(5), [0.8, 1]);
    const taken = Array.from({ length: 60 }, (_, n) => stepOf(n + 1));
    const order = taken.map((step) =>
      step.length === 0
        ? steps.length
        : steps.findIndex(([scale, lines]) => scale === step[0] && lines === step[1]),
    );
    assert.deepEqual(
      order,
      [...order].sort((a, b) => a - b),
      'more studies never take an earlier step',
    );
    assert.equal(order.at(-1), steps.length, 'sixty heavy studies of one side fit no step');
  });

  it('reaches every step as a lane fills', () => {
    const reached = new Set<string>();
    for (let heavy = 1; heavy < 40; heavy += 1) {
      for (const light of [0, 1, 2]) {
        const rest = times(light, { weight: 1 }).map((mark) => ({ ...mark, id: `light ${mark.id}` }));
        const { scale, lines, bars } = layoutStrip([...times(heavy), ...rest]);
        if (bars.length === 0) reached.add(`${scale} × ${lines}`);
      }
    }
    assert.deepEqual([...reached].sort(), steps.map(([scale, lines]) => `${scale} × ${lines}`).sort());
  });

  it('draws one bar per lane and quality where nothing fits, and prints counts that add up', () => {
    fc.assert(
      fc.property(figureMarks(600), (given) => {
        const marks = [
          ...given,
          ...times(80, { weight: 3 }).map((mark) => ({ ...mark, id: `more ${mark.id}` })),
        ];
        const layout = layoutStrip(marks);
        assert.equal(layout.marks.length, 0);
        assert.equal(
          layout.bars.reduce((sum, { count }) => sum + count, 0),
          marks.length,
        );
        const names = layout.bars.map(({ lane, quality, counted }) => `${lane} ${quality} ${counted}`);
        assert.equal(new Set(names).size, names.length);
        for (const { lane, x, width, y, height } of layout.bars) {
          const { x: from, width: room } = layout.lanes[lane];
          assert.ok(x >= from && x + width <= from + room);
          assert.ok(y >= 0 && y + height <= layout.height);
        }
      }),
      { ...seed, numRuns: 60 },
    );
  });
});

describe('a strip', () => {
  const marks = [aMark(), aMark({ id: 'five-nation-2008', publications: 3, weight: 2 })];

  it('is one picture whose label is the text equivalent', () => {
    const svg = renderToString(strip(marks, { label: 'Medium, supported.', id: 'row-strip' }));
    assert.match(
      svg,
      /^<svg class="strip" id="row-strip" width="184" height="16\.7" role="img" aria-label="Medium, supported\."/,
    );
    assert.doesNotMatch(svg, /tabindex|style=/);
  });

  it('names each study in a tooltip, escaped', () => {
    const svg = renderToString(strip([aMark({ label: '<b>A & B</b>' })], { label: '' }));
    assert.match(
      svg,
      /<title>&lt;b>A &amp; B&lt;\/b> finds what the claim says\. High quality, weighs 3\.<\/title>/,
    );
  });

  it('prints the number of publications beside a shared dataset', () => {
    assert.match(renderToString(strip(marks, { label: '' })), />×3<\/text>/);
  });

  it('underlines the one study whose evidence is at the cursor', () => {
    const underlines = (here: string | null): number =>
      renderToString(strip(marks, { label: '', here })).match(/class="here"/g)?.length ?? 0;
    assert.deepEqual([underlines('five-nation-2008'), underlines('another'), underlines(null)], [1, 0, 0]);
  });

  it('fills bars as the marks that they stand for', () => {
    const svg = renderToString(
      strip(
        [...times(90), ...times(90, { quality: 'low' }).map((mark) => ({ ...mark, id: `low ${mark.id}` }))],
        { label: '' },
      ),
    );
    assert.equal(svg.match(/class="bar"/g)?.length, 2);
    assert.match(svg, /fill="var\(--for\)"/);
    assert.match(svg, /fill="none" stroke="var\(--for\)"/);
    assert.match(svg, />90<\/text>/);
  });
});
