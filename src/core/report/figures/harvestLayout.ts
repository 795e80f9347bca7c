/** Where each bar of a harvest plot goes: four columns on one scale of weight. Pure arithmetic, in px. */
import { sortedMarks } from './stripLayout.js';
import type { Direction, FigureMark, Quality } from './types.js';

/** From left to right, as the strip has its lanes. */
export const columnOrder: readonly Direction[] = ['contradicts', 'null', 'qualifies', 'supports'];

/** More names than these would be a carpet. */
export const mostNames = 24;

/** Height of a bar of the heaviest weight, and of the lines of names below. */
export const barsHeight = 48;
export const namesHeight = 92;
const headLine = 14;

/** From the middle of a bar to that of the next; names need the wider. */
const widest = 17;
const narrowestNamed = 10;
/** Below this, head and count of a column stand on two lines. */
const oneLineHead = 78;

export interface Bar {
  /** The units that it stands for: one, or neighbours of one weight and quality where bars are too thin to be told apart. */
  marks: FigureMark[];
  x: number;
  width: number;
  /** 0 to `barsHeight`. */
  height: number;
  quality: Quality;
  direction: Direction;
}

export interface HarvestColumn {
  direction: Direction;
  count: number;
  x: number;
  width: number;
  bars: Bar[];
}

export interface HarvestLayout {
  width: number;
  height: number;
  columns: HarvestColumn[];
  /** Baseline of the bars. */
  ground: number;
  /** True where every unit has its name below its bar. */
  named: boolean;
  /** Lines of a column's head. */
  headLines: 1 | 2;
}

/** Counted units only; a column may not be empty of room, so that "none" is seen. */
export function layoutHarvest(marks: readonly FigureMark[], width: number): HarvestLayout {
  const counted = sortedMarks(marks.filter((mark) => mark.counted));
  const heaviest = Math.max(3, ...counted.map(({ weight }) => weight));
  const groups = columnOrder.map((direction) => counted.filter((mark) => mark.direction === direction));
  const widths = columnWidths(
    groups.map(({ length }) => length),
    width,
  );
  const pitch = Math.min(
    widest,
    ...groups.map(({ length }, n) => ((widths[n] ?? 0) - gap) / Math.max(1, length)),
  );
  const named = counted.length > 0 && counted.length <= mostNames && pitch >= narrowestNamed;
  const headLines = Math.min(...widths) < oneLineHead ? 2 : 1;
  const ground = headLines * headLine + 4 + barsHeight;
  let x = 0;
  const columns = groups.map((group, n): HarvestColumn => {
    const column = { x, width: widths[n] ?? 0 };
    x += column.width;
    const from = column.x + (column.width - group.length * pitch) / 2;
    return {
      direction: columnOrder[n] ?? 'supports',
      count: group.length,
      ...column,
      bars: barsOf(group, from, pitch, heaviest),
    };
  });
  return { width, height: ground + (named ? namesHeight : 6), columns, ground, named, headLines };
}

/** Between columns. */
const gap = 8;

/** A quarter each; where a column needs more, each keeps room for its head and the rest goes by number. */
function columnWidths(counts: readonly number[], width: number): number[] {
  const quarter = width / 4;
  if (counts.every((count) => count * widest + gap <= quarter)) return counts.map(() => quarter);
  const least = Math.min(quarter, 50);
  const rest = width - 4 * least;
  const all = counts.reduce((sum, count) => sum + count, 0);
  return counts.map((count) => least + (rest * count) / all);
}

/** Thinner than this, bars of one weight and quality are drawn as one. */
const thinnest = 3;

function barsOf(group: readonly FigureMark[], from: number, pitch: number, heaviest: number): Bar[] {
  const bars: Bar[] = [];
  group.forEach((mark, index) => {
    const last = bars.at(-1);
    const height = (Math.max(0, mark.weight) / heaviest) * barsHeight;
    if (pitch < thinnest && last && last.quality === mark.quality && last.height === height) {
      last.marks.push(mark);
      last.width += pitch;
      return;
    }
    const space = pitch < thinnest ? 0 : Math.min(4, pitch * 0.25);
    bars.push({
      marks: [mark],
      x: from + index * pitch + space / 2,
      width: pitch - space,
      height,
      quality: mark.quality,
      direction: mark.direction,
    });
  });
  return bars;
}
