import { CodeActionKind, type CodeAction, type Diagnostic } from 'vscode-languageserver-types';
import type { EvidenceBase, FileName } from '../../core/base/types.js';
import { lineStartsOf, type Range } from '../../core/position.js';
import type { Problem, ProblemCode } from '../../core/problem.js';
import { diagnosticsOf } from '../diagnostics.js';
import type { Search } from '../search.js';
import { askingActions, workspaceEdit } from './askingActions.js';
import type { Fix } from './fix.js';
import { mendings } from './fixes.js';
import { lineStartsIn } from '../lineStarts.js';
import { refactorings } from './refactorings.js';

/** Mends all that can be mended without changing what a note means. */
export const fixAllKind = `${CodeActionKind.SourceFixAll}.corroborate`;

export interface ActionMeans {
  /** The kinds that the editor asks for; absent: all but "fix all". */
  only?: readonly string[];
  /** Finds claims by the words of a selection. */
  search?: Search;
  /** Whether the editor knows the commands that ask further: which claim, which note. */
  commands?: boolean;
  /** Problems of the file that the base does not know: those of evidence blocks. */
  more?: readonly Problem[];
}

/** Quick fixes and "fix all" of a kind at a range of any file, and refactorings in a note. Those with `data` get their edit from `resolveAction`. */
export function codeActionsAt(
  base: EvidenceBase,
  file: FileName,
  text: string,
  range: Range,
  uriOf: (file: FileName) => string,
  means: ActionMeans = {},
): CodeAction[] {
  const note = base.note(file);
  if (note && note.length !== text.length) return [];
  const { only, more = [] } = means;
  const wants = (kind: string): boolean =>
    only === undefined || only.some((asked) => kind === asked || kind.startsWith(`${asked}.`));
  const problems = [...base.problems(file), ...more];
  if (!note && (problems.length === 0 || !isAsRead(base, file, text))) return [];
  const fixesOf = (problem: Problem): Fix[] => {
    const written = text.slice(problem.range.start, problem.range.end);
    const broken = { base, file, text, problem, written };
    const mending = mendings[problem.code];
    if ('none' in mending) return [];
    const found = 'file' in mending ? mending.file(broken) : note ? mending.note({ ...broken, note }) : [];
    return found.filter(({ command }) => !command || means.commands === true);
  };
  const action = (
    fix: Omit<Fix, 'preferred'> & { preferred?: boolean },
    kind: string,
    about?: Diagnostic[],
  ): CodeAction => ({
    title: fix.title,
    kind,
    ...(about && { diagnostics: about }),
    ...(fix.preferred && { isPreferred: true }),
    ...(fix.command
      ? { command: fix.command }
      : {
          edit: workspaceEdit(
            base,
            [...fix.edits.map((edit) => ({ file, ...edit })), ...(fix.elsewhere ?? [])],
            uriOf,
          ),
        }),
  });
  const actions: CodeAction[] = [];

  if (wants(CodeActionKind.QuickFix)) {
    const here = problems
      .map((problem, index) => ({ problem, index }))
      .filter(({ problem }) => problem.range.start <= range.end && range.start <= problem.range.end);
    const told = here.length > 0 ? diagnosticsOf(base, file, uriOf, more) : [];
    for (const { problem, index } of here) {
      const about = told[index];
      for (const fix of fixesOf(problem))
        actions.push(action(fix, CodeActionKind.QuickFix, about && [about]));
    }
    for (const code of new Set(here.map(({ problem }) => problem.code))) {
      const mending = mendings[code];
      const title = 'none' in mending ? undefined : mending.all;
      if (title === undefined) continue;
      const all = allOf(problems, (other) => other === code, fixesOf);
      if (all.count > 1) actions.push(action({ title, edits: all.edits }, CodeActionKind.QuickFix));
    }
  }
  // Only where it is asked for: in a menu it would repeat the fixes of each problem.
  if (only !== undefined && wants(fixAllKind)) {
    const all = allOf(problems, isSafe, fixesOf);
    if (all.count > 0)
      actions.push(action({ title: 'Fix all that is safe to fix', edits: all.edits }, fixAllKind));
  }
  if (!note) return actions;
  if (wants(CodeActionKind.RefactorRewrite)) {
    for (const fix of refactorings(base, note, text, range))
      actions.push(action(fix, CodeActionKind.RefactorRewrite));
  }
  actions.push(...askingActions(base, file, note, text, range, means, wants));
  return actions;
}

const isSafe = (code: ProblemCode): boolean => {
  const mending = mendings[code];
  return !('none' in mending) && mending.safe === true;
};

/** Whether the lines of a bibliography or of settings are those that the base has read: their lengths are not kept. */
function isAsRead(base: EvidenceBase, file: FileName, text: string): boolean {
  const [read, now] = [lineStartsIn(base, file), lineStartsOf(text)];
  return read.length === now.length && read.at(-1) === now.at(-1);
}

/** The preferred fixes of all problems of some kinds that do not touch each other; ids that they make are all different. */
function allOf(
  problems: readonly Problem[],
  isMeant: (code: ProblemCode) => boolean,
  fixesOf: (problem: Problem) => Fix[],
): Pick<Fix, 'edits'> & { count: number } {
  const edits: Fix['edits'] = [];
  const inserted = new Set<string>();
  let count = 0;
  for (const problem of problems) {
    if (!isMeant(problem.code)) continue;
    const fix = fixesOf(problem).find(({ preferred }) => preferred);
    if (!fix || fix.edits.some((edit) => edits.some((other) => overlap(edit.range, other.range)))) continue;
    for (const edit of fix.edits) {
      edits.push({
        range: edit.range,
        newText: problem.code === 'claim-no-id' ? unlike(edit.newText, inserted) : edit.newText,
      });
    }
    count += 1;
  }
  return { edits, count };
}

/** Two claims of the same words would get the same id. */
function unlike(text: string, taken: Set<string>): string {
  let made = text;
  for (let number = 2; taken.has(made); number++) made = text.replace(/(\}?)$/, `-${number}$1`);
  taken.add(made);
  return made;
}

const overlap = (a: Range, b: Range): boolean =>
  (a.start < b.end && b.start < a.end) || (a.start === b.start && a.end === b.end);
