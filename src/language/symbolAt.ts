import type { EvidenceBase, FileName } from '../core/base/types.js';
import type { Note } from '../core/notes/types.js';
import { touches, type Range } from '../core/position.js';
import type { Relation } from '../core/notes/relations.js';

/** A word of the annotation language under the cursor. */
export type Symbol =
  | { kind: 'id'; id: string; range: Range }
  | { kind: 'citekey'; citekey: string; range: Range }
  | { kind: 'relation'; relation: Relation; range: Range }
  | { kind: 'design'; design: string; range: Range };

/** A symbol that is the same name wherever it stands. */
export type Name = Exclude<Symbol, { kind: 'relation' } | { kind: 'design' }>;

/** What stands at an offset of a note; undefined between annotations. */
export function symbolAt(note: Note, offset: number): Symbol | undefined {
  for (const { id } of [...note.claims, ...note.evidence]) {
    if (id && touches(id.range, offset)) return { kind: 'id', id: id.value, range: id.range };
  }
  for (const { ref } of note.occurrences) {
    if (touches(ref.range, offset)) return { kind: 'id', id: ref.value, range: ref.range };
  }
  for (const link of note.links ?? []) {
    if (touches(link.range, offset)) return { kind: 'id', id: link.id, range: link.range };
  }
  for (const item of note.evidence) {
    for (const group of item.relations) {
      if (touches(group.range, offset))
        return { kind: 'relation', relation: group.relation, range: group.range };
      for (const ref of group.refs) {
        if (touches(ref.range, offset)) return { kind: 'id', id: ref.id, range: ref.range };
      }
    }
  }
  for (const group of note.citations) {
    for (const { citekey, keyRange } of group.items) {
      if (touches(keyRange, offset)) return { kind: 'citekey', citekey, range: keyRange };
    }
  }
  if (note.citekey && touches(note.citekey.range, offset)) {
    return { kind: 'citekey', citekey: note.citekey.value, range: note.citekey.range };
  }
  return designAt(note, offset);
}

function designAt(note: Note, offset: number): Symbol | undefined {
  for (const { design, of, ranges } of note.studies) {
    for (const [written, range] of [
      [design, ranges.design],
      [of, ranges.of],
    ] as const) {
      if (written !== undefined && range && touches(range, offset))
        return { kind: 'design', design: written, range };
    }
  }
  for (const { attributes } of note.evidence) {
    const written = attributes.design;
    if (written && touches(written.range, offset))
      return { kind: 'design', design: written.value, range: written.range };
  }
  return undefined;
}

/** The name under the cursor of a note or of a bibliography. */
export function nameAt(base: EvidenceBase, file: FileName, offset: number): Name | undefined {
  const note = base.note(file);
  if (note) {
    const symbol = symbolAt(note, offset);
    return symbol?.kind === 'relation' || symbol?.kind === 'design' ? undefined : symbol;
  }
  const entry = base.bibliography(file)?.entries.find(({ keyRange }) => touches(keyRange, offset));
  return entry && { kind: 'citekey', citekey: entry.citekey, range: entry.keyRange };
}
