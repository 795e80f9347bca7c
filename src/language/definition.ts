import type { Location } from 'vscode-languageserver-types';
import type { EvidenceBase, FileName } from '../core/base/types.js';
import type { Range } from '../core/position.js';
import { lineStartsIn } from './lineStarts.js';
import { editorRange } from './places.js';
import { nameAt } from './symbolAt.js';

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
  const symbol = nameAt(base, file, offset);
  if (!symbol) return [];
  const at = (name: FileName, range: Range): Location => ({
    uri: uriOf(name),
    range: editorRange(lineStartsIn(base, name), range),
  });
  if (symbol.kind === 'id') {
    const found = base.claimById(symbol.id) ?? base.evidenceById(symbol.id);
    return found ? [at(found.file, found.range)] : [];
  }
  const owner = base.notesOf(symbol.citekey).find((name) => name !== file);
  const ownKey = owner === undefined ? undefined : base.note(owner)?.citekey;
  const reference = base.reference(symbol.citekey);
  return [
    ...(owner !== undefined && ownKey ? [at(owner, ownKey.range)] : []),
    ...(reference ? [at(reference.file, reference.entry.keyRange)] : []),
  ];
}
