/** Random edits of the sample, as a base takes them, and whoever follows the base. */
import fc from 'fast-check';
import type { Change, EvidenceBase } from '../../../src/core/base/types.js';
import { sampleFiles } from '../../language/sample.js';
import { bib, paper, put } from '../base/workspace.js';

const sample = sampleFiles();

export interface SampleEdit {
  path: string;
  kind: 'cut' | 'push' | 'remove' | 'restore' | 'paper' | 'bib';
  /** Where a file is cut; whose paper or reference is written. */
  at: number;
}

/** An edit of one of so many notes of the sample, of a new note, or of a new bibliography. */
export const sampleEdit = (notes = Infinity): fc.Arbitrary<SampleEdit> => {
  const paths = Object.keys(sample).filter((path) => path !== 'references.bib');
  return fc.record({
    path: fc.constantFrom(...paths.slice(0, notes), 'new.md', 'more.bib'),
    kind: fc.constantFrom('cut', 'push', 'remove', 'restore', 'paper', 'bib'),
    at: fc.nat(3000),
  });
};

/** Makes an edit in the files and in the base, and gives what it changed. */
export function makeEdit(
  { path, kind, at }: SampleEdit,
  files: Record<string, string>,
  base: EvidenceBase,
): Change {
  const file = kind === 'bib' ? 'more.bib' : kind === 'paper' || path.endsWith('.bib') ? 'new.md' : path;
  if (kind === 'remove') {
    Reflect.deleteProperty(files, file);
    return base.remove(file);
  }
  const quality = at % 2 === 0 ? 'quality: high' : 'quality: low';
  const text = {
    cut: (sample[file] ?? '').slice(0, at),
    push: `\n${files[file] ?? ''}`,
    restore: sample[file] ?? '',
    paper: paper(`new${at % 3}`, 'supports #raises-trust (p. 1): "trust"', quality),
    bib: bib(`new${at % 3}`, 'alford2002why'),
  }[kind];
  files[file] = text;
  return put(base, file, text);
}
