import type { Location } from 'vscode-languageserver-types';
import type { EvidenceBase, FileName } from '../core/base/types.js';
import type { Range } from '../core/position.js';
import { lineStartsIn } from './lineStarts.js';
import { editorRange } from './places.js';
import { symbolAt } from './symbolAt.js';

/**
 * Where the thing at an offset is defined: a claim or evidence by its id; a citation key at the note of the paper, where there is one,
 * and at its bibliography entry.
 */
export function definitionsAt(
  base: EvidenceBase,
  file: FileName,
  offset: number,
  uriOf: (file: FileName) => string,
): Location[] {
  const note = base.note(file);
  const symbol = note && symbolAt(note, offset);
  if (!symbol || symbol.kind === 'relation') return [];
  const at = (name: FileName, range: Range): Location => ({
    uri: uriOf(name),
    range: editorRange(lineStartsIn(base, name), range),
  });
  if (symbol.kind === 'id') {
    const found = base.claimById(symbol.id) ?? base.evidenceById(symbol.id);
    return found ? [at(found.file, found.range)] : [];
  }
  const study = [...base.notes()].find(
    ([name, other]) => name !== file && other.citekey?.value === symbol.citekey,
  );
  const reference = base.reference(symbol.citekey);
  return [
    ...(study?.[1].citekey ? [at(study[0], study[1].citekey.range)] : []),
    ...(reference ? [at(reference.file, reference.entry.keyRange)] : []),
  ];
}
