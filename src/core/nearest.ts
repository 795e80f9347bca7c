import { distance } from 'fastest-levenshtein';

/**
 * The names most like a mistyped one, best first: at most `limit`, each at most `reach` edits from what was written; default: a third of
 * its length, and two at least. Used to say "did you mean" and to offer quick fixes.
 */
export function nearest(
  written: string,
  names: Iterable<string>,
  limit = 3,
  reach = Math.max(2, Math.floor(written.length / 3)),
): string[] {
  const wanted = written.toLowerCase();
  const found: { name: string; edits: number }[] = [];
  for (const name of names) {
    if (Math.abs(name.length - written.length) > reach) continue;
    const edits = distance(wanted, name.toLowerCase());
    if (edits <= reach) found.push({ name, edits });
  }
  found.sort((a, b) => a.edits - b.edits || (a.name < b.name ? -1 : 1));
  return found.slice(0, limit).map(({ name }) => name);
}

/** "; did you mean a or b?", or nothing. */
export function didYouMean(written: string, names: Iterable<string>, mark = ''): string {
  const close = nearest(written, names, 2);
  return close.length === 0 ? '' : `; did you mean ${close.map((name) => mark + name).join(' or ')}?`;
}

/** What was suggested for names that nothing has, until the names change: whoever types elsewhere should not wait for it again. */
export class Suggestions {
  private readonly made = new Map<string, string>();

  /** `names` gives those that there are; `mark` stands before each that is suggested. */
  constructor(
    private readonly names: () => Iterable<string>,
    private readonly mark: string,
  ) {}

  /** As `didYouMean`. */
  for(written: string): string {
    let made = this.made.get(written);
    if (made === undefined) {
      made = didYouMean(written, this.names(), this.mark);
      this.made.set(written, made);
    }
    return made;
  }

  /** The names have changed. */
  forget(): void {
    this.made.clear();
  }
}
