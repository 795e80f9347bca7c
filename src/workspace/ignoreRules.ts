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
export const isIgnored = (rules: IgnoreRules | undefined, path: string): boolean =>
  ignoredBy(rules, path) !== undefined;

/** The .gitignore that hides a path, and its line that does; undefined where none does. */
export function ignoredBy(
  rules: IgnoreRules | undefined,
  path: string,
): { file: string; pattern: string } | undefined {
  for (let at = rules; at; at = at.above) {
    const { ignored, unignored, rule } = at.own.test(path.slice(at.folder.length));
    if (ignored) return { file: `${at.folder}.gitignore`, pattern: rule?.pattern ?? '' };
    if (unignored) return undefined;
  }
  return undefined;
}
