import ignore, { type Ignore } from 'ignore';

/** The .gitignore files that hold for a folder: its own first, then those of the folders above. */
export interface IgnoreRules {
  readonly folder: string;
  readonly own: Ignore;
  readonly above: IgnoreRules | undefined;
}

/** Rules of a folder's own .gitignore atop those from above. `folder` is relative and ends in `/`, or is empty. */
export function withRules(above: IgnoreRules | undefined, folder: string, text: string): IgnoreRules {
  return { folder, own: ignore({ ignorecase: false }).add(text), above };
}

/** Whether git would ignore a path; that of a folder ends in `/`. The nearest .gitignore that speaks of it decides. */
export function isIgnored(rules: IgnoreRules | undefined, path: string): boolean {
  for (let at = rules; at; at = at.above) {
    const { ignored, unignored } = at.own.test(path.slice(at.folder.length));
    if (ignored || unignored) return ignored;
  }
  return false;
}
