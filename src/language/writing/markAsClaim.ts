/** Selected words, or the heading under the cursor, as a claim; elsewhere a claim to fill in, below the paragraph and its list. */
import type { EvidenceBase, FileName } from '../../core/base/types.js';
import { readNote } from '../../core/notes/index.js';
import type { Note } from '../../core/notes/types.js';
import type { Range } from '../../core/position.js';
import { freshId, newlineOf } from '../codeActions/fix.js';
import { claimOf } from '../codeActions/refactorings.js';
import { endOfLine, regionAt, startOfLine } from '../lines.js';
import { endWithList } from './place.js';
import { sense } from './sense.js';
import { changed, type Outcome } from './types.js';

const words = 'What the studies show, as a sentence';

export function markAsClaim(base: EvidenceBase, file: FileName, text: string, selection: Range): Outcome {
  const note = base.note(file);
  if (!note || note.length !== text.length) return { failure: 'This is not a note that Corroborate reads.' };
  const taken = note.claims.find(
    ({ range, form }) =>
      range.start <= selection.start &&
      selection.end <= range.end &&
      (form !== 'block' || selection.end > selection.start),
  );
  if (taken) return { failure: `This is a claim already${taken.id ? `: #${taken.id.value}` : ''}.` };
  if (regionAt(text, startOfLine(text, selection.start)) !== 'prose')
    return { failure: 'Front matter and code hold no claims: select words of the text first.' };
  const [made] = claimOf(base, note, text, selection);
  const after = made && changed(text, made.edits);
  if (made && after !== undefined) {
    const [edit] = made.edits;
    const start = (edit?.range.start ?? 0) + (edit?.newText.lastIndexOf('#') ?? 0) + 1;
    const end = (edit?.range.start ?? 0) + (edit?.newText.lastIndexOf('}') ?? 0);
    return {
      changes: made.edits.map((one) => ({ file, ...one })),
      select: { file, text: after, range: { start, end } },
    };
  }
  if (selection.end > selection.start)
    return {
      failure: 'Words of one paragraph without brackets, braces or code can be a claim: select fewer.',
    };
  return claimBelow(base, file, note, text, selection.end);
}

/** The first place from the cursor on where the new claim takes no evidence from another. */
function claimBelow(base: EvidenceBase, file: FileName, note: Note, text: string, offset: number): Outcome {
  const id = freshId(base, 'short name');
  for (const place of placesBelow(note, text, offset)) {
    const newText = headingAt(text, place, id);
    const changes = [{ range: place, newText }];
    const after = changed(text, changes);
    if (!isAdded(note, readNote(after), id)) continue;
    const start = place.start + newText.indexOf(words);
    return {
      changes: changes.map((one) => ({ file, ...one })),
      select: { file, text: after, range: { start, end: start + words.length } },
    };
  }
  return { failure: 'A claim here would take evidence from another: put the cursor below that evidence.' };
}

/** The blank line of the cursor, or what is below its paragraph; then behind the claims that it stands in, and the end of the note. */
function placesBelow(note: Note, text: string, offset: number): Range[] {
  const line = { start: startOfLine(text, offset), end: endOfLine(text, offset) };
  const around = note.claims
    .flatMap(({ scope, range }) => scope ?? range)
    .filter(({ start, end }) => start <= offset && offset <= end)
    .map(({ end }) => end);
  const below = [
    endWithList(text, offset),
    ...(around.length > 0 ? [Math.min(...around), Math.max(...around)] : []),
    text.length,
  ].map((at) => Math.max(line.end, text.slice(0, at).trimEnd().length));
  const isBlank = text.slice(line.start, line.end).trim() === '';
  const places = [...(isBlank ? [line] : []), ...[...new Set(below)].map((at) => ({ start: at, end: at }))];
  // A block is one claim: another stands behind it.
  const blocks = note.claims.filter(
    ({ form, range }) => form === 'block' && range.start <= offset && offset < range.end,
  );
  const blockEnd = Math.max(0, ...blocks.map(({ range }) => text.slice(0, range.end).trimEnd().length));
  return places.filter(({ start }) => start >= blockEnd);
}

/** A heading in the place of a blank line, or below the line that ends there, with blank lines around it. */
function headingAt(text: string, { start, end }: Range, id: string): string {
  const newline = newlineOf(text);
  const isBlank = text.slice(startOfLine(text, start), end).trim() === '';
  const isFree =
    isBlank &&
    /(?:^|(?:^|\r\n|[\n\r])[ \t]*(?:\r\n|[\n\r]))$/.test(text.slice(Math.max(0, start - 80), start));
  const gap = isFree ? '' : newline + (isBlank ? '' : newline);
  const rest = text.slice(end);
  const tail = rest === '' ? newline : /^(?:\r\n|[\n\r])[ \t]*(?:[\n\r]|$)/.test(rest) ? '' : newline;
  return `${gap}## ${words} {.claim #${id}}${tail}`;
}

/** Whether a changed note holds the claim, without evidence as yet, and all else says what it said. */
function isAdded(before: Note, after: Note, id: string): boolean {
  const made = after.claims.findIndex((claim) => claim.id?.value === id);
  return (
    made >= 0 &&
    after.claims.length === before.claims.length + 1 &&
    after.evidence.length === before.evidence.length &&
    after.evidence.every(
      ({ implicitTarget: target }) => !target || !('claim' in target) || target.claim !== made,
    ) &&
    after.evidence.every((item, index) => sense(after, item) === sense(before, before.evidence[index]))
  );
}
