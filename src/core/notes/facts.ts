/**
 * What one top-level block says by itself. Nothing in it hangs on the rest of the note, so it can be remembered by the block's text:
 * ranges count from the block's start, and indexes are into the block's own lists.
 */
import type { Range } from '../position.js';
import type { Problem } from '../problem.js';
import type { FenceLine } from './fenceLine.js';
import type { CitationGroup, ClaimAnnotation, EvidenceItem, Occurrence } from './types.js';

export interface Draft {
  /** The item, as far as the block alone can tell. */
  item: EvidenceItem;
  /** True where the source is the note's own: neither a citation nor, perhaps, a locator. */
  ownSource: boolean;
  /** Index of the draft that it is nested under. */
  parent?: number;
  /** The claims on spans of the paragraph directly above its list; `before`: that of the block before. */
  above: readonly number[] | 'before';
  /** The innermost claim block or callout of this block that holds it. */
  inside?: number;
  /** Said if it is evidence. */
  problems: Problem[];
  /** Looks like evidence, yet is none: said if it stands under a claim. */
  maybe?: Problem;
  /** Beside `maybe`: with a source it is said wherever it stands. */
  sure?: true;
  /** Nested under evidence that is not read: what it would undercut is not there. */
  underUnread?: true;
}

export interface NodeFacts extends Range {
  kind: 'heading' | 'paragraph' | 'list' | 'quote' | 'fence' | 'other';
  level?: number;
  /** The claim that the heading itself is. */
  headingClaim?: number;
  fence?: FenceLine;
  /** A paragraph's words, for the `:::` claim that it may be the text of. */
  text?: string;
  /** The first bullet of a list: where a missing blank line is told. */
  bullet?: Range;
  claims: ClaimAnnotation[];
  occurrences: Occurrence[];
  drafts: Draft[];
  citations: CitationGroup[];
  /** As in the note. */
  crossReferences?: CitationGroup[];
  problems: Problem[];
}

export const emptyFacts = (kind: NodeFacts['kind'], { start, end }: Range): NodeFacts => ({
  kind,
  start,
  end,
  claims: [],
  occurrences: [],
  drafts: [],
  citations: [],
  problems: [],
});
