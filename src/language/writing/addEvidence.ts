/** A passage as evidence for or against a claim: one list item, where it stands decided by what is around the cursor. */
import type { Claim, EvidenceBase, FileName } from '../../core/base/types.js';
import { escapedForMarkdown } from '../../core/bibliography/index.js';
import { createNoteReader } from '../../core/notes/index.js';
import { relations, type Relation } from '../../core/notes/relations.js';
import type { Note } from '../../core/notes/types.js';
import type { Range } from '../../core/position.js';
import { nameClaim } from '../codeActions/writingFixes.js';
import { mentionOf } from '../../core/notes/citations/key.js';
import { passageOf, quoted } from './passage.js';
import { itemPlaceAt, itemPlaceOf } from './place.js';
import { sense } from './sense.js';
import { changed, type Outcome, type Written } from './types.js';

export interface NewEvidence {
  file: FileName;
  /** The note's text as it is now. */
  text: string;
  /** What is selected, or the cursor. */
  selection: Range;
  claim: Claim;
  relation: Exclude<Relation, 'undercuts'>;
  /** Words from elsewhere, as from the clipboard; absent: those that are selected. */
  pasted?: string;
  /** The paper that they are from; absent: the one that they name themselves, else the note's own. */
  citekey?: string;
  /** The text of the claim's note, where the claim has to be given a name. */
  claimText?: string;
}

/** The paper that new evidence would be from without asking: `undefined` where someone has to be asked. */
export function sourceOfPassage(
  base: EvidenceBase,
  { file, text, selection, pasted }: Pick<NewEvidence, 'file' | 'text' | 'selection' | 'pasted'>,
): string | undefined {
  const named = passageOf(pasted ?? text.slice(selection.start, selection.end)).citekey;
  return named !== undefined && base.reference(named) ? named : base.note(file)?.citekey?.value;
}

export function addEvidence(base: EvidenceBase, wanted: NewEvidence): Outcome {
  const { file, text, selection, claim, relation, pasted } = wanted;
  const note = base.note(file);
  if (!note || note.length !== text.length) return { failure: 'This is not a note that Corroborate reads.' };
  const citekey = wanted.citekey ?? sourceOfPassage(base, wanted);
  if (citekey === undefined) return { failure: 'Choose the paper that the passage is from.' };

  const naming = nameOf(base, claim, wanted);
  if ('failure' in naming) return naming;
  const passage = passageOf(pasted ?? text.slice(selection.start, selection.end));
  // What comes from elsewhere is plain text; what is selected is Markdown already.
  const words = pasted === undefined ? passage.quote : escapedForMarkdown(passage.quote);
  const body = words === '' ? '"…"' : quoted(words);
  const locator = passage.locator ?? 'p. ';
  const own = note.citekey?.value === citekey;
  const source = own ? `(${locator})` : `[${mentionOf(citekey)}, ${locator}]`;
  const [active, passive] = relations[relation].forms;
  const named = `- ${active} #${naming.id} ${source}: ${body}`;
  const unnamed = `- ${own ? active : passive} ${source}: ${body}`;

  const place =
    (pasted === undefined && selection.end > selection.start ? itemPlaceOf(text, selection) : undefined) ??
    itemPlaceAt(text, note, selection.end);
  if (!place) return { failure: 'Evidence is a list item: put the cursor in the text of the note first.' };
  const read = createNoteReader().read;
  const before = naming.changes.filter((change) => change.file === file);
  // Under its own claim an item needs no name.
  for (const line of [unnamed, named]) {
    const change = { range: place.range, newText: `${place.before}${line}${place.after}` };
    const after = changed(text, [...before, change]);
    const shift = before.reduce(
      (sum, one) => (one.range.start < change.range.start ? sum + one.newText.length : sum),
      0,
    );
    const at = change.range.start + shift + change.newText.indexOf(line);
    if (!isAdded(note, read(after), at, naming.id, line === named)) continue;
    const select = toFill(line, locator, words === '');
    return {
      changes: [...naming.changes, { file, ...change }],
      select: { file, text: after, range: { start: at + select.start, end: at + select.end } },
    };
  }
  return { failure: 'A list item would be read as something else here: put the cursor below the paragraph.' };
}

/** What is still to be filled in: the page, else the words, else nothing: behind the item. */
function toFill(line: string, locator: string, isEmpty: boolean): Range {
  if (locator === 'p. ') {
    const at = line.indexOf('p. ', line.search(/[([]/)) + 'p. '.length;
    return { start: at, end: at };
  }
  if (isEmpty) {
    const at = line.lastIndexOf('…');
    return { start: at, end: at + 1 };
  }
  return { start: line.length, end: line.length };
}

/** The claim's id; one that has none is given one. */
function nameOf(
  base: EvidenceBase,
  claim: Claim,
  { file, text, claimText }: NewEvidence,
): { id: string; changes: Written['changes'] } | { failure: string } {
  if (claim.id !== null) return { id: claim.id, changes: [] };
  const note = base.note(claim.file);
  const source = claim.file === file ? text : claimText;
  const problem = base
    .problems(claim.file)
    .find(
      ({ code, range }) =>
        code === 'claim-no-id' && claim.range.start <= range.start && range.end <= claim.range.end,
    );
  const failure = 'The claim has no name yet: give it one, as {.claim #name}.';
  if (!note || source === undefined || !problem || note.length !== source.length) return { failure };
  const written = source.slice(problem.range.start, problem.range.end);
  const fix = nameClaim({ base, file: claim.file, note, text: source, problem, written })[0];
  const id = /#([^\s}]+)/.exec(fix?.edits[0]?.newText ?? '')?.[1];
  if (!fix || id === undefined) return { failure };
  return { id, changes: fix.edits.map((edit) => ({ file: claim.file, ...edit })) };
}

/** Whether the changed note says one thing more, and that of this claim, and all else as before. */
function isAdded(before: Note, after: Note, at: number, id: string, isNamed: boolean): boolean {
  const line = after.evidence.findIndex(({ range }) => range.start === at);
  const item = after.evidence[line];
  if (!item) return false;
  if (!isNamed) {
    const target = item.implicitTarget;
    if (!target || !('claim' in target) || after.claims[target.claim]?.id?.value !== id) return false;
  }
  const others = after.evidence.filter((_, index) => index !== line);
  return (
    after.claims.length === before.claims.length &&
    others.length === before.evidence.length &&
    others.every((other, index) => sense(after, other) === sense(before, before.evidence[index]))
  );
}
