/** Where each mark of a strip goes: three lanes on one axis that every row shares. Pure arithmetic, in px. */
import { markSize, outlineStep, outlinesBehind } from './geometry.js';
import type { FigureMark, Quality } from './types.js';

export type LaneName = 'against' | 'middle' | 'for';

/** Lanes of a strip of 184 px: 63 · 58 · 63. */
export const stripWidth = 184;
export const middleWidth = 58;

/** What a row tries in turn when a lane overflows: scale, and lines. */
export const steps: readonly (readonly [scale: number, lines: number])[] = [
  [1, 1],
  [0.9, 1],
  [0.8, 1],
  [0.8, 2],
  [0.72, 3],
  [0.66, 4],
  [0.62, 5],
  [0.5, 6],
];

/** Room between the middle lane and the first mark beside it, and what stays free at a lane's ends altogether. */
const inset = 4;
const free = 5;
const gap = 2.2;

export interface Lane {
  x: number;
  width: number;
}

export interface PlacedMark {
  mark: FigureMark;
  lane: LaneName;
  /** Centre. */
  x: number;
  y: number;
  /** What it covers, outlines and label included. */
  from: number;
  to: number;
  /** "×3" beside a mark that stands for several publications. */
  times: { text: string; x: number; anchor: 'start' | 'end' } | null;
}

/** One bar per lane and quality, where even the smallest marks do not fit. */
export interface PlacedBar {
  lane: LaneName;
  quality: Quality;
  counted: boolean;
  count: number;
  x: number;
  y: number;
  width: number;
  height: number;
  /** Where the count is printed. */
  textX: number;
  anchor: 'start' | 'end';
}

export interface StripLayout {
  width: number;
  height: number;
  lanes: Record<LaneName, Lane>;
  scale: number;
  lines: number;
  marks: PlacedMark[];
  /** Empty unless the marks do not fit; then `marks` is empty. */
  bars: PlacedBar[];
}

export function lanesOf(width: number): Record<LaneName, Lane> {
  const side = (width - middleWidth) / 2;
  return {
    against: { x: 0, width: side },
    middle: { x: side, width: middleWidth },
    for: { x: side + middleWidth, width: side },
  };
}

/** Places marks; the first step that fits every lane is taken for the whole row. */
export function layoutStrip(marks: readonly FigureMark[], width = stripWidth): StripLayout {
  const lanes = lanesOf(width);
  const sorted = sortedByLane(marks);
  const step = steps.find(([scale, lines]) =>
    laneNames.every((lane) => fits(sorted[lane], lanes[lane], scale, lines)),
  );
  if (!step) return layoutBars(sorted, lanes, width);
  const [scale, lines] = step;
  const lineHeight = 12.5 * scale + 1.2;
  const height = Math.max(16, lines * lineHeight + 3);
  return {
    width,
    height,
    lanes,
    scale,
    lines,
    marks: laneNames.flatMap((lane) =>
      inLines(sorted[lane], lines).flatMap((line, row, all) =>
        placeLine(line, lane, lanes[lane], scale, height / 2 + (row - (all.length - 1) / 2) * lineHeight),
      ),
    ),
    bars: [],
  };
}

const laneNames: readonly LaneName[] = ['against', 'middle', 'for'];
const qualities: readonly Quality[] = ['high', 'moderate', 'low', 'unclear'];

type ByLane<T = FigureMark> = Record<LaneName, T[]>;

/** Counted before listed; in the middle nulls before mixed; then heavier, better, earlier first. */
function sortedByLane<T extends FigureMark>(marks: readonly T[]): ByLane<T> {
  const sorted = [...marks].sort(
    (a, b) =>
      Number(b.counted) - Number(a.counted) ||
      Number(a.direction === 'qualifies') - Number(b.direction === 'qualifies') ||
      b.weight - a.weight ||
      qualities.indexOf(a.quality) - qualities.indexOf(b.quality) ||
      (a.year ?? unknownYear) - (b.year ?? unknownYear) ||
      (a.id < b.id ? -1 : a.id > b.id ? 1 : 0),
  );
  return {
    against: sorted.filter(({ direction }) => direction === 'contradicts'),
    middle: sorted.filter(({ direction }) => direction === 'null' || direction === 'qualifies'),
    for: sorted.filter(({ direction }) => direction === 'supports'),
  };
}

/** After every year; finite, so that two of them compare as equal. */
const unknownYear = 9999;

