/** A claim with all that stands in its scope to another note. Names are the same everywhere, so evidence follows; links that name the note are mended. */
import { createEvidenceBase } from '../../core/base/index.js';
import type { Claim, ClaimKey, EvidenceBase, FileName } from '../../core/base/types.js';
import { readNote } from '../../core/notes/index.js';
import type { Note } from '../../core/notes/types.js';
import type { Range } from '../../core/position.js';
import { newlineOf } from '../codeActions/fix.js';
import { leadsTo, nameOnly, resolved } from '../leadsTo.js';
import { startOfLine } from '../lines.js';
import { relativePath } from '../relativePath.js';
import { citedHead } from './citation.js';
import { changed, type Outcome, type TextChange, type Written } from './types.js';

const meanwhile = { failure: 'The notes have changed meanwhile: try again.' };

/** `textOf` gives the text of a note as it is now. */
export async function moveClaim(
  base: EvidenceBase,
  key: ClaimKey,
  to: FileName,
  textOf: (file: FileName) => Promise<string | undefined>,
): Promise<Outcome> {
  const claim = base.claim(key);
  const from = claim && base.note(claim.file);
  const target = base.note(to);
  if (!claim || !from) return { failure: 'The claim is not there any more.' };
  if (!target) return { failure: 'The other file is not a note that Corroborate reads.' };
  if (claim.file === to) return { failure: 'The claim is in this note already.' };
  const text = await textOf(claim.file);
  const targetText = await textOf(to);
  if (text?.length !== from.length || targetText?.length !== target.length) return meanwhile;

  const piece = pieceOf(text, from, claim);
  if (!piece) return { failure: 'The claim stands within other text that would be torn apart.' };
  const moved = withPaths(withSources(text, from, piece), claim.file, to);
  const newline = newlineOf(targetText);
  const trimmed = targetText.replace(/\s+$/, '');
  const gap = trimmed === '' ? '' : newline + newline;
  const put =
    moved
      .trim()
      .split(/\r\n|[\n\r]/)
      .join(newline) + newline;
  const added: TextChange = { range: { start: trimmed.length, end: targetText.length }, newText: gap + put };
  const removed: TextChange = { range: withBlankLines(text, piece), newText: '' };
  const links = await linksTo(base, claim, from, piece, to, textOf);
  if (!links) return meanwhile;
  const written: Written = {
    changes: [{ file: claim.file, ...removed }, { file: to, ...added }, ...links],
  };
  const why = await whyNot(base, written, textOf);
  if (why !== undefined) return { failure: why };
  const after = changed(targetText, [added]);
  const at = trimmed.length + gap.length;
  return { ...written, select: { file: to, text: after, range: { start: at, end: at } } };
}

/** The lines that go: the claim's section, block, callout, or its paragraph with the list below. */
function pieceOf(text: string, note: Note, claim: Claim): Range | undefined {
  const annotation = note.claims.find(({ range }) => range.start === claim.range.start);
  const scope = annotation?.scope ?? annotation?.range;
  if (!scope) return undefined;
  const start = startOfLine(text, Math.min(scope.start, claim.range.start));
  const before = text.slice(start, Math.min(scope.start, claim.range.start));
  return /^ {0,3}$/.test(before) ? { start, end: Math.max(scope.end, claim.range.end) } : undefined;
}

/** The text of a piece; evidence whose source is the note's own paper names it from now on. */
function withSources(text: string, note: Note, piece: Range): string {
  const changes: TextChange[] = [];
  const key = note.citekey?.value;
  for (const item of note.evidence) {
    if (item.range.start < piece.start || item.range.end > piece.end || key === undefined) continue;
    if (!item.sources.some(({ implicit }) => implicit)) continue;
    changes.push(citedHead(text, item, key));
  }
  const local = changes.map(({ range, newText }) => ({
    range: { start: range.start - piece.start, end: range.end - piece.start },
    newText,
  }));
  return changed(text.slice(piece.start, piece.end), local);
}

