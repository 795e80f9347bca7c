import type { Lookups } from './lookups.js';
import { descriptionOf, studyKey, studyOfPiece } from './studies.js';

/**
 * The keys of a paper's studies: those that notes describe, and those that are only cited as evidence. A study that is cited by its own
 * key, `@paper#study`, is its paper's.
 */
export function studyKeysOf(citekey: string, lookups: Lookups): Set<string> {
  const { described: describing, source, divided } = lookups.files;
  // Nearly all: a paper of one study, known without a look into its note.
  if (!citekey.includes('#') && !divided.has(citekey))
    return new Set(describing.has(citekey) || source.has(citekey) ? [citekey] : []);
  const described = lookups.describedStudies(citekey);
  const keys = new Set([
    ...described.map((study) => studyKey(study, described)),
    ...lookups.piecesCiting(citekey).map((piece) => studyOfPiece(piece, lookups).key),
  ]);
  for (const key of keys) {
    const description = key.includes('#') ? descriptionOf(key, lookups) : undefined;
    if (description && description.citekey !== citekey) keys.delete(key);
  }
  return keys;
}

/** How many studies there are, kept up: only papers that an update touched are counted again. */
export class StudyCount {
  private readonly counts = new Map<string, number>();
  private readonly touched = new Set<string>();
  private sum = 0;
  /** Until they are first asked for, all are to be counted: while a folder is read none is kept in mind. */
  private everything = true;

  constructor(private readonly lookups: Lookups) {}

  touch(citekey: string): void {
    if (!this.everything) this.touched.add(citekey);
  }

  total(): number {
    const { source, described } = this.lookups.files;
    const toCount = this.everything ? new Set([...described.names(), ...source.names()]) : this.touched;
    this.everything = false;
    for (const citekey of toCount) {
      const count = studyKeysOf(citekey, this.lookups).size;
      this.sum += count - (this.counts.get(citekey) ?? 0);
      if (count > 0) this.counts.set(citekey, count);
      else this.counts.delete(citekey);
    }
    this.touched.clear();
    return this.sum;
  }
}
