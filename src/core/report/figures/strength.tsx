import type { VNode } from 'preact';
import { px } from './geometry.js';
import { ink } from './inks.js';

const barWidth = 3;
const barGap = 1.4;
const shortest = 3.5;
const tallest = 11.9;
/** Of every bar where there is no strength: low, yet there. */
const lowest = 2;
const height = 12;

/** Rising bars, as many as the scale has levels above none, the lower `rank` of them filled; none: all of the least height. Decorative: a word stands beside it. */
export function strengthBars(rank: number, of: number, scale = 1): VNode {
  const width = of * (barWidth + barGap) - barGap;
  return (
    <svg
      class="strength"
      width={px(width * scale)}
      height={px(height * scale)}
      viewBox={`0 0 ${px(width)} ${height}`}
      aria-hidden="true"
    >
      {Array.from({ length: of }, (_, level) => {
        const tall = rank === 0 ? lowest : barHeight(level, of);
        return (
          <rect
            key={level}
            x={px(level * (barWidth + barGap))}
            y={px(height - tall)}
            width={barWidth}
            height={px(tall)}
            rx="0.6"
            fill={level < rank ? ink.strength : ink.off}
          />
        );
      })}
    </svg>
  );
}

const barHeight = (level: number, of: number): number =>
  of === 1 ? tallest : shortest + (level * (tallest - shortest)) / (of - 1);

/** Dots of a dimension: `rank` filled of `of`. Decorative: the value's word stands beside it. */
export function dots(rank: number, of: number): VNode {
  return (
    <svg class="dots" width={of * 9} height="10" aria-hidden="true">
      {Array.from({ length: of }, (_, n) => (
        <circle
          key={n}
          cx={4 + n * 9}
          cy="5"
          r="3"
          fill={n < rank ? ink.text : 'none'}
          stroke={ink.text}
          stroke-opacity={n < rank ? 1 : 0.6}
        />
      ))}
    </svg>
  );
}
