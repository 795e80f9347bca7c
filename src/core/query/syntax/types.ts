/** A query as written: what stands where, before anything is known of qualifiers and values. Ranges are offsets into the query. */
import type { Range } from '../../position.js';
import type { Problem } from '../../problem.js';

export type Node =
  /** All of them: what stands together, or is joined by AND. */
  | { kind: 'all'; parts: Node[]; range: Range }
  /** Any of them: joined by OR. */
  | { kind: 'any'; parts: Node[]; range: Range }
  /** NOT, or a hyphen before it. */
  | { kind: 'not'; part: Node; range: Range }
  /** `evidence:( … )`: what one piece of evidence has to meet. */
  | { kind: 'evidence'; part: Node; range: Range }
  | Words
  | Qualified;

/** A word, or several in quotation marks that stand in this order. */
export interface Words {
  kind: 'words';
  text: string;
  quoted: boolean;
  range: Range;
}

/** `name:value,value`. */
export interface Qualified {
  kind: 'qualifier';
  name: string;
  nameRange: Range;
  /** At least one; any of them is enough. */
  values: WrittenValue[];
  range: Range;
}

export const comparisons = ['>=', '<=', '>', '<', '='] as const;
export type Comparison = (typeof comparisons)[number];

export interface WrittenValue {
  /** Absent where none is written. */
  comparison?: Comparison;
  /** Without its quotation marks. */
  text: string;
  quoted: boolean;
  range: Range;
}

export interface ParsedQuery {
  /** Null where nothing is asked, which everything meets. */
  node: Node | null;
  /** Mistakes of writing; a query with one is not run. */
  problems: Problem[];
}
