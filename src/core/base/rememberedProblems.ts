import type { Problem } from '../problem.js';
import type { FileName } from './types.js';

/** Problems that tell of an unknown name, and suggest others: what is suggested may change with any name that comes or goes. */
export type ToldOfName = 'unknown-claim' | 'unknown-reference';

/** The problems of files, from when they are first asked for until something that they rest on changes. */
export class RememberedProblems {
  private readonly byFile = new Map<FileName, Problem[]>();
  private readonly told = { 'unknown-claim': new Set<FileName>(), 'unknown-reference': new Set<FileName>() };

  /** What is being made of a file step by step. */
  private readonly begun = new Map<FileName, object>();

  /** Begins what takes several steps; to be called with what came of it, which is remembered unless something changed in between. */
  begin(file: FileName): (problems: Problem[]) => void {
    const own = {};
    this.begun.set(file, own);
    return (problems) => {
      if (this.begun.get(file) !== own) return;
      this.begun.delete(file);
      this.set(file, problems);
    };
  }

  get(file: FileName): Problem[] | undefined {
    return this.byFile.get(file);
  }

  set(file: FileName, problems: Problem[]): void {
    this.byFile.set(file, problems);
    for (const { code } of problems)
      if (code === 'unknown-claim' || code === 'unknown-reference') this.told[code].add(file);
  }

  forget(file: FileName): void {
    this.begun.delete(file);
    if (!this.byFile.delete(file)) return;
    for (const files of Object.values(this.told)) files.delete(file);
  }

  /** The files that were told of an unknown name. */
  filesTold(code: ToldOfName): ReadonlySet<FileName> {
    return this.told[code];
  }
}
