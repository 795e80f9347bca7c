/** Where a list is scrolled to: by the first claim in view, since heights in px are others once what is opened has come or notes change. */
export interface Place {
  /** Key of the claim's row. */
  row: string;
  /** How far its top is below that of the list, in px; mostly below 0. */
  offset: number;
}

/** Null at the top of the list. */
export function placeIn(scroller: HTMLElement): Place | null {
  if (scroller.scrollTop <= 0) return null;
  const { top } = scroller.getBoundingClientRect();
  for (const block of scroller.querySelectorAll('.claim-block')) {
    const box = block.getBoundingClientRect();
    const row = block.querySelector('[data-key]')?.getAttribute('data-key');
    if (row && box.bottom > top) return { row, offset: box.top - top };
  }
  return null;
}

/** How far the list has to be scrolled on for a place to be where it was; undefined where its row is not drawn. */
export function distanceTo(place: Place, scroller: HTMLElement): number | undefined {
  const block = scroller.querySelector(`[data-key="${CSS.escape(place.row)}"]`)?.closest('.block');
  return block
    ? block.getBoundingClientRect().top - scroller.getBoundingClientRect().top - place.offset
    : undefined;
}

export function readPlace(value: unknown): Place | null {
  if (typeof value !== 'object' || value === null) return null;
  const { row, offset } = value as Record<string, unknown>;
  return typeof row === 'string' && typeof offset === 'number' && Number.isFinite(offset)
    ? { row, offset }
    : null;
}
