import type { Location } from 'vscode-languageserver-types';
import type { EvidenceBase, FileName } from '../core/base/types.js';
import { lineStartsIn } from './lineStarts.js';
import { mentionsOf } from './mentions.js';
import { editorRange } from './places.js';
import { nameAt } from './symbolAt.js';

/**
 * Every place that speaks of the name at an offset. For a claim also the evidence that stands under it without naming it, at its head,
 * which is what a reader who asks for references wants to see.
 */
export function referencesAt(
  base: EvidenceBase,
  file: FileName,
  offset: number,
  uriOf: (file: FileName) => string,
  withDefinition: boolean,
): Location[] {
  const name = nameAt(base, file, offset);
  if (!name) return [];
  const places = mentionsOf(base, name).filter(({ definition }) => withDefinition || !definition);
  const claim = name.kind === 'id' ? base.claimById(name.id) : undefined;
  if (claim) {
    for (const piece of base.evidenceOf(claim.key)) {
      const isNamed = places.some((one) => one.file === piece.file && isWithin(one.range, piece.headRange));
      if (!isNamed) places.push({ file: piece.file, range: piece.headRange, definition: false });
    }
  }
  return places.map((place) => ({
    uri: uriOf(place.file),
    range: editorRange(lineStartsIn(base, place.file), place.range),
  }));
}

const isWithin = (inner: { start: number; end: number }, outer: { start: number; end: number }): boolean =>
  outer.start <= inner.start && inner.end <= outer.end;
