/** Puts a note together from the facts of its blocks: here, and only here, what one block says meets what stands around it. */
import type { Problem } from '../problem.js';
import { listNeedsBlankLine } from './blockFacts.js';
import { OpenDivs } from './divs.js';
import type { NodeFacts } from './facts.js';
import type { FrontMatter } from './frontMatter/readFrontMatter.js';
import { isGlued } from './lines.js';
import { proseLinks } from './links.js';
import { OpenSections } from './sections.js';
import { acceptDrafts } from './targets.js';
import type { Note } from './types.js';

export class Assembler {
  private readonly note: Note;
  private readonly divs: OpenDivs;
  private readonly sections: OpenSections;
  private above = none;
  private before: NodeFacts | undefined;

  constructor(
    private readonly text: string,
    lineStarts: number[],
    head: FrontMatter,
  ) {
    this.note = {
      lineStarts,
      length: text.length,
      studies: head.studies,
      claims: [],
      occurrences: [],
      evidence: [],
      citations: [],
      bibliography: head.bibliography,
      problems: [...head.problems],
    };
    if (head.citekey) this.note.citekey = head.citekey;
    if (head.title !== undefined) this.note.title = head.title;
    this.divs = new OpenDivs(this.note);
    this.sections = new OpenSections(this.note.claims);
  }

  /** Whether the next block must be read even where it looks plain: it may be the text of a `:::` claim, or the list of a paragraph's. */
  get wantsMore(): boolean {
    return this.divs.wantsText || this.above.length > 0;
  }

  /** The next block says nothing. */
  pass(): void {
    this.above = none;
    this.before = undefined;
  }

  /** The next block is a heading without a claim. */
  heading(level: number, start: number): void {
    this.sections.heading(level, start, this.divs.depth, undefined);
    this.pass();
  }

  /** Adds the next block; its ranges are the note's. */
  add(facts: NodeFacts): void {
    const { note, divs, sections } = this;
    const first = note.claims.length;
    append(note.claims, facts.claims);
    append(note.occurrences, facts.occurrences);
    append(note.citations, facts.citations);
    if (facts.crossReferences) append((note.crossReferences ??= []), facts.crossReferences);
    append(note.problems, facts.problems);
    let above = none;
    if (facts.kind === 'heading') {
      const claim = facts.headingClaim === undefined ? undefined : first + facts.headingClaim;
      sections.heading(facts.level ?? 1, facts.start, divs.depth, claim);
    } else if (facts.kind === 'paragraph') {
      divs.paragraph(facts.text, facts);
      if (facts.claims.length > 0) above = facts.claims.map((_, i) => first + i);
    } else if (facts.kind === 'fence' && facts.fence) {
      divs.fence(facts, facts.fence, this.followsText(facts));
      if (facts.fence.closes) sections.blockEnds(divs.depth, facts.start);
    }
    if (facts.drafts.length > 0) this.evidence(facts, first);
    if (facts.kind === 'list') this.extendScopes(facts.end);
    this.above = above;
    this.before = facts;
  }

  private evidence(facts: NodeFacts, first: number): void {
    const { note } = this;
    const found = note.evidence.length;
    acceptDrafts(facts.drafts, note, {
      claims: first,
      above: this.above,
      innermost: this.divs.innermost ?? this.sections.claim,
    });
    const { before } = this;
    if (
      facts.bullet &&
      note.evidence.length > found &&
      before?.kind === 'paragraph' &&
      isGlued(this.text, before, facts)
    ) {
      note.problems.push(listNeedsBlankLine(facts.bullet));
    }
  }

  /** Text right before a fence hides it from Pandoc; a heading or another fence does not. */
  private followsText(facts: NodeFacts): boolean {
    const { before } = this;
    if (before?.kind !== 'paragraph' && before?.kind !== 'list' && before?.kind !== 'quote') return false;
    return isGlued(this.text, before, facts);
  }

  /** The claims of a paragraph reach over the list right below it. */
  private extendScopes(end: number): void {
    for (const index of this.above) {
      const claim = this.note.claims[index];
      if (claim?.scope) claim.scope = { start: claim.scope.start, end };
    }
  }

  /** Adds a problem of the note as a whole. */
  tell(problem: Problem): void {
    this.note.problems.push(problem);
  }

  /** The note, when all blocks are added. */
  finish(): Note {
    const { note, divs, sections } = this;
    divs.end(note.length);
    sections.end(note.length);
    if (note.claims.length + note.evidence.length > 0) note.problems.push(...divs.doubtful);
    if (note.problems.length > 1) note.problems.sort(byPlace);
    const links = proseLinks(this.text, note);
    if (links.length > 0) note.links = links;
    return note;
  }
}

const none: readonly number[] = [];

/** Most blocks have nothing of a kind: a spread would take its time all the same. */
function append<T>(list: T[], more: readonly T[]): void {
  for (const one of more) list.push(one);
}

const byPlace = (a: Problem, b: Problem): number =>
  a.range.start - b.range.start || a.range.end - b.range.end;
