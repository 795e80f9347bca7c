/** `:::` blocks that are open while the blocks of a note, or of an item or quote, are gone through in order. */
import type { Range } from '../position.js';
import { problem, type Problem } from '../problem.js';
import { addClaim, type ReadClaims } from './claims.js';
import type { FenceLine } from './fenceLine.js';

interface Div {
  line: Range;
  claim?: number;
  occurrence?: number;
  annotated: boolean;
}

export class OpenDivs {
  private readonly open: Div[] = [];
  /** Mistakes in blocks that are none of ours: told only where a note is annotated at all. */
  readonly doubtful: Problem[] = [];

  constructor(
    private readonly out: ReadClaims,
    private readonly outer?: number,
  ) {}

  get depth(): number {
    return this.open.length;
  }

  /** The innermost claim that is open. */
  get innermost(): number | undefined {
    for (let i = this.open.length - 1; i >= 0; i--) {
      const claim = this.open[i]?.claim;
      if (claim !== undefined) return claim;
    }
    return this.outer;
  }

  /** A fence, at its place. `glued`: text stands on the line right before it. */
  fence(range: Range, line: FenceLine, glued: boolean): void {
    if (line.closes) this.close(range);
    else this.begin(range, line, glued);
  }

  private begin(range: Range, line: FenceLine, glued: boolean): void {
    const { out } = this;
    const { attributes } = line;
    const annotated = attributes?.classes.includes('claim') === true;
    const place = { start: range.start, end: range.end };
    const div: Div = { line: place, annotated };
    this.open.push(div);
    if (!attributes || !annotated) return;
    const before = out.problems.length;
    const occurrences = out.occurrences.length;
    const claim = addClaim(
      {
        form: 'block',
        range: { start: range.start, end: range.end },
        mark: place,
        text: '',
        textRange: { start: range.end, end: range.end },
        attributes,
        wellFormed: line.wellFormed,
      },
      out,
    );
    if (claim !== undefined) div.claim = claim;
    else if (out.occurrences.length > occurrences) div.occurrence = occurrences;
    if (line.foreign) {
      out.problems.splice(before, out.problems.length, foreign(place));
    } else if (glued) {
      out.problems.push(
        problem('fence-needs-blank-line', place, 'Pandoc only sees a ::: block after a blank line'),
      );
    }
  }

  private close(range: Range): void {
    const div = this.open.pop();
    if (div) this.extend(div, range.end);
    else {
      const place = { start: range.start, end: range.end };
      this.doubtful.push(problem('fence-unmatched', place, '::: closes no block'));
    }
  }

  /** A paragraph that stands directly in the innermost block: the first is the text of its claim. */
  paragraph(text: string | undefined, range: Range): void {
    // A look before the first of a list would be slow, and most notes have no blocks.
    if (this.open.length === 0) return;
    const div = this.open[this.open.length - 1];
    const claim = div?.claim === undefined ? undefined : this.out.claims[div.claim];
    if (claim?.text === '' && text !== undefined) {
      claim.text = text;
      claim.textRange = { start: range.start, end: range.end };
    }
    const occurrence = div?.occurrence === undefined ? undefined : this.out.occurrences[div.occurrence];
    if (occurrence?.text === '' && text !== undefined) occurrence.text = text;
  }

  /** Whether the next paragraph is the text of a claim. */
  get wantsText(): boolean {
    if (this.open.length === 0) return false;
    const div = this.open[this.open.length - 1];
    if (div?.claim !== undefined) return this.out.claims[div.claim]?.text === '';
    return div?.occurrence !== undefined && this.out.occurrences[div.occurrence]?.text === '';
  }

  /** What is open ends with what holds it. */
  end(at: number): void {
    if (this.open.length === 0) return;
    for (let div = this.open.pop(); div; div = this.open.pop()) {
      this.extend(div, at);
      const told = problem('fence-unclosed', div.line, '::: block is never closed');
      if (div.annotated) this.out.problems.push(told);
      else this.doubtful.push(told);
    }
  }

  private extend(div: Div, end: number): void {
    const claim = div.claim === undefined ? undefined : this.out.claims[div.claim];
    const occurrence = div.occurrence === undefined ? undefined : this.out.occurrences[div.occurrence];
    if (claim) claim.range.end = end;
    if (occurrence) occurrence.range.end = end;
  }
}

const foreign = (range: Range): Problem =>
  problem('foreign-directive', range, 'another tool’s syntax: write `::: {.claim #id}`');
