/** Every problem, with how it is mended, or why nothing but its author can. */
import type { ProblemCode } from '../../core/problem.js';
import {
  badDoi,
  badEntry,
  duplicateReference,
  sameDoi,
  similarCitekey,
  unknownCrossref,
} from './bibliographyFixes.js';
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
import type { FileFixer, Fixer } from './fix.js';
import { insteadOf } from './instead.js';
import {
  badStudyValue,
  studyNotDescribed,
  unknownClaim,
  unknownDesign,
  unknownReference,
} from './nearestFixes.js';
import { badEffect, cyclicUndercut, evidenceNoQuote } from './passageFixes.js';
import { badFrontMatter, cyclicReview, duplicateStudy, overridesDiffer } from './studyFixes.js';
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

interface Common {
  /** The title of mending every problem of the kind in a file by its preferred fix. */
  all?: string;
  /** True where the fix never changes what a note means: an editor may apply it on saving. */
  safe?: true;
}

export type Mending =
  | ({ note: Fixer } & Common)
  /** Of problems that stand in bibliographies and settings too. */
  | ({ file: FileFixer } & Common)
  /** Why there is no fix. */
  | { none: string };

export const mendings: Record<ProblemCode, Mending> = {
  'evidence-no-claim': { note: evidenceNoClaim },
  'evidence-no-source': { note: evidenceNoSource },
  'unknown-claim': { note: unknownClaim, all: 'Change every unknown id to the nearest' },
  'unknown-reference': { note: unknownReference, all: 'Change every unknown key to the nearest' },
  'duplicate-id': { note: renameDuplicate },
  'wrong-target': { note: wrongTarget },
  'ambiguous-claim': { note: ambiguousClaim },
  'bad-attributes': { note: quoteValues, all: 'Put every such value in quotes', safe: true },
  'fence-unclosed': { note: closeFence },
  'fence-unmatched': { note: removeFence, all: 'Remove every fence that closes nothing' },
  'citation-has-attributes': {
    note: citationHasAttributes,
    all: 'Put all such attributes round the quotes',
  },
  'bad-front-matter': { note: badFrontMatter },
  'unknown-design': { note: unknownDesign, all: 'Change every unknown design to the nearest' },
  'bad-study-value': { note: badStudyValue, all: 'Change every such value to the nearest' },
  'claim-no-id': { note: nameClaim, all: 'Name every claim in this note' },
  'quarto-reserved-id': { note: reservedId },
  'foreign-directive': { note: convertDirective, all: 'Convert every directive in this note', safe: true },
  'fence-needs-blank-line': {
    note: blankLineBefore,
    all: 'Insert every missing blank line before a block',
    safe: true,
  },
  'list-needs-blank-line': {
    note: blankLineBefore,
    all: 'Insert every missing blank line before a list',
    safe: true,
  },
  'unknown-relation': { file: insteadOf, all: 'Change every such word to the relation' },
  'missing-colon': { note: addColon, all: 'Insert every missing colon', safe: true },
  'quote-unclosed': { note: closeQuote, all: 'Close every quotation' },
  'bad-locator': { note: misplacedLocator, all: 'Write every such locator in square brackets', safe: true },
  'quote-many-sources': { note: quoteManySources },
  'direction-against-effect': { note: directionAgainstEffect },
  'bad-effect': { note: badEffect, all: 'Turn every interval that is upside down' },
  'rating-without-reason': { note: giveReason },
  'bad-claim-value': { note: badClaimValue, all: 'Change every such value to the nearest' },
  'duplicate-study': { note: duplicateStudy },
  'cyclic-undercut': { note: cyclicUndercut },
  'cyclic-review': { note: cyclicReview },
  'block-too-complex': { none: 'what can be parted, and where, only its author knows' },
  'file-skipped': { none: 'it is about the file as a whole, which no change of its words mends' },
  'bad-config': { file: insteadOf },
  'unknown-setting': { file: insteadOf, all: 'Change every unknown setting to the nearest' },
  'bad-rubric': { none: 'rubrics are read from disk: the server is not told of what is typed in them' },
  'bad-bibliography-entry': { file: badEntry, all: 'Mend every such entry' },
  'duplicate-reference': { file: duplicateReference, all: 'Remove every entry that says the same again' },
  'similar-citekey': { file: similarCitekey },
  'bad-doi': { file: badDoi, all: 'Take every DOI out of the words round it' },
  'same-doi': { file: sameDoi },
  'unknown-crossref': { file: unknownCrossref, all: 'Change every unknown key to the nearest' },
  'other-encoding': { none: 'how a file is encoded is changed where it is saved' },
  'retracted-work': { none: 'whether it may still count as evidence is a judgement' },
  'which-study': { note: whichStudy },
  'overrides-differ': { note: overridesDiffer },
  'incomplete-reference': { none: 'authors and year stand on the work alone' },
  'study-not-described': { note: studyNotDescribed },
  'quote-no-locator': { note: onlyAbstract },
  'evidence-no-quote': { note: evidenceNoQuote },
  'claim-no-evidence': { none: 'evidence is found by reading, and that there is none is a finding too' },
  'maybe-evidence': { note: citeBareKey, all: 'Cite every such key' },
  'bad-query': { file: insteadOf, all: 'Mend every query as is said of it' },
  'query-finds-nothing': { file: insteadOf, all: 'Change every such name to the nearest' },
};
