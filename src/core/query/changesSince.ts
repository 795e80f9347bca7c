/** What a version history says of files: asked by `changed-since:`, answered by the host. */
import type { FileName, Reference } from '../base/types.js';
import { placeAt, type Range } from '../position.js';
import type { Space } from './qualifiers/types.js';
import type { Store } from './store/store.js';

/** Lines that were changed since, from 1, first and last; `all` of a file that was not there. Only files that changed. */
export type ChangedLines = 'all' | readonly (readonly [first: number, last: number])[];

/** What changed since a commit, or why that is not known: one sentence. */
export type ChangesSince = { files: ReadonlyMap<FileName, ChangedLines> } | { failure: string };

/** The rows of a space that stand on changed lines; a claim and a study, too, whose evidence does. */
export function changedRows(
  { files }: Extract<ChangesSince, { files: unknown }>,
  space: Space,
  store: Store,
  lineStartsIn: (file: FileName) => readonly number[],
): Uint8Array {
  const mask = new Uint8Array(store[space].records.length);
  const touched = (file: FileName | undefined, range: Range | undefined): boolean => {
    const lines = file === undefined ? undefined : files.get(file);
    if (lines === undefined || file === undefined) return false;
    if (lines === 'all' || !range) return true;
    const starts = lineStartsIn(file);
    const [first, last] = [placeAt(starts, range.start).line, placeAt(starts, range.end).line];
    return lines.some(([from, to]) => from <= last && to >= first);
  };
  const rangeOf = (record: { range?: Range } | Reference): Range | undefined =>
    'entry' in record ? record.entry.range : record.range;
  store[space].records.forEach((record, row) => {
    if (record && touched(record.file, rangeOf(record))) mask[row] = 1;
  });
  if (space === 'evidence') return mask;
  const links = { claims: store.claimOf, studies: store.studyOf, references: undefined }[space];
  if (!links) return mask;
  for (const file of files.keys()) {
    for (const row of store.evidenceIn(file)) {
      const piece = store.evidence.records[row];
      const link = links[row] ?? -1;
      if (piece && link >= 0 && link < mask.length && touched(file, piece.range)) mask[link] = 1;
    }
  }
  return mask;
}
