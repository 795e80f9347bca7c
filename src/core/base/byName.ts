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

/** Each part is made when something is first asked for by it. */
export class ByName {
  private readonly made: {
    definitions?: Multimap<Definition>;
    naming?: Multimap<Piece>;
    citing?: Multimap<Piece>;
    restated?: Multimap<Restated>;
  };
  private described: readonly StudyDescription[] | undefined;

  /** `same`: of a state with the same claims, items and restated claims. */
  constructor(
    private readonly record: NoteRecord,
    same?: ByName,
  ) {
    this.made = same?.made ?? {};
  }

  /** By id: claims and evidence share ids. */
  get definitions(): Multimap<Definition> {
    return (this.made.definitions ??= definitionsIn(this.record));
  }

  /** Pieces that name their target, by the id they name. */
  get naming(): Multimap<Piece> {
    return (this.made.naming ??= piecesBy(this.record, ({ target }) =>
      target && 'ref' in target ? target.ref.id : undefined,
    ));
  }

  /** Pieces by the citation key of their source. */
  get citing(): Multimap<Piece> {
    return (this.made.citing ??= piecesBy(this.record, ({ source }) => source.citekey));
  }

  /** Where claims are restated, by the claim's id. */
  get restated(): Multimap<Restated> {
    return (this.made.restated ??= restatedIn(this.record));
  }

  /** The studies that it describes, all of its own paper. */
  get descriptions(): readonly StudyDescription[] {
    return (this.described ??= descriptionsIn(this.record));
  }
}

export const byName = (record: NoteRecord): ByName => (record.byName ??= new ByName(record));

function definitionsIn({ claims, items }: NoteRecord): Multimap<Definition> {
  const found = new Multimap<Definition>();
  for (const claim of claims) if (claim.id !== null) found.add(claim.id, { claim });
  for (const item of items) if (item.id !== null) found.add(item.id, { evidence: item });
  return found;
}

function piecesBy({ items }: NoteRecord, nameOf: (piece: Piece) => string | undefined): Multimap<Piece> {
  const found = new Multimap<Piece>();
  for (const { pieces } of items)
    for (const piece of pieces) {
      const name = nameOf(piece);
      if (name !== undefined) found.add(name, piece);
    }
  return found;
}

function restatedIn({ file, note }: NoteRecord): Multimap<Restated> {
  const found = new Multimap<Restated>();
  for (const { ref, range } of note.occurrences) found.add(ref.value, { file, range });
  return found;
}

function descriptionsIn({ file, note }: NoteRecord): readonly StudyDescription[] {
  const citekey = note.citekey?.value;
  return citekey === undefined ? [] : note.studies.map((facts) => ({ file, citekey, facts }));
}
