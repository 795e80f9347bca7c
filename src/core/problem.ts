import type { Range } from './position.js';

export type Severity = 'error' | 'warning' | 'info' | 'hint';

/**
 * Every problem that Corroborate tells of, with its severity. The one table: parser, documents and tests read it.
 * docs/problems.md explains each code, and a test holds the two together.
 */
export const problemSeverities = {
  'evidence-no-claim': 'error',
  'evidence-no-source': 'error',
  'unknown-claim': 'error',
  'unknown-reference': 'error',
  'duplicate-id': 'error',
  'wrong-target': 'error',
  'ambiguous-claim': 'error',
  'bad-attributes': 'error',
  'fence-unclosed': 'error',
  'fence-unmatched': 'warning',
  'citation-has-attributes': 'error',
  'bad-front-matter': 'error',
  'unknown-design': 'warning',
  'bad-study-value': 'warning',
  'claim-no-id': 'warning',
  'quarto-reserved-id': 'warning',
  'foreign-directive': 'warning',
  'fence-needs-blank-line': 'warning',
  'list-needs-blank-line': 'hint',
  'unknown-relation': 'warning',
  'missing-colon': 'warning',
  'quote-unclosed': 'warning',
  'bad-locator': 'warning',
  'quote-many-sources': 'warning',
  'direction-against-effect': 'warning',
  'bad-effect': 'warning',
  'rating-without-reason': 'warning',
  'bad-claim-value': 'warning',
  'duplicate-study': 'error',
  'cyclic-undercut': 'error',
  'cyclic-review': 'error',
  'block-too-complex': 'warning',
  'file-skipped': 'warning',
  'bad-config': 'error',
  'unknown-setting': 'warning',
  'bad-rubric': 'error',
  'bad-bibliography-entry': 'error',
  'other-encoding': 'info',
  'duplicate-reference': 'warning',
  'similar-citekey': 'warning',
  'bad-doi': 'warning',
  'same-doi': 'warning',
  'unknown-crossref': 'warning',
  'retracted-work': 'warning',
  'which-study': 'warning',
  'overrides-differ': 'warning',
  'incomplete-reference': 'info',
  'study-not-described': 'info',
  'quote-no-locator': 'info',
  'evidence-no-quote': 'info',
  'claim-no-evidence': 'info',
  'maybe-evidence': 'hint',
  'bad-query': 'error',
  'query-finds-nothing': 'warning',
} as const satisfies Record<string, Severity>;

export type ProblemCode = keyof typeof problemSeverities;

/** Something that its author can mend, at its place: an error as a value. */
export interface Problem {
  code: ProblemCode;
  severity: Severity;
  /** One sentence that says what to do, without a full stop's worth of jargon. */
  message: string;
  range: Range;
  /** What may stand in the place of the range instead, likeliest first; an empty text takes it out. */
  instead?: readonly string[];
  /** Other places that belong to it, e.g. the other definition of a duplicate id. */
  related?: { file: string; range: Range; message: string }[];
}

/** A problem with the severity that the table gives its code. */
export function problem(
  code: ProblemCode,
  range: Range,
  message: string,
  instead: readonly string[] = [],
): Problem {
  return {
    code,
    severity: problemSeverities[code],
    message,
    range,
    ...(instead.length > 0 && { instead }),
  };
}

/** One empty list for all of which nothing is wrong: there are more of them than of all else, and every keystroke goes through them. */
export const noProblems: readonly Problem[] = [];
