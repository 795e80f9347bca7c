/** Colours of the figures, by what they mean. The page that shows a figure defines the tokens. */
import type { Direction } from './types.js';

/** Direction is the only thing with a hue of its own: for, against, neither. */
export const inkOf: Record<Direction, string> = {
  supports: 'var(--for)',
  contradicts: 'var(--against)',
  null: 'var(--neither)',
  qualifies: 'var(--neither)',
};

export const ink = {
  neither: 'var(--neither)',
  strength: 'var(--strength)',
  /** What is not filled. */
  off: 'var(--off)',
  /** Lines of a grid. */
  hair: 'var(--hair)',
  dim: 'var(--dim)',
  here: 'var(--here)',
  text: 'var(--fg)',
  /** Behind a mark, so that what lies under it does not show through. */
  ground: 'var(--bg)',
  lane: 'var(--lane)',
  laneEdge: 'var(--lane-edge)',
} as const;
