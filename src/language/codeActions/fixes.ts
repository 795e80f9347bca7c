/** Which problems can be mended, and how. */
import type { ProblemCode } from '../../core/problem.js';
import type { Fixer } from './fix.js';
import {
  ambiguousClaim,
  badClaimValue,
  citationHasAttributes,
  directionAgainstEffect,
  evidenceNoClaim,
  evidenceNoSource,
  misplacedLocator,
  onlyAbstract,
  quoteManySources,
  reservedId,
  whichStudy,
  wrongTarget,
} from './evidenceFixes.js';
import {
  badStudyValue,
  studyNotDescribed,
  unknownClaim,
  unknownDesign,
  unknownReference,
} from './nearestFixes.js';
import {
  addColon,
  blankLineBefore,
  citeBareKey,
  closeFence,
  closeQuote,
  convertDirective,
  giveReason,
  nameClaim,
  quoteValues,
  removeFence,
  renameDuplicate,
} from './writingFixes.js';

export const fixes: Partial<Record<ProblemCode, Fixer>> = {
  'ambiguous-claim': ambiguousClaim,
  'bad-claim-value': badClaimValue,
  'bad-locator': misplacedLocator,
  'citation-has-attributes': citationHasAttributes,
  'direction-against-effect': directionAgainstEffect,
  'evidence-no-claim': evidenceNoClaim,
  'evidence-no-source': evidenceNoSource,
  'quarto-reserved-id': reservedId,
  'quote-many-sources': quoteManySources,
  'quote-no-locator': onlyAbstract,
  'which-study': whichStudy,
  'wrong-target': wrongTarget,
  'unknown-claim': unknownClaim,
  'unknown-reference': unknownReference,
  'unknown-design': unknownDesign,
  'bad-study-value': badStudyValue,
  'study-not-described': studyNotDescribed,
  'duplicate-id': renameDuplicate,
  'claim-no-id': nameClaim,
  'bad-attributes': quoteValues,
  'fence-needs-blank-line': blankLineBefore,
  'list-needs-blank-line': blankLineBefore,
  'fence-unclosed': closeFence,
  'fence-unmatched': removeFence,
  'foreign-directive': convertDirective,
  'missing-colon': addColon,
  'quote-unclosed': closeQuote,
  'rating-without-reason': giveReason,
  'maybe-evidence': citeBareKey,
};

/** Those whose fix never changes what a note means: an editor may apply them on saving. */
export const safeFixes: readonly ProblemCode[] = [
  'fence-needs-blank-line',
  'list-needs-blank-line',
  'foreign-directive',
  'bad-attributes',
  'bad-locator',
  'missing-colon',
];

/** "Fix all: …" of one kind. */
export const fixAllTitles: Partial<Record<ProblemCode, string>> = {
  'claim-no-id': 'Name every claim in this note',
  'fence-needs-blank-line': 'Insert every missing blank line before a block',
  'list-needs-blank-line': 'Insert every missing blank line before a list',
  'foreign-directive': 'Convert every directive in this note',
  'bad-attributes': 'Put every such value in quotes',
  'bad-locator': 'Write every such locator in square brackets',
  'citation-has-attributes': 'Put all such attributes round the quotes',
  'missing-colon': 'Insert every missing colon',
  'unknown-claim': 'Change every unknown id to the nearest',
  'unknown-reference': 'Change every unknown key to the nearest',
  'unknown-design': 'Change every unknown design to the nearest',
  'bad-study-value': 'Change every such value to the nearest',
  'fence-unmatched': 'Remove every fence that closes nothing',
  'maybe-evidence': 'Cite every such key',
  'quote-unclosed': 'Close every quotation',
};
