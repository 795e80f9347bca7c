/** A note as the Markdown preview shows it: what it annotates, each at its place, with what the base knows of it. */
import type { Claim, EvidenceBase, FileName } from '../../core/base/types.js';
import type { ClaimAnnotation, Note, Occurrence } from '../../core/notes/types.js';
import { readNote } from '../../core/notes/index.js';
import { frozenAnswer } from '../../core/report/index.js';
import { editorRange, evidenceBlocks } from '../../language/index.js';
import type { ClaimLine, NoteView, NoteViewParams, ViewedClaim, ViewedRating } from '../../protocol.js';
import { claimSummary, type UriOf } from '../summaries.js';
import { linkTo } from './links.js';
import { formOfOccurrence, marksOf, type Known } from './marks.js';

/** Longer texts are shown as they are, in UTF-16 units: nobody reads them in a preview. */
const longest = 2_000_000;

export interface NoteViewOptions {
  uriOf: UriOf;
  /** What the base has read of the very text, where it has; else the text is read. */
  note?: Note | undefined;
  /** False while notes are read: ratings would change under the reader's eyes. */
  rated: boolean;
}

export function noteView(
  base: EvidenceBase,
  { uri, text }: NoteViewParams,
  { uriOf, note: read, rated }: NoteViewOptions,
): NoteView {
  if (text.length > longest) return { claims: [], evidence: [], marks: [], questions: [] };
  const note = read ?? readNote(text);
  const at = (range: { start: number; end: number }) => editorRange(note.lineStarts, range);
  const ratingOf = (claim: Claim | undefined): ViewedRating | null => {
    if (!claim || !rated) return null;
    const { strength, own, verdict, counts } = claimSummary(base, claim, uriOf);
    return { strength, own, verdict, counts };
  };
  const undercut = new Set(
    base.evidenceIn(uri).flatMap((piece) => (piece.undercut ? piece.range.start : [])),
  );
  const known: Known = {
    base,
    isUndercut: ({ range }) => rated && undercut.has(range.start),
    ref(id) {
      const claim = base.claimById(id);
      const file = claim?.file ?? base.evidenceById(id)?.file;
      return {
        text: claim?.text ?? null,
        rating: ratingOf(claim),
        href: file === undefined ? null : linkTo(uri, uriOf(file), id),
      };
    },
  };
  const own = claimsByPlace(base, uri, note);
  const claims = [
    ...note.claims.map((annotation, index): ViewedClaim => {
      const { form, id, text: words, range } = annotation;
      return {
        form,
        id: id?.value ?? null,
        text: words,
        range: at(range),
        restated: false,
        closed: form === 'block' && closes(text, annotation),
        rating: ratingOf(own(annotation, index)),
        href: null,
      };
    }),
    ...note.occurrences.map((occurrence): ViewedClaim => {
      const { ref, text: words, range } = occurrence;
      const form = formOfOccurrence(text, occurrence);
      const { rating, href } = known.ref(ref.value);
      const closed = form === 'block' && closes(text, occurrence);
      return { form, id: ref.value, text: words, range: at(range), restated: true, closed, rating, href };
    }),
  ];
  return {
    claims,
    evidence: note.evidence.flatMap(({ relations, range }) => {
      const [first] = relations;
      return first ? [{ range: at(range), relation: first.relation }] : [];
    }),
    marks: marksOf(note, text, known).map(({ range, ...mark }) => ({ ...mark, range: at(range) })),
    questions: evidenceBlocks(text).map(({ body, range, isOpen }) => {
      const frozen = isOpen ? undefined : frozenAnswer(text, range.end);
      return {
        range: at(range),
        text: text.slice(body.start, body.end),
        frozen: frozen ? { range: at(frozen.range), answer: frozen.answer } : null,
      };
    }),
  };
}

/** The strength of each claim of a note. */
export function claimLines(base: EvidenceBase, uri: FileName, uriOf: UriOf): ClaimLine[] {
  return base.claimsIn(uri).map((claim) => {
    const { strength, own, verdict, target } = claimSummary(base, claim, uriOf);
    const shown = own ? { ...strength, label: own.label, rank: own.rank ?? strength.rank } : strength;
    return { strength: shown, verdict, line: target.range.start.line };
  });
}

/** The base's claim for each of the note's: the same in order where the base has read the same, else the one of the same id. */
function claimsByPlace(
  base: EvidenceBase,
  file: FileName,
  note: Note,
): (annotation: ClaimAnnotation, index: number) => Claim | undefined {
  const inBase = base.claimsIn(file);
  const isSame =
    inBase.length === note.claims.length &&
    inBase.every(({ range }, index) => range.start === note.claims[index]?.range.start);
  return ({ id }, index) => (isSame ? inBase[index] : id && base.claimById(id.value));
}

const closes = (text: string, { range }: ClaimAnnotation | Occurrence): boolean =>
  /(?:^|[\r\n])[ \t>]*:{3,}[ \t]*$/.test(text.slice(Math.max(range.start, range.end - 200), range.end));
