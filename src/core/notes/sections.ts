/** Sections: from a heading to the next one of its level or above, or to the end of the `:::` block that holds it. */
import type { ClaimAnnotation } from './types.js';

interface Section {
  level: number;
  /** How many `:::` blocks were open at the heading. */
  depth: number;
  start: number;
  claim: number | undefined;
}

export class OpenSections {
  private readonly open: Section[] = [];
  constructor(private readonly claims: readonly ClaimAnnotation[]) {}

  heading(level: number, start: number, depth: number, claim: number | undefined): void {
    this.closeWhere((section) => section.depth >= depth && section.level >= level, start);
    this.open.push({ level, depth, start, claim });
  }

  /** A `:::` block has ended, and with it the sections in it. */
  blockEnds(depth: number, at: number): void {
    this.closeWhere((section) => section.depth > depth, at);
  }

  end(at: number): void {
    this.closeWhere(() => true, at);
  }

  /** The claim heading whose section holds what comes next. */
  get claim(): number | undefined {
    for (let i = this.open.length - 1; i >= 0; i--) {
      const claim = this.open[i]?.claim;
      if (claim !== undefined) return claim;
    }
    return undefined;
  }

  private closeWhere(test: (section: Section) => boolean, at: number): void {
    while (this.open.length > 0) {
      const last = this.open[this.open.length - 1];
      if (!last || !test(last)) return;
      const claim = last.claim === undefined ? undefined : this.claims[last.claim];
      if (claim) claim.scope = { start: last.start, end: at };
      this.open.pop();
    }
  }
}
