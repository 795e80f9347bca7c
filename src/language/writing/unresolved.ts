/** Going through what is not resolved: names that lead nowhere, evidence without a claim or a source. */
import type { EvidenceBase, FileName } from '../../core/base/types.js';
import type { Problem, ProblemCode } from '../../core/problem.js';

const unresolvedCodes: ReadonlySet<ProblemCode> = new Set<ProblemCode>([
  'unknown-claim',
  'unknown-reference',
  'evidence-no-claim',
  'evidence-no-source',
  'ambiguous-claim',
  'wrong-target',
  'which-study',
]);

/** The next one behind a place, or the one before it: in this note, then in the next notes by name, and round again. */
export function unresolvedFrom(
  base: EvidenceBase,
  file: FileName,
  offset: number,
  backwards: boolean,
): { file: FileName; problem: Problem } | undefined {
  const of = (name: FileName): Problem[] =>
    base
      .problems(name)
      .filter(({ code }) => unresolvedCodes.has(code))
      .sort((a, b) => a.range.start - b.range.start);
  const files = base
    .files()
    .filter((name) => base.note(name))
    .sort();
  const own = of(file);
  const here = backwards
    ? own.findLast(({ range }) => range.start < offset)
    : own.find(({ range }) => range.start > offset);
  if (here) return { file, problem: here };
  const before = files.filter((name) => name < file);
  const after = files.filter((name) => name > file);
  // Where all others are done, the note itself from its other end.
  const order = backwards ? [...before.reverse(), ...after.reverse(), file] : [...after, ...before, file];
  for (const name of order) {
    const found = of(name);
    const problem = backwards ? found.at(-1) : found[0];
    if (problem) return { file: name, problem };
  }
  return undefined;
}
