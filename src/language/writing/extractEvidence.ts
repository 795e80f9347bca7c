/** Evidence that stands in a synthesis to the note of the paper that it is from, where it names its claim. */
import type { EvidenceBase, FileName } from '../../core/base/types.js';
import { locatorPart } from '../../core/notes/citations/locator.js';
import { relations } from '../../core/notes/relations.js';
import { readNote } from '../../core/notes/index.js';
import type { EvidenceItem, Note } from '../../core/notes/types.js';
import { touches, type Range } from '../../core/position.js';
import { newlineOf } from '../codeActions/fix.js';
import { startOfLine } from '../lines.js';
import { mentionOf } from '../../core/notes/citations/key.js';
import { changed, type Outcome } from './types.js';

export interface Extractable {
  item: EvidenceItem;
  citekey: string;
  /** The note of the paper. */
  to: FileName;
}

/** What can be moved from a place: an item of one source whose paper has a note of its own, and whose claims have names. */
export function extractableAt(
  base: EvidenceBase,
  file: FileName,
  note: Note,
  offset: number,
): Extractable | undefined {
  const item = note.evidence.find(({ headRange }) => touches(headRange, offset));
  const [source, ...more] = item?.sources ?? [];
  if (!item || !source || more.length > 0 || source.implicit || item.parent !== undefined) return undefined;
  const [to] = base.notesOf(source.citekey);
  if (to === undefined || to === file) return undefined;
  return targetId(note, item) === undefined && item.relations.some(({ refs }) => refs.length === 0)
    ? undefined
    : { item, citekey: source.citekey, to };
}

function targetId(note: Note, { implicitTarget }: EvidenceItem): string | undefined {
  return implicitTarget && 'claim' in implicitTarget
    ? note.claims[implicitTarget.claim]?.id?.value
    : undefined;
}

/** `text` is the note's own, `targetText` that of the paper's note. */
export function extractEvidence(
  base: EvidenceBase,
  file: FileName,
  text: string,
  { item, citekey, to }: Extractable,
  targetText: string,
): Outcome {
  const note = base.note(file);
  if (note?.length !== text.length || base.note(to)?.length !== targetText.length)
    return { failure: 'The notes have changed meanwhile: try again.' };
  const implied = targetId(note, item);
  const head = item.relations
    .map(({ relation, refs }) => {
      const written = refs.length > 0 ? refs.map(({ id }) => `#${id}`) : [`#${implied ?? ''}`];
      return `${relations[relation].forms[0]} ${written.join(', ')}`;
    })
    .join('; ');
  const newline = newlineOf(targetText);
  const trimmed = targetText.replace(/\s+$/, '');
  const rest = text
    .slice(item.headRange.end, item.range.end)
    .replace(/\s+$/, '')
    .split(/\r\n|[\n\r]/)
    .join(newline);
  const own = note.citations.find(
    ({ range }) => range.start >= item.headRange.start && range.end <= item.headRange.end,
  );
  const suffix = own?.items[0]?.suffix.replace(/^[\s,]+/, '') ?? '';
  const gap = trimmed === '' ? '' : endsInList(trimmed) ? newline : newline + newline;
  // In the paper's own note the locator alone names the source; where that would be read otherwise, the citation stays.
  const isLocator = suffix === '' || locatorPart(suffix)?.end === suffix.length;
  const alone = suffix === '' ? '' : ` (${suffix})`;
  const cited = ` [${mentionOf(citekey)}${suffix === '' ? '' : `, ${suffix}`}]`;
  const sources = isLocator ? [alone, cited] : [cited];
  for (const source of sources) {
    const line = `- ${head}${source}${rest}`;
    const put = {
      range: { start: trimmed.length, end: targetText.length },
      newText: `${gap}${line}${newline}`,
    };
    const after = changed(targetText, [put]);
    if (!isSame(note, item, readNote(after), trimmed.length + gap.length)) continue;
    const at = trimmed.length + gap.length;
    return {
      changes: [
        { file, range: itemLines(text, item), newText: '' },
        { file: to, ...put },
      ],
      select: { file: to, text: after, range: { start: at, end: at } },
    };
  }
  return { failure: 'The evidence would be read as something else in the note of the paper.' };
}

const endsInList = (text: string): boolean => {
  const last = text.slice(startOfLine(text, text.length));
  return /^[-*+][ \t]/.test(last);
};

/** The item with its line ending, so that no empty line is left in the list. */
function itemLines(text: string, { range }: EvidenceItem): Range {
  const start = startOfLine(text, range.start);
  const end = text.slice(0, range.end).replace(/\s+$/, '').length;
  const ending = /^[ \t]*(?:\r\n|[\n\r]|$)/.exec(text.slice(end))?.[0].length ?? 0;
  return { start, end: end + ending };
}

/** Whether the item says there, with all that is nested under it, what it said. */
function isSame(before: Note, item: EvidenceItem, after: Note, at: number): boolean {
  const found = after.evidence.find(({ range }) => range.start === at);
  if (!found) return false;
  const of = (note: Note, one: EvidenceItem): string =>
    JSON.stringify([
      one.relations.map(({ relation, refs }) => [
        relation,
        refs.length > 0 ? refs.map(({ id }) => id) : [targetId(note, one)],
      ]),
      one.sources.map(({ citekey, locator }) => [citekey, locator]),
      one.quote?.text,
      one.comment,
      one.effects.map(({ text }) => text),
      Object.entries(one.attributes).map(([name, { value }]) => [name, value]),
      one.id?.value,
    ]);
  const nested = (note: Note, one: EvidenceItem): number =>
    note.evidence.filter(({ range }) => range.start > one.range.start && range.end <= one.range.end).length;
  return of(before, item) === of(after, found) && nested(before, item) === nested(after, found);
}
