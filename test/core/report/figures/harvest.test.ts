import assert from 'node:assert/strict';
import fc from 'fast-check';
import { renderToString } from 'preact-render-to-string';
import { harvestPlot, harvestWords } from '../../../../src/core/report/figures/index.js';
import { shortName } from '../../../../src/core/report/figures/harvest.js';
import { barsHeight, columnOrder, layoutHarvest } from '../../../../src/core/report/figures/harvestLayout.js';
import { aMark, figureMarks, seed } from './arbitraries.js';

const times = (count: number, given = {}) =>
  Array.from({ length: count }, (_, n) => aMark({ id: `study${n}`, ...given }));

describe('a harvest plot', () => {
  it('has each counted unit in one bar, in the column of its direction, within it, over no other', () => {
    fc.assert(
      fc.property(figureMarks(300), fc.integer({ min: 200, max: 700 }), (marks, width) => {
        const { columns, height } = layoutHarvest(marks, width);
        assert.deepEqual(
          columns.map(({ direction }) => direction),
          columnOrder,
        );
        const drawn = columns.flatMap(({ bars }) => bars.flatMap((bar) => bar.marks));
        const counted = marks.filter((mark) => mark.counted);
        assert.deepEqual(drawn.map(({ id }) => id).sort(), counted.map(({ id }) => id).sort());
        for (const column of columns) {
          let end = column.x;
          for (const bar of column.bars) {
            assert.ok(bar.x >= end - 1e-6 && bar.width > 0, 'bars stand apart');
            end = bar.x + bar.width;
            assert.ok(bar.height > 0 && bar.height <= barsHeight && bar.height < height);
            for (const mark of bar.marks) {
              assert.equal(mark.direction, column.direction);
              assert.equal(mark.quality, bar.quality);
              assert.equal(bar.height, (mark.weight / 3) * barsHeight);
            }
          }
          assert.ok(end <= column.x + column.width + 1e-6, 'within its column');
        }
        const total = columns.reduce((sum, column) => sum + column.width, 0);
        assert.ok(Math.abs(total - width) < 1e-6);
      }),
      seed,
    );
  });

  it('names units below their bars up to 24 of them, where there is room', () => {
    const spread = (count: number) =>
      times(count).map(
        (mark, n) => ({ ...mark, direction: columnOrder[n % 4] ?? 'supports' }) as typeof mark,
      );
    assert.equal(layoutHarvest(spread(24), 560).named, true);
    assert.equal(layoutHarvest(spread(25), 560).named, false);
    assert.equal(layoutHarvest(times(24), 216).named, false);
  });

  it('draws a bounded number of bars, however many units there are', () => {
    const { columns } = layoutHarvest(times(5000), 300);
    assert.equal(columns.flatMap(({ bars }) => bars).length, 1);
  });

  it('is one picture of SVG text, filled as the marks are', () => {
    const svg = renderToString(
      harvestPlot(
        [
          aMark({ id: 'a' }),
          aMark({ id: 'b', quality: 'moderate', weight: 2 }),
          aMark({ id: 'c', quality: 'low', direction: 'contradicts' }),
          aMark({ id: 'd', quality: 'unclear', direction: 'null', label: '<b>A & B</b>' }),
        ],
        300,
      ),
    );
    assert.match(svg, /^<svg class="harvest" xmlns="http:\/\/www\.w3\.org\/2000\/svg" width="300" /);
    assert.equal(svg.match(/role="img"/g)?.length, 1);
    assert.doesNotMatch(svg, /style=|tabindex|<b>/);
    const fillOf = (quality: string): string =>
      new RegExp(`class="harvest-bar quality-${quality}"[^>]* fill="([^"]*)"`).exec(svg)?.[1] ?? '';
    assert.deepEqual(['high', 'moderate', 'low', 'unclear'].map(fillOf), [
      'var(--for)',
      'var(--bg)',
      'var(--bg)',
      'var(--bg)',
    ]);
    assert.equal(svg.match(/class="harvest-bar half"/g)?.length, 1);
    assert.equal(svg.match(/stroke-dasharray/g)?.length, 1);
  });

  it('has a text equivalent: names up to 24 units, then counts by quality', () => {
    assert.equal(
      harvestWords([
        aMark(),
        aMark({ id: 'no', direction: 'null', quality: 'low', weight: 1, label: 'No 2014' }),
      ]),
      'Harvest plot. For 1: Jakobsen & Andersen 2013 (high quality, weighs 3). Against 0. Null 1: No 2014 (low quality, weighs 1). Mixed 0.',
    );
    assert.equal(
      harvestWords([...times(20), ...times(10, { quality: 'unclear' })]),
      'Harvest plot. For 30: 20 high quality, 10 not appraised. Against 0. Null 0. Mixed 0.',
    );
    assert.equal(harvestWords([aMark({ counted: false })]), 'Harvest plot: no independent study.');
  });

  it('shortens names and keeps the year', () => {
    const named = (label: string, given = {}) => shortName(aMark({ label, ...given }));
    assert.equal(named('Andersen et al. 2024', { year: 2024 }), 'Andersen+ 2024');
    assert.equal(named('Jakobsen & Andersen 2013'), 'Jakobsen+ 2013');
    assert.equal(named('Chong 2015', { year: 2015 }), 'Chong 2015');
    assert.equal(named('Ministry of the Interior 2020', { year: 2020 }), 'Ministry… 2020');
    assert.equal(named('five-nation-2008, 3 publications', { publications: 3 }), '3 publications');
  });
});
