import { CodeActionKind, type CodeAction, type Diagnostic } from 'vscode-languageserver-types';
import type { EvidenceBase, FileName } from '../../core/base/types.js';
import type { Range } from '../../core/position.js';
import type { Problem, ProblemCode } from '../../core/problem.js';
import { diagnosticsOf } from '../diagnostics.js';
import type { Search } from '../search.js';
import { askingActions, workspaceEdit } from './askingActions.js';
import type { Broken, Fix } from './fix.js';
import { fixAllTitles, fixes, safeFixes } from './fixes.js';
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
}

/** Quick fixes, "fix all" of a kind, and refactorings at a range of a note. Those with `data` get their edit from `resolveAction`. */
export function codeActionsAt(
  base: EvidenceBase,
  file: FileName,
  text: string,
  range: Range,
  uriOf: (file: FileName) => string,
  means: ActionMeans = {},
): CodeAction[] {
  const note = base.note(file);
  if (!note || note.length !== text.length) return [];
  const { only } = means;
  const wants = (kind: string): boolean =>
    only === undefined || only.some((asked) => kind === asked || kind.startsWith(`${asked}.`));
  const problems = base.problems(file);
  const fixesOf = (problem: Problem): Fix[] => {
    const written = text.slice(problem.range.start, problem.range.end);
    const broken: Broken = { base, file, note, text, problem, written };
    return fixes[problem.code]?.(broken) ?? [];
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
    edit: workspaceEdit(
      base,
      [...fix.edits.map((edit) => ({ file, ...edit })), ...(fix.elsewhere ?? [])],
      uriOf,
    ),
  });
  const actions: CodeAction[] = [];

  if (wants(CodeActionKind.QuickFix)) {
    const here = problems
      .map((problem, index) => ({ problem, index }))
      .filter(({ problem }) => problem.range.start <= range.end && range.start <= problem.range.end);
    const told = here.length > 0 ? diagnosticsOf(base, file, uriOf) : [];
    for (const { problem, index } of here) {
      const about = told[index];
      for (const fix of fixesOf(problem))
        actions.push(action(fix, CodeActionKind.QuickFix, about && [about]));
    }
    for (const code of new Set(here.map(({ problem }) => problem.code))) {
      const all = allOf(problems, [code], fixesOf);
      const title = fixAllTitles[code];
      if (all.count > 1 && title !== undefined)
        actions.push(action({ title, edits: all.edits }, CodeActionKind.QuickFix));
    }
  }
  // Only where it is asked for: in a menu it would repeat the fixes of each problem.
  if (only !== undefined && wants(fixAllKind)) {
    const all = allOf(problems, safeFixes, fixesOf);
    if (all.count > 0)
      actions.push(action({ title: 'Fix all that is safe to fix', edits: all.edits }, fixAllKind));
  }
  if (wants(CodeActionKind.RefactorRewrite)) {
    for (const fix of refactorings(base, note, text, range))
      actions.push(action(fix, CodeActionKind.RefactorRewrite));
  }
  actions.push(...askingActions(base, file, note, text, range, means, wants));
  return actions;
}

/** The preferred fixes of all problems of some kinds that do not touch each other; ids that they make are all different. */
function allOf(
  problems: readonly Problem[],
  codes: readonly ProblemCode[],
  fixesOf: (problem: Problem) => Fix[],
): Pick<Fix, 'edits'> & { count: number } {
  const edits: Fix['edits'] = [];
  const inserted = new Set<string>();
  let count = 0;
  for (const problem of problems) {
    if (!codes.includes(problem.code)) continue;
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
