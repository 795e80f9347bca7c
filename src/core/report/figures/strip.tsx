import type { VNode } from 'preact';
import { px } from './geometry.js';
import { ink } from './inks.js';
import { mark } from './mark.js';
import { layoutStrip, stripWidth } from './stripLayout.js';
import type { LaneName, PlacedBar } from './stripLayout.js';
import type { FigureMark } from './types.js';
import { markTitle } from './words.js';

export interface StripOptions {
  /** The text equivalent, which a screen reader says instead of the picture. */
  label: string;
  /** Id of the element, so that a row can be named by it. */
  id?: string;
  width?: number;
  /** The study whose evidence is at the cursor. */
  here?: string | null;
}

/** The diverging strip of one claim: against · null and mixed · for. One picture for assistive technology. */
export function strip(
  marks: readonly FigureMark[],
  { label, id, width = stripWidth, here = null }: StripOptions,
): VNode {
  const layout = layoutStrip(marks, width);
  const { middle } = layout.lanes;
  return (
    <svg class="strip" id={id} width={width} height={px(layout.height)} role="img" aria-label={label}>
      <rect
        class="lane"
        x={middle.x}
        y="-1"
        width={middle.width}
        height={px(layout.height + 2)}
        rx="3"
        fill={ink.lane}
        stroke={ink.laneEdge}
        stroke-dasharray="1 3"
      />
      {layout.marks.map((placed) => (
        <g key={placed.mark.id}>
          <title>{markTitle(placed.mark)}</title>
          {mark(
            placed.mark.direction,
            placed.mark.quality,
            placed.mark.weight,
            placed.mark.publications,
            placed.mark.counted,
            { x: placed.x, y: placed.y, scale: layout.scale, here: here === placed.mark.id },
          )}
          {placed.times && (
            <text
              x={px(placed.times.x)}
              y={px(placed.y + 3.2)}
              font-size="9"
              text-anchor={placed.times.anchor}
              fill={ink.dim}
            >
              {placed.times.text}
            </text>
          )}
        </g>
      ))}
      {layout.bars.map(bar)}
    </svg>
  );
}

const laneInk: Record<LaneName, string> = {
  against: 'var(--against)',
  middle: 'var(--neither)',
  for: 'var(--for)',
};

/** A bar has the fill of its quality, as the marks that it stands for would have. */
function bar({ lane, quality, counted, count, x, y, width, height, textX, anchor }: PlacedBar): VNode {
  const colour = counted ? laneInk[lane] : ink.neither;
  const dashes = counted ? (quality === 'unclear' ? '2 1.6' : undefined) : '1.2 1.6';
  return (
    <g class="bar" key={`${lane} ${quality} ${counted}`}>
      <rect
        x={px(x)}
        y={px(y)}
        width={px(width)}
        height={height}
        fill={counted && quality === 'high' ? colour : 'none'}
        stroke={colour}
        stroke-width="1"
        stroke-dasharray={dashes}
      />
      {counted && quality === 'moderate' && (
        <rect x={px(x)} y={px(y + height / 2)} width={px(width)} height={height / 2} fill={colour} />
      )}
      <text x={px(textX)} y={px(y + height / 2 + 3.2)} font-size="9" text-anchor={anchor} fill={ink.dim}>
        {count}
      </text>
    </g>
  );
}
