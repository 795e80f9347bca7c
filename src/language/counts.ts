import { relations } from '../core/notes/relations.js';
import type { Rating } from '../core/rating/types.js';

export interface DirectionCounts {
  supports: number;
  contradicts: number;
  qualifies: number;
  null: number;
}

/** How many independent units point each way. */
export function countUnits(rating: Rating): DirectionCounts {
  const counts: DirectionCounts = { supports: 0, contradicts: 0, qualifies: 0, null: 0 };
  for (const unit of rating.units) counts[unit.relation] += 1;
  return counts;
}

/** "+3 −1 ±1 ○1". */
export function countsLine(counts: DirectionCounts): string {
  return (['supports', 'contradicts', 'qualifies', 'null'] as const)
    .map((relation) => `${relations[relation].sign}${counts[relation]}`)
    .join(' ');
}
