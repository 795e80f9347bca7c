import type { EvidenceBase, FileName } from '../core/base/types.js';

/** The line starts of any file that the base has read: note, bibliography, settings or a data file. */
export function lineStartsIn(base: EvidenceBase, file: FileName): readonly number[] {
  return (base.note(file) ?? base.bibliography(file) ?? base.dataFile(file) ?? base.config).lineStarts;
}
