import type { EvidenceBase, FileName } from '../core/base/types.js';
import { touches } from '../core/position.js';
import { nameAt } from './symbolAt.js';

/** The citation key at a place: in a note that under the cursor, else that of the evidence around; in a bibliography that of the entry. */
export function referenceAt(base: EvidenceBase, file: FileName, offset: number): string | undefined {
  const name = nameAt(base, file, offset);
  if (name?.kind === 'citekey') return name.citekey;
  if (base.note(file)) {
    const { claim, evidence } = base.at(file, offset);
    if (claim === undefined) return undefined;
    return base.evidenceOf(claim).find(({ id }) => id === evidence)?.citekey;
  }
  return base.bibliography(file)?.entries.find(({ range }) => touches(range, offset))?.citekey;
}
