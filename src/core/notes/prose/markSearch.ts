/**
 * Where the next of a mark stands in a text. It is found by the engine's own search, several times as fast as an expression, and only once
 * for all places before it, asked about in rising order.
 */
export class MarkSearch {
  private asked = 0;
  private found = -1;

  constructor(
    private readonly text: string,
    private readonly mark: string,
  ) {}

  /** From a place on; the text's length where there is none. */
  from(place: number): number {
    if (place < this.asked || place > this.found) {
      const found = this.text.indexOf(this.mark, place);
      this.found = found < 0 ? this.text.length : found;
      this.asked = place;
    }
    return this.found;
  }
}

/** The next place of any of them; the text's length where there is none. */
export const nextOfAny =
  (searches: readonly MarkSearch[], length: number) =>
  (from: number): number => {
    let nearest = length;
    for (const search of searches) nearest = Math.min(nearest, search.from(from));
    return nearest;
  };
