/** Which rows of a long list are drawn: those in view, some beyond, and the few that must stay. */

export interface View {
  /** Scroll offset and height of what is seen, in px. */
  top: number;
  height: number;
}

/** Rows drawn beyond either edge of the view. */
export const overscan = 8;

/** A stretch of rows that is drawn, or the room of one that is not. */
export type Piece = { kind: 'row'; index: number } | { kind: 'room'; before: number; height: number };

/**
 * The rows in view and `overscan` beyond, by their heights from the list's top; first and last are inclusive indices, and
 * last < first where there is no row.
 */
export function rowsInView(heights: readonly number[], view: View): { first: number; last: number } {
  const bottom = view.top + view.height;
  let first = -1;
  let last = -1;
  let y = 0;
  heights.forEach((height, index) => {
    if (first === -1 && y + height > view.top) first = index;
    if (y <= bottom) last = index;
    y += height;
  });
  if (first === -1) first = heights.length - 1;
  return {
    first: Math.max(0, first - overscan),
    last: Math.min(heights.length - 1, last + overscan),
  };
}

/** The rows from `from` to before `to`, with runs of rows that are not drawn as room of the same height. */
export function pieces(
  heights: readonly number[],
  [from, to]: readonly [number, number],
  drawn: (index: number) => boolean,
): Piece[] {
  const result: Piece[] = [];
  let room = 0;
  for (let index = from; index < to; index += 1) {
    if (!drawn(index)) {
      room += heights[index] ?? 0;
      continue;
    }
    if (room > 0) result.push({ kind: 'room', before: index, height: room });
    room = 0;
    result.push({ kind: 'row', index });
  }
  if (room > 0) result.push({ kind: 'room', before: to, height: room });
  return result;
}
