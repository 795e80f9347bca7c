import assert from 'node:assert/strict';
import { renderToString } from 'preact-render-to-string';
import { glyph, mark } from '../../../../src/core/report/figures/index.js';
import type { Direction, Quality } from '../../../../src/core/report/figures/index.js';

const directions: Direction[] = ['supports', 'contradicts', 'null', 'qualifies'];
const drawn = (...args: Parameters<typeof mark>): string => renderToString(mark(...args));
const pathsOf = (svg: string): string[] => [...svg.matchAll(/ d="([^"]*)"/g)].map(([, d]) => d ?? '');
const numbers = (d: string): number[] => (d.match(/-?[\d.]+/g) ?? []).map(Number);

/** Corners of a polygon's path. */
function corners(d: string): [number, number][] {
  const flat = numbers(d);
  return Array.from({ length: flat.length / 2 }, (_, i) => [flat[2 * i] ?? 0, flat[2 * i + 1] ?? 0]);
}

function area(direction: Direction, d: string): number {
  if (direction === 'null') return Math.PI * (numbers(d)[0] ?? 0) ** 2;
  const points = corners(d);
  const twice = points.reduce((sum, [x, y], i) => {
    const [nextX, nextY] = points[(i + 1) % points.length] ?? [0, 0];
    return sum + x * nextY - nextX * y;
  }, 0);
  return Math.abs(twice) / 2;
}

describe('a mark', () => {
  it('points right in blue where a study supports, left in orange where it contradicts', () => {
    const [forPath = ''] = pathsOf(drawn('supports', 'high', 3, 1, true));
    const [againstPath = ''] = pathsOf(drawn('contradicts', 'high', 3, 1, true));
    const tip = (d: string): [number, number] | undefined => corners(d).find(([, y]) => y === 0);
    assert.ok((tip(forPath)?.[0] ?? 0) > 0);
    assert.ok((tip(againstPath)?.[0] ?? 0) < 0);
    assert.match(drawn('supports', 'high', 3, 1, true), /fill="var\(--for\)"/);
    assert.match(drawn('contradicts', 'high', 3, 1, true), /fill="var\(--against\)"/);
  });

  it('is a grey disc for a null finding and a grey diamond for a mixed one', () => {
    assert.match(drawn('null', 'high', 3, 1, true), /A5\.2 5\.2 .*fill="var\(--neither\)"/);
    const [diamond = ''] = pathsOf(drawn('qualifies', 'high', 3, 1, true));
    assert.equal(corners(diamond).length, 4);
    assert.match(drawn('qualifies', 'high', 3, 1, true), /fill="var\(--neither\)"/);
  });

  it('is solid, half filled, hollow, or hollow and dashed as its quality is high, moderate, low, or not appraised', () => {
    const look = (quality: Quality) => {
      const svg = drawn('supports', quality, 3, 1, true);
      return {
        whole: /quality-\w+" [^>]*fill="var\(--for\)"/.test(svg),
        paths: pathsOf(svg).length,
        dashed: svg.includes('stroke-dasharray'),
      };
    };
    assert.deepEqual(look('high'), { whole: true, paths: 1, dashed: false });
    assert.deepEqual(look('moderate'), { whole: false, paths: 2, dashed: false });
    assert.deepEqual(look('low'), { whole: false, paths: 1, dashed: false });
    assert.deepEqual(look('unclear'), { whole: false, paths: 1, dashed: true });
  });

  it('fills the lower half of a moderate one, whatever its shape', () => {
    for (const direction of directions) {
      const [, half = ''] = pathsOf(drawn(direction, 'moderate', 3, 1, true));
      const ys = direction === 'null' ? [] : corners(half).map(([, y]) => y);
      assert.ok(
        ys.every((y) => y >= 0),
        direction,
      );
      // A disc's lower half is swept anticlockwise from left to right, with y growing downwards.
      if (direction === 'null') assert.match(half, /^M-5\.2 0A5\.2 5\.2 0 0 0 5\.2 0Z$/);
    }
  });

  it('is 13, 10.5 and 8 px high for weights 3, 2 and 1, and in between for weights between', () => {
    const height = (weight: number): number => {
      const ys = corners(pathsOf(drawn('supports', 'high', weight, 1, true))[0] ?? '').map(([, y]) => y);
      return Math.max(...ys) - Math.min(...ys);
    };
    assert.deepEqual([3, 2, 1].map(height), [13, 10.5, 8]);
    assert.equal(height(2.5), 11.76);
    assert.deepEqual([height(20), height(0.2)], [13, 8]);
  });

  it('has about the same area in each shape, so that no direction looks heavier', () => {
    for (const weight of [3, 2, 1]) {
      const areas = directions.map((direction) =>
        area(direction, pathsOf(drawn(direction, 'high', weight, 1, true))[0] ?? ''),
      );
      assert.ok(Math.max(...areas) / Math.min(...areas) < 1.15, areas.join(', '));
    }
  });

  it('has an outline behind it for each further publication of one dataset, two at most', () => {
    const behind = (publications: number): number =>
      drawn('supports', 'high', 3, publications, true).match(/class="behind"/g)?.length ?? 0;
    assert.deepEqual([1, 2, 3, 9].map(behind), [0, 1, 2, 2]);
  });

  it('is a dotted grey outline where it is listed and not counted, without weight, quality or outlines', () => {
    for (const quality of ['high', 'unclear'] as const) {
      const svg = drawn('contradicts', quality, 0, 3, false);
      assert.match(svg, /class="listed"/);
      assert.match(svg, /stroke="var\(--neither\)" stroke-width="1" stroke-dasharray="1\.2 1\.6"/);
      assert.equal(pathsOf(svg).length, 1);
    }
  });

  it('is underlined where the cursor is on its evidence', () => {
    assert.doesNotMatch(drawn('null', 'low', 1, 1, true), /class="here"/);
    const svg = drawn('null', 'low', 1, 1, true, { here: true });
    const [, y] = /class="here"[^>]* y="([\d.]+)"/.exec(svg) ?? [];
    assert.ok(Number(y) > 3.2, 'below the mark');
  });

  it('has no inline style, which a content security policy would drop', () => {
    for (const direction of directions) {
      const svg = renderToString(
        glyph({ direction, quality: 'moderate', weight: 2, publications: 3, counted: true }, { here: true }),
      );
      assert.doesNotMatch(svg, /style=/);
      assert.match(svg, /aria-hidden/);
    }
  });
});
