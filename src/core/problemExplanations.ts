import type { ProblemCode } from './problem.js';

/** What each problem is and why it matters, in Markdown, for a hover: the first paragraph of its section in docs/problems.md, as a test checks. */
export const problemExplanations: Record<ProblemCode, string> = {
  'evidence-no-claim':
    'It is not clear which claim the item bears on: it names none, and no claim is around it, above it, or over its section. Evidence without a claim would count for nothing.',
  'evidence-no-source':
    'The item has no citation, and the note has no `citekey` that could stand for it. A finding without a source cannot be checked or counted.',
  'unknown-claim':
    'No note defines a claim with this id. Most often it is a slip of the pen. The message names the nearest id that there is. Ids are case-sensitive.',
  'unknown-reference':
    'No bibliography has this citation key. Its author, year and title are not known, and it is missing from exported bibliographies.',
  'duplicate-id':
    'Two claims, or a claim and a piece of evidence, have the same id. Both places are shown. Ids are unique over all notes of the folder: evidence for one would count for the other.',
  'wrong-target':
    'An `undercut` bears on a claim, or another relation bears on a piece of evidence. Evidence attacks a claim by contradicting it. An undercut says that other evidence should not be relied on.',
  'ambiguous-claim':
    'The paragraph above the list holds two claims, and the item does not say which is meant. Either could be.',
  'bad-attributes':
    'The braces cannot be read. Most often a value contains spaces and has no quotes. Without them, neither the id nor the class is known.',
  'fence-unclosed':
    'A `:::` block has no closing line. It would run to the end of the note, and everything below would belong to its claim.',
  'fence-unmatched':
    'A closing `:::` line has no block to close. Often the opening line was deleted or misspelt.',
  'citation-has-attributes':
    'Braces follow directly on a citation. Pandoc reads `[@key, p. 3]{…}` as a span and no longer as a citation.',
  'bad-front-matter':
    'The lines between `---` at the top of the note are no valid YAML. Its citation key and its study may be missing or wrong until that is mended.',
  'unknown-design':
    'The design is not one that the rubrics know. What a study is worth for a claim depends on its design. With an unknown one it is listed and not counted.',
  'bad-study-value':
    'A value is outside its vocabulary: `quality`, `n`, `k`, `countries`, `outcome` and others. It is left out, as if it had not been written.',
  'claim-no-id': 'A claim has no id. It is listed and rated, but no other note can refer to it.',
  'quarto-reserved-id':
    'The id begins with letters that Quarto keeps for cross-references, such as `fig-`, `tbl-`, `sec-`, `eq-`, `thm-`, `rem-` or `exm-`. Quarto would take the claim for a figure, a table or a theorem.',
  'foreign-directive':
    'A block is written as other tools write directives. Pandoc, and Corroborate with it, expects attributes in braces.',
  'fence-needs-blank-line':
    'A `:::` line follows directly on a paragraph. Pandoc does not see the block without an empty line before it.',
  'list-needs-blank-line':
    'A list follows directly on a paragraph. Corroborate reads it as a list; Pandoc takes it for more of the paragraph.',
  'missing-colon':
    'What the passage says follows without a colon. The colon separates what you say about the source from what the source says.',
  'quote-unclosed':
    'A quotation mark opens and none closes. It cannot be seen where the words of the paper end and yours begin, so the item has no quote.',
  'bad-locator':
    'What stands in the parentheses, or after the key, cannot be read as a place in a paper. It is kept as it is, and cannot be cited.',
  'quote-many-sources':
    'One quote has several sources. A sentence stands in one paper. Each source would be taken to have said it.',
  'direction-against-effect':
    'The relation says one thing and the sign of the effect another. Either the relation is wrong, or less is what the claim claims.',
  'bad-effect':
    'An effect cannot be read, or its value lies outside its own interval. It is shown and not pooled.',
  'rating-without-reason':
    'You have set the strength of a claim yourself and not said why. A rating that differs from the suggested one is only worth its reason.',
  'bad-claim-value':
    'A claim has a value that its attribute does not know: a `strength` that is not a level of the rubric, or a component of `cerqual` without its concerns. It is kept as written, and nothing is made of it.',
  'duplicate-study':
    'Two notes describe the study of the same citation key. They may differ, and nothing says which is right.',
  'cyclic-undercut':
    'Evidence undercuts itself, directly or by way of others. Nothing says which of them stands, so none of the circle has an effect.',
  'cyclic-review':
    'Two reviews include each other. A study inside a review has no vote beside it. Here each would silence the other, so both count.',
  'block-too-complex':
    'A part of the note would take too long to read, and one part must not hold up the rest. It is left unread; everything else in the note is read. The message names the cap that it is beyond:',
  'file-skipped':
    'A file was not read: it is too large, is no text, or cannot be opened. The message says which. Everything else is read, so that one file costs you nothing but its own contents.',
  'bad-config':
    '`corroborate.json` cannot be read in one place, a value is of the wrong kind, or it names a file that is not there. That one setting has its default. All others hold.',
  'unknown-setting':
    '`corroborate.json` has a setting that Corroborate does not know. It has no effect. Often it is misspelt.',
  'bad-rubric':
    'A rubric of your own has something in it that no rubric can have: an unknown fact, design or level, a scale whose ranks do not count up from 0, or a rule that an earlier one always hides. A rubric with a mistake would rate other than you meant, so the default rubric is used, and `corroborate.json` is told so too.',
  'bad-bibliography-entry':
    'One entry of a bibliography cannot be read. It is left out. All others are read.',
  'other-encoding':
    'The bytes of a bibliography are no UTF-8, and are read as windows-1252, as programs of old wrote them. Where it is in yet another encoding, letters beyond plain English come out wrong in names and titles.',
  'duplicate-reference':
    'Two entries have the same citation key, in one file or in two. The message says where they differ. Only one can be cited.',
  'similar-citekey':
    'Two citation keys differ in capitals alone. Some tools take them for one, and it is easy to cite the wrong one.',
  'bad-doi':
    'The DOI of an entry is not one: a DOI is `10.`, a number, a slash and more. An address or a label before it (`https://doi.org/`, `doi:`) is understood. The link of the reference would lead nowhere.',
  'same-doi':
    'Two entries with different citation keys have one DOI, so they are one work. Cited under both keys, one study would count as two.',
  'unknown-crossref':
    'An entry takes fields from another by `crossref` or `xdata`, and its file has no entry of that key. The fields are missing, for example the title of the book that a chapter is in.',
  'retracted-work':
    'The record of a work says that it was retracted, withdrawn or corrected: in its title, in a note, or as PubMed tells it. Only what the record says is known; nothing is looked up.',
  'which-study':
    'The paper reports several studies, and the evidence does not say which it is from. They may differ in design, size and quality.',
  'overrides-differ':
    'Passages of one study for one claim carry different values of `n`, `k`, `quality` and the like, or several effects of one metric. One study has one vote for a claim, so one value must hold: the most cautious one, and the first effect.',
  'incomplete-reference':
    'A cited entry has neither author nor editor, or no year. Styles print such a reference by its title or with "n.d.".',
  'study-not-described':
    'A study is cited as evidence, and no note describes its design. It is listed under the claim and not counted, so that the rating shows less than you know.',
  'quote-no-locator':
    'There is a quote, and nothing says where it stands. A quote that no one can find cannot be checked.',
  'evidence-no-quote':
    'There is neither a quote nor a word of your own. It counts. But a reader learns nothing of what was found without opening the paper.',
  'claim-no-evidence':
    'No evidence bears on the claim yet. That is a finding of its own, if somebody has looked. It may also be a claim that was forgotten.',
  'maybe-evidence':
    'A list item under a claim begins with a relation, but what follows is neither a citation nor a claim nor a colon. It looks like evidence and is not read as such.',
  'unknown-relation':
    'A list item begins with words that are almost a relation, right before a citation or the id of a claim: a slip, or another form of the word. It is not read as evidence, and counts for nothing.',
  'bad-query':
    'A query cannot be read: a qualifier or a value is not known, a parenthesis or a quotation mark is not closed, a range has its ends the wrong way round. The message says what to write, with the nearest name. [Queries](queries.md) lists every qualifier.',
  'query-finds-nothing':
    'The query is well written, and nothing here has a name that stands in it: no claim has that topic, no reference that author. It is run, and finds nothing of it; the nearest name that there is is offered.',
};
