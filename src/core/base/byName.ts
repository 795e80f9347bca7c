/** What one note says, by the names in it. */
import type { StudyFacts } from '../notes/types.js';
import type { Range } from '../position.js';
import { Multimap } from './multimap.js';
import type { ClaimRecord, ItemRecord, NoteRecord, Piece } from './records.js';
import type { FileName } from './types.js';

/** What an id names. */
export type Definition = { claim: ClaimRecord } | { evidence: ItemRecord };

export interface StudyDescription {
  file: FileName;
  citekey: string;
  facts: StudyFacts;
}

/** A place where a claim is restated. */
export interface Restated {
  file: FileName;
  range: Range;
}

export interface ByName {
  /** By id: claims and evidence share ids. */
  definitions: Multimap<Definition>;
  /** Pieces that name their target, by the id they name. */
  naming: Multimap<Piece>;
  /** Pieces by the citation key of their source. */
  citing: Multimap<Piece>;
  /** Where claims are restated, by the claim's id. */
  restated: Multimap<Restated>;
  /** The studies that it describes, all of its own paper. */
  descriptions: readonly StudyDescription[];
}

/** Made when something in the note is first asked for by its name. */
export const byName = (record: NoteRecord): ByName => (record.byName ??= made(record));

function made({ file, note, claims, items }: NoteRecord): ByName {
  const citekey = note.citekey?.value;
  const all: ByName = {
    definitions: new Multimap(),
    naming: new Multimap(),
    citing: new Multimap(),
    restated: new Multimap(),
    descriptions:
      citekey === undefined
        ? none
        : note.studies.map((facts): StudyDescription => ({ file, citekey, facts })),
  };
  for (const claim of claims) if (claim.id !== null) all.definitions.add(claim.id, { claim });
  for (const item of items) {
    if (item.id !== null) all.definitions.add(item.id, { evidence: item });
    for (const piece of item.pieces) {
      if (piece.target && 'ref' in piece.target) all.naming.add(piece.target.ref.id, piece);
      all.citing.add(piece.source.citekey, piece);
    }
  }
  for (const { ref, range } of note.occurrences) all.restated.add(ref.value, { file, range });
  return all;
}

const none: readonly never[] = [];
