/**
 * What one note says, as read from its text alone. Nothing here knows of other notes: ids are resolved in the evidence base.
 * All ranges are offsets into the note's text (UTF-16 units).
 */
import type { Range } from '../position.js';
import type { Problem } from '../problem.js';
import type { Relation } from './relations.js';

/** `{#id .class name=value}`: as Pandoc reads it. */
export interface Attributes {
  id?: { value: string; range: Range };
  classes: string[];
  /** Names as written; the last of a repeated name wins, as in Pandoc. */
  values: Record<string, AttributeValue>;
  /** The whole, with its braces. */
  range: Range;
}

export interface AttributeValue {
  value: string;
  /** The value, without its quotes. */
  range: Range;
}

/** What carries a claim. */
export type ClaimForm = 'heading' | 'span' | 'block' | 'callout';

/** A general statement that studies bear on. */
export interface ClaimAnnotation {
  form: ClaimForm;
  /** Absent where the claim has no id (a problem, but a claim still). */
  id?: { value: string; range: Range };
  /** Plain text of the claim: markup removed, white space single. */
  text: string;
  attributes: Record<string, AttributeValue>;
  /** The carrier: the heading line, the span with its attributes, the block, the callout. */
  range: Range;
  /** The text as written, within the carrier. */
  textRange: Range;
  /** Where the note speaks of it: a heading's section, a block, a callout, a span's paragraph with the list below. Absent: the carrier. */
  scope?: Range;
}

/** `[text]{.claim ref=id}`: a claim restated. */
export interface Occurrence {
  ref: { value: string; range: Range };
  text: string;
  range: Range;
}

/** A reference to a claim or to evidence: `#id`, `[text](path#id)`, `[[note#^id]]`. */
export interface Ref {
  form: 'hash' | 'link' | 'wikilink';
  id: string;
  /** The id alone, without `#`. */
  range: Range;
  /** The note that a link names, as written. */
  path?: string;
}

/**
 * What an item without a ref bears on, decided by where it stands (the order is in docs/annotation-language.md).
 * `claim` and `evidence` are indexes into the note's `claims` and `evidence`.
 */
export type ImplicitTarget = { claim: number } | { evidence: number };

export type CitationMode = 'normal' | 'intext' | 'suppress';

export interface Locator {
  /** CSL's term: page, section, table … */
  label: string;
  value: string;
}

/** One key of a citation. Prefix and suffix as Pandoc prints them, the locator included. */
export interface CitationItem {
  citekey: string;
  mode: CitationMode;
  prefix: string;
  suffix: string;
  locator?: Locator;
  /** The key alone, without `@` and braces. */
  keyRange: Range;
}

/** `[see @a, p. 3; -@b]` or `@a [p. 3]`. */
export interface CitationGroup {
  items: CitationItem[];
  range: Range;
}

/** Where an evidence item takes its finding from: its citation, or the note's own `citekey`. */
export interface Source {
  citekey: string;
  /** True where the note's `citekey` stands for it. */
  implicit: boolean;
  mode: CitationMode;
  locator?: Locator;
  /** The key where it is written; for an implicit source the relation word. */
  range: Range;
}

/** `[d = 0.31, 95% CI 0.12 to 0.50]{.effect}`, as written; core/rating reads the numbers. */
export interface EffectText {
  text: string;
  attributes: Record<string, AttributeValue>;
  range: Range;
}

/** `supports #a, #b`: one relation of an item, with the refs that follow it. */
export interface RelationGroup {
  relation: Relation;
  /** The word as written. */
  range: Range;
  refs: Ref[];
}

/** A list item that says: this passage of that source bears so on this claim. The base makes one piece of evidence of each relation × target × source. */
export interface EvidenceItem {
  /** Its own id, from the span round the quote. */
  id?: { value: string; range: Range };
  relations: RelationGroup[];
  /** Used by every relation group without refs; absent where none was found (`evidence-no-claim`). */
  implicitTarget?: ImplicitTarget;
  /** Empty where there is neither a citation nor a `citekey` (`evidence-no-source`). */
  sources: Source[];
  /** The words quoted, without their quotation marks; paragraphs joined by an empty line. */
  quote?: { text: string; range: Range };
  /** The rest of the body as plain text: the annotator's own words. */
  comment?: string;
  effects: EffectText[];
  /** Attributes of the span round the quote: n, k, design, quality, study … */
  attributes: Record<string, AttributeValue>;
  /** Index in the note's `evidence` of the item that it is nested under. */
  parent?: number;
  /** From the bullet to the end of the item, nested lists included. */
  range: Range;
  /** From the first relation word to the end of the source. */
  headRange: Range;
}

/** A study as the front matter of a note describes it. Values are checked against the vocabulary when read; a bad one is a problem and absent. */
export interface StudyFacts {
  /** Absent for `study:`, required in `studies:`. */
  id?: string;
  /** The design as written: a known design or a project's own name for one. */
  design?: string;
  /** For a review: the design of what it pools. */
  of?: string;
  /** Participants. */
  n?: number;
  /** For a review: the studies inside. */
  k?: number;
  /** ISO 3166-1 alpha-2, upper case. */
  countries: string[];
  /** Publications with the same dataset count once. */
  dataset?: string;
  quality?: Quality;
  outcome?: string;
  /** For a review: keys of the primary studies that it holds. */
  includes: string[];
  /** Everything else, as plain values. */
  attributes: Record<string, unknown>;
  /** Where each written value stands, by name. */
  ranges: Record<string, Range>;
  /** The study as a whole in the front matter. */
  range: Range;
}

export type Quality = 'high' | 'moderate' | 'low' | 'unclear';
export const qualities: readonly Quality[] = ['high', 'moderate', 'low', 'unclear'];

/** All that one note says. */
export interface Note {
  lineStarts: number[];
  /** Length of the text, UTF-16 units. */
  length: number;
  /** The key of the paper that the note is about. */
  citekey?: { value: string; range: Range };
  title?: string;
  studies: StudyFacts[];
  claims: ClaimAnnotation[];
  occurrences: Occurrence[];
  evidence: EvidenceItem[];
  /** Every citation of the note, those of evidence included, in order. */
  citations: CitationGroup[];
  /**
   * Groups with keys like `@fig-one` or `@sec:methods`, whole: parts of the document by their names, unless a bibliography has such a key. They are
   * among the citations without those keys, or not at all; the base adds them where they are references. Absent where there are none.
   */
  crossReferences?: CitationGroup[];
  /** Links of the prose that name an id, in order; absent without any. */
  links?: Ref[];
  /** `bibliography:` of the front matter: paths as written. */
  bibliography: { value: string; range: Range }[];
  /** Those that this note alone can show, in order. */
  problems: Problem[];
  /** Its strings, but for the names in it, may keep alive the text that it was read from: it is to be packed at once. */
  holdsText?: true;
}
