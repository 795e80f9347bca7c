import type { VNode } from 'preact';
import { lowerHalf, markSize, outline, outlineStep, outlinesBehind, px } from './geometry.js';
import type { Size } from './geometry.js';
import { ink, inkOf } from './inks.js';
import type { Direction, FigureMark, Quality } from './types.js';

export interface MarkPlace {
  /** Centre, in px. Default 0, 0. */
  x?: number;
  y?: number;
  /** Default 1. */
  scale?: number;
  /** True where the cursor is on this study's evidence: an underline below the mark. */
  here?: boolean;
}

/**
 * One independent study as an SVG group: it points where its finding points, is filled as its quality (solid high,
 * lower half moderate, hollow low, hollow and dashed not appraised), is as large as its weight, and has outlines behind
 * it for further publications of one dataset. What is not counted is a dotted grey outline.
 */
export function mark(
  direction: Direction,
  quality: Quality,
  weight: number,
  publications: number,
  counted: boolean,
  { x = 0, y = 0, scale = 1, here = false }: MarkPlace = {},
): VNode {
  const full = markSize(direction, weight, counted);
  const size = { width: full.width * scale, height: full.height * scale };
  return (
    <g class="mark" transform={`translate(${px(x)} ${px(y)})`}>
      {counted ? (
        <>
          {behind(direction, size, publications, scale)}
          {filled(direction, quality, size, publications > 1 ? ink.ground : 'none', scale)}
        </>
      ) : (
        <path
          class="listed"
          d={outline(direction, size)}
          fill="none"
          stroke={ink.neither}
          stroke-width="1"
          stroke-dasharray="1.2 1.6"
          stroke-linejoin="round"
        />
      )}
      {here && (
        <rect
          class="here"
          x={px(-size.width / 2 - 1)}
          y={px(size.height / 2 + 2.2)}
          width={px(size.width + 2)}
          height="2"
          fill={ink.here}
        />
      )}
    </g>
  );
}

function behind(direction: Direction, size: Size, publications: number, scale: number): VNode | null {
  const outlines = outlinesBehind(publications);
  if (outlines === 0) return null;
  const step = (direction === 'contradicts' ? 1 : -1) * outlineStep * scale;
  const d = outline(direction, size);
  return (
    <>
      {[2, 1].slice(2 - outlines).map((n) => (
        <path
          key={n}
          class="behind"
          d={d}
          transform={`translate(${px(step * n)} 0)`}
          fill={ink.ground}
          stroke={inkOf[direction]}
          stroke-width="1"
          stroke-linejoin="round"
        />
      ))}
      <path d={d} fill={ink.ground} stroke={ink.ground} stroke-width="3" />
    </>
  );
}

function filled(direction: Direction, quality: Quality, size: Size, hollow: string, scale: number): VNode {
  const colour = inkOf[direction];
  return (
    <>
      <path
        class={`quality-${quality}`}
        d={outline(direction, size)}
        fill={quality === 'high' ? colour : hollow}
        stroke={colour}
        stroke-width={scale < 0.8 ? 1.1 : 1.3}
        stroke-dasharray={quality === 'unclear' ? '2 1.6' : undefined}
        stroke-linejoin="round"
      />
      {quality === 'moderate' && <path d={lowerHalf(direction, size)} fill={colour} />}
    </>
  );
}

/** A mark as a picture of its own, for legends, axis ends and beside citations. Decorative: words stand beside it. */
export function glyph(
  { direction, quality, weight, publications, counted }: Omit<FigureMark, 'id' | 'year' | 'label'>,
  { scale = 1, here = false, width = 14, height = 14 }: GlyphOptions = {},
): VNode {
  const shift = (outlinesBehind(publications) * outlineStep * scale) / 2;
  return (
    <svg class="glyph" width={width} height={height} aria-hidden="true">
      {mark(direction, quality, weight, publications, counted, {
        x: width / 2 + (direction === 'contradicts' ? -shift : shift),
        y: height / 2,
        scale,
        here,
      })}
    </svg>
  );
}

export interface GlyphOptions {
  scale?: number;
  here?: boolean;
  /** Of the picture, in px. */
  width?: number;
  height?: number;
}
