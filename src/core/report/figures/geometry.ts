/** Sizes and outlines of marks, in px at scale 1. Pure numbers and SVG path data. */
import type { Direction } from './types.js';

/** Height of a mark of weight 1, and what each further unit of weight adds: 8, 10.5, 13 px. */
const lightest = 8;
const perWeight = 2.5;

/** Height of a mark that is listed and not counted. */
export const listedHeight = 7.5;

/** Width as a share of the nominal height, chosen so that the areas of the four shapes look equal. */
const widthShare: Record<Direction, number> = {
  supports: 0.88,
  contradicts: 0.88,
  null: 0.8,
  qualifies: 0.98,
};

export interface Size {
  width: number;
  height: number;
}

/** The size of a mark. Rubrics may weigh otherwise than 3, 2, 1: weights between are interpolated, beyond are clamped. */
export function markSize(direction: Direction, weight: number, counted: boolean): Size {
  const nominal = counted ? lightest + perWeight * (Math.min(3, Math.max(1, weight)) - 1) : listedHeight;
  const width = nominal * widthShare[direction];
  return { width, height: pointsSideways(direction) ? nominal : width };
}

/** Triangles are as high as nominal; discs and diamonds as high as they are wide. */
const pointsSideways = (direction: Direction): boolean =>
  direction === 'supports' || direction === 'contradicts';

/** The whole outline, centred on 0, 0. */
export function outline(direction: Direction, { width, height }: Size): string {
  const [x, y] = [px(width / 2), px(height / 2)];
  switch (direction) {
    case 'supports':
      return `M-${x} -${y}L${x} 0L-${x} ${y}Z`;
    case 'contradicts':
      return `M${x} -${y}L-${x} 0L${x} ${y}Z`;
    case 'null':
      return `M-${x} 0A${x} ${x} 0 1 1 ${x} 0A${x} ${x} 0 1 1 -${x} 0Z`;
    case 'qualifies':
      return `M-${x} 0L0 -${y}L${x} 0L0 ${y}Z`;
  }
}

/** The lower half of the outline: the fill of moderate quality. */
export function lowerHalf(direction: Direction, { width, height }: Size): string {
  const [x, y] = [px(width / 2), px(height / 2)];
  switch (direction) {
    case 'supports':
      return `M-${x} 0L${x} 0L-${x} ${y}Z`;
    case 'contradicts':
      return `M${x} 0L-${x} 0L${x} ${y}Z`;
    case 'null':
      return `M-${x} 0A${x} ${x} 0 0 0 ${x} 0Z`;
    case 'qualifies':
      return `M-${x} 0L${x} 0L0 ${y}Z`;
  }
}

/** How far each outline of a shared dataset stands behind the one before, at scale 1. */
export const outlineStep = 3;

/** Outlines drawn behind a mark: one for each further publication, two at most. */
export const outlinesBehind = (publications: number): number => Math.min(2, Math.max(0, publications - 1));

/** A number as SVG writes it: two decimals, no trailing zeros. */
export const px = (value: number): string => String(Math.round(value * 100) / 100);
