/** The Markdown preview, and what stands beside a note in the editor. */
import type { ClaimSummary, EvidenceSummary } from './claims.js';
import type { EditorRange } from './places.js';

/** A note's text as it is shown, saved or not. */
export interface NoteViewParams {
  uri: string;
  text: string;
}

/** What a note annotates, each at its place in the text that was asked with. */
export interface NoteView {
  claims: ViewedClaim[];
  /** List items that are evidence: the whole item. */
  evidence: { range: EditorRange; relation: EvidenceSummary['relation'] }[];
  /** Stretches of running text, in order, none over another. */
  marks: ViewedMark[];
  /** Blocks that ask the evidence, without their fences, and the lines of the whole. */
  questions: ViewedQuestion[];
}

export interface ViewedQuestion {
  range: EditorRange;
  text: string;
  /** The answer that was written down below it, and the lines of that with its comments; null where none was. */
  frozen: { range: EditorRange; answer: string } | null;
}

export type ViewedRating = Pick<ClaimSummary, 'strength' | 'own' | 'verdict' | 'counts'>;

export interface ViewedClaim {
  form: 'heading' | 'span' | 'block' | 'callout';
  id: string | null;
  text: string;
  /** The heading, the span, the block with its fences, the callout. */
  range: EditorRange;
  /** True where the claim is made elsewhere and said again here. */
  restated: boolean;
  /** Of a block: whether its last line closes it. */
  closed: boolean;
  /** Null while notes are read, and for a claim that the base does not have. */
  rating: ViewedRating | null;
  /** Where a restated claim is made, as a link of this note; null where it cannot be linked to. */
  href: string | null;
}

export type ViewedMark = { range: EditorRange } & (
  | { kind: 'hidden' }
  | { kind: 'open' | 'close'; claim: number }
  | { kind: 'relation'; relation: EvidenceSummary['relation']; undercut: boolean }
  | { kind: 'citation'; items: ViewedCitation[] }
  | { kind: 'ref'; id: string; text: string | null; rating: ViewedRating | null; href: string | null }
);

export interface ViewedCitation {
  citekey: string;
  mode: 'normal' | 'intext' | 'suppress';
  prefix: string;
  /** With the locator. */
  suffix: string;
  /** Null where no bibliography has it. */
  known: { author: string; year: string; title: string } | null;
}

/** A reference as the workspace's style prints it, without markup. */
export interface FormattedReference {
  citekey: string;
  text: string;
}

/** The strength of each claim of a note, by the line that it starts in. */
export type ClaimLine = Pick<ClaimSummary, 'strength' | 'verdict'> & { line: number };
