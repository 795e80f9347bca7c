/** Selected words, or the heading under the cursor, as a claim; elsewhere a claim to fill in, below the paragraph. */
import type { EvidenceBase, FileName } from '../../core/base/types.js';
import type { Range } from '../../core/position.js';
import { newlineOf } from '../codeActions/fix.js';
import { claimOf } from '../codeActions/refactorings.js';
import { endOfLine, regionAt, startOfLine } from '../lines.js';
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
  return claimBelow(file, text, selection.end);
}

function claimBelow(file: FileName, text: string, offset: number): Outcome {
  const newline = newlineOf(text);
  const end = endOfLine(text, offset);
  const isBlank = text.slice(startOfLine(text, offset), end).trim() === '';
  const at = isBlank ? startOfLine(text, offset) : end;
  const gap =
    isBlank &&
    (at === 0 || /(?:^|\r\n|[\n\r])[ \t]*(?:\r\n|[\n\r])$/.test(text.slice(Math.max(0, at - 80), at)))
      ? ''
      : newline + (isBlank ? '' : newline);
  const rest = text.slice(end);
  const tail = rest === '' ? newline : /^(?:\r\n|[\n\r])[ \t]*(?:[\n\r]|$)/.test(rest) ? '' : newline;
  const newText = `${gap}## ${words} {.claim #short-name}${tail}`;
  const changes = [{ range: { start: at, end }, newText }];
  const start = at + newText.indexOf(words);
  return {
    changes: changes.map((one) => ({ file, ...one })),
    select: { file, text: changed(text, changes), range: { start, end: start + words.length } },
  };
}