/** `](figure.png)` and `](claims.md#id)`, as they are written from the other note's folder. */
function withPaths(text: string, from: FileName, to: FileName): string {
  return text.replace(/\]\(([^()\s#:]{1,500})(?=[)#\s])/g, (whole, path: string) =>
    path.startsWith('/') || path.startsWith('<') ? whole : `](${relativePath(to, resolved(from, path))}`,
  );
}

/** Without two blank lines in a row where the piece was. */
function withBlankLines(text: string, piece: Range): Range {
  const after = /^[\s]*/.exec(text.slice(piece.end))?.[0].length ?? 0;
  const end = piece.end + after;
  if (end >= text.length) {
    const before = text.slice(0, piece.start).replace(/\s+$/, '').length;
    const ending = /^(?:\r\n|[\n\r])/.exec(text.slice(before))?.[0].length ?? 0;
    return { start: Math.min(before + ending, piece.start), end };
  }
  return { start: piece.start, end: startOfLine(text, end) };
}

/** `[words](old.md#id)` and `[[old#^id]]` of other places name the new note from now on; undefined where a note is not as it was read. */
async function linksTo(
  base: EvidenceBase,
  claim: Claim,
  from: Note,
  piece: Range,
  to: FileName,
  textOf: (file: FileName) => Promise<string | undefined>,
): Promise<Written['changes'] | undefined> {
  const ids = new Set(
    [...from.claims, ...from.evidence].flatMap(({ id, range }) =>
      id && range.start >= piece.start && range.end <= piece.end ? id.value : [],
    ),
  );
  const changes: Written['changes'] = [];
  const files = new Set([...ids].flatMap((id) => base.notesNaming(id)));
  for (const file of files) {
    const note = base.note(file);
    const refs = [
      ...(note?.evidence ?? []).flatMap(({ relations }) => relations.flatMap((group) => group.refs)),
      ...(note?.links ?? []),
    ];
    const links = refs.filter(({ id, path }) => path !== undefined && ids.has(id));
    if (links.length === 0) continue;
    const text = await textOf(file);
    if (text === undefined || text.length !== note?.length) return undefined;
    for (const { form, path, range } of links) {
      const inMoved = file === claim.file && range.start >= piece.start && range.end <= piece.end;
      if (inMoved || path === undefined || !leadsTo(file, path, claim.file)) continue;
      // Right before the `#` or `#^` of the id, which may begin with the same letters.
      const at = range.start - (text.startsWith('#^', range.start - 2) ? 2 : 1) - path.length;
      if (at < 0 || !text.startsWith(path, at)) continue;
      const newText = form === 'link' ? relativePath(file, to) : nameOnly(to);
      changes.push({ file, range: { start: at, end: at + path.length }, newText });
    }
  }
  return changes;
}

/** Why a change would be more than a move: some evidence or some claim would mean another thing afterwards. */
async function whyNot(
  base: EvidenceBase,
  { changes }: Written,
  textOf: (file: FileName) => Promise<string | undefined>,
): Promise<string | undefined> {
  const before = createEvidenceBase(base.rubric);
  const after = createEvidenceBase(base.rubric);
  for (const file of new Set(changes.map((change) => change.file))) {
    const text = (await textOf(file)) ?? '';
    before.setNote(file, readNote(text));
    after.setNote(
      file,
      readNote(
        changed(
          text,
          changes.filter((change) => change.file === file),
        ),
      ),
    );
  }
  if (meaning(before) === meaning(after)) return undefined;
  return 'Moved there, the claim or its evidence would be read as something else: is the end of that note a block that is not closed?';
}

/** What is claimed and what bears on it, wherever it stands. */
function meaning(base: EvidenceBase): string {
  const claims = base.claims().map(({ id, text, attributes }) => JSON.stringify([id, text, attributes]));
  const evidence = base.evidence().map(({ relation, target, targetId, citekey, locator, quote, comment }) => {
    const claim = target && 'claim' in target ? base.claim(target.claim) : undefined;
    return JSON.stringify([relation, claim?.text ?? targetId, citekey, locator, quote, comment]);
  });
  return [...claims.sort(), ...evidence.sort()].join('\n');
}