/** Marks in the order of the strip's lanes: for, against, null, mixed. Lists of studies use the same order. */
export function sortedMarks<T extends FigureMark>(marks: readonly T[]): T[] {
  const lanes = sortedByLane(marks);
  return [...lanes.for, ...lanes.against, ...lanes.middle];
}

function inLines(marks: readonly FigureMark[], lines: number): FigureMark[][] {
  const perLine = Math.max(1, Math.ceil(marks.length / lines));
  return Array.from({ length: Math.ceil(marks.length / perLine) }, (_, line) =>
    marks.slice(line * perLine, (line + 1) * perLine),
  );
}

function fits(marks: readonly FigureMark[], lane: Lane, scale: number, lines: number): boolean {
  return inLines(marks, lines).every((line) => lengthOf(line, scale) <= lane.width - free);
}

const lengthOf = (line: readonly FigureMark[], scale: number): number =>
  line.reduce((sum, mark) => sum + extentOf(mark, scale).total, 0);

/** What a mark needs along its lane: outlines behind it, the body, the label, and the gap to the next. */
function extentOf(mark: FigureMark, scale: number) {
  const body = markSize(mark.direction, mark.weight, mark.counted).width * scale;
  const behind = mark.counted ? outlinesBehind(mark.publications) * outlineStep * scale : 0;
  const times = mark.counted && mark.publications > 1 ? `×${mark.publications}` : '';
  const label = times === '' ? 0 : 2 + times.length * 5;
  return { body, behind, times, label, total: behind + body + label + gap * scale };
}

/** Places one line, outwards from the centre; the middle lane is centred. */
function placeLine(
  line: readonly FigureMark[],
  name: LaneName,
  lane: Lane,
  scale: number,
  y: number,
): PlacedMark[] {
  const outwards = name === 'against' ? -1 : 1;
  let edge =
    name === 'for'
      ? lane.x + inset
      : name === 'against'
        ? lane.x + lane.width - inset
        : lane.x + lane.width / 2 - lengthOf(line, scale) / 2 + (gap * scale) / 2;
  return line.map((mark) => {
    const { body, behind, times, label, total } = extentOf(mark, scale);
    const centre = edge + outwards * (behind + body / 2);
    const end = edge + outwards * (behind + body + label);
    const placed: PlacedMark = {
      mark,
      lane: name,
      x: centre,
      y,
      from: Math.min(edge, end),
      to: Math.max(edge, end),
      times:
        times === ''
          ? null
          : {
              text: times,
              x: centre + outwards * (body / 2 + 2),
              anchor: outwards === 1 ? 'start' : 'end',
            },
    };
    edge += outwards * total;
    return placed;
  });
}

const barHeight = 5;
const barLine = 9;
const countRoom = 20;

function layoutBars(sorted: ByLane, lanes: Record<LaneName, Lane>, width: number): StripLayout {
  const counts = laneNames.flatMap((lane) => barCounts(lane, sorted[lane]));
  const most = Math.max(...counts.map(({ count }) => count));
  const lines = Math.max(...laneNames.map((name) => counts.filter(({ lane }) => lane === name).length));
  const height = Math.max(16, lines * barLine + 3);
  const bars = laneNames.flatMap((name) => {
    const own = counts.filter(({ lane }) => lane === name);
    const lane = lanes[name];
    return own.map((bar, row): PlacedBar => {
      const length = Math.max(1, (bar.count / most) * (lane.width - free - countRoom));
      const x = name === 'against' ? lane.x + lane.width - inset - length : lane.x + inset;
      return {
        ...bar,
        x,
        y: height / 2 + (row - (own.length - 1) / 2) * barLine - barHeight / 2,
        width: length,
        height: barHeight,
        textX: name === 'against' ? x - 3 : x + length + 3,
        anchor: name === 'against' ? 'end' : 'start',
      };
    });
  });
  return { width, height, lanes, scale: 1, lines, marks: [], bars };
}

function barCounts(lane: LaneName, marks: readonly FigureMark[]) {
  const rows = [
    ...qualities.map((quality) => ({
      lane,
      quality,
      counted: true,
      count: marks.filter((mark) => mark.counted && mark.quality === quality).length,
    })),
    {
      lane,
      quality: 'unclear' as const,
      counted: false,
      count: marks.filter((mark) => !mark.counted).length,
    },
  ];
  return rows.filter(({ count }) => count > 0);
}
