/** Where the lines of a text went while it was edited: a preview is drawn before the server has read the latest keystrokes. */
import type { EditorRange, NoteView } from '../../protocol.js';

/** Lines as Markdown and VS Code count them. */
export const linesOf = (text: string): string[] => text.split(/\r\n|\r|\n/);

/** The view with the places that it has in a text that grew out of its own; what stood in the changed lines is left out. */
export function movedView(view: NoteView, before: string, now: string): NoteView {
  if (before === now) return view;
  const [old, lines] = [linesOf(before), linesOf(now)];
  const most = Math.min(old.length, lines.length);
  let head = 0;
  while (head < most && old[head] === lines[head]) head++;
  let tail = 0;
  while (tail < most - head && old[old.length - 1 - tail] === lines[lines.length - 1 - tail]) tail++;
  const lineNow = (line: number): number | undefined =>
    line < head ? line : line >= old.length - tail ? line + lines.length - old.length : undefined;
  const moved = <Placed extends { range: EditorRange }>(placed: Placed): Placed[] => {
    const { start, end } = placed.range;
    const [first, last] = [lineNow(start.line), lineNow(end.line)];
    if (first === undefined || last === undefined) return [];
    return [{ ...placed, range: { start: { ...start, line: first }, end: { ...end, line: last } } }];
  };
  const kept = new Map<number, number>();
  const claims = view.claims.flatMap((claim, index) => {
    const [now] = moved(claim);
    if (now) kept.set(index, kept.size);
    return now ?? [];
  });
  const marks = view.marks.flatMap(moved).flatMap((mark) => {
    if (mark.kind !== 'open' && mark.kind !== 'close') return mark;
    const claim = kept.get(mark.claim);
    return claim === undefined ? [] : { ...mark, claim };
  });
  const questions = view.questions.flatMap(moved).flatMap((question) => {
    if (!question.frozen) return question;
    const [frozen] = moved(question.frozen);
    return frozen ? { ...question, frozen } : [];
  });
  return { claims, evidence: view.evidence.flatMap(moved), marks, questions };
}
