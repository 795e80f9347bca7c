/** `@eq-5d` is a reference to an equation, unless a bibliography has a work of that name: what only the base can tell. */
import { isCrossReference } from '../notes/citations/key.js';
import type { CitationGroup, Note } from '../notes/types.js';

/** The note with those keys among its citations that look like parts of the document and are references. */
export function withReferences(note: Note, isReference: (citekey: string) => boolean): Note {
  if (!note.crossReferences) return note;
  const found = new Map<number, CitationGroup>();
  for (const { items, range } of note.crossReferences) {
    const cited = items.filter(({ citekey }) => !isCrossReference(citekey) || isReference(citekey));
    if (cited.some(({ citekey }) => isCrossReference(citekey)))
      found.set(range.start, { items: cited, range });
  }
  if (found.size === 0) return note;
  const others = note.citations.filter(({ range }) => !found.has(range.start));
  const citations = [...others, ...found.values()].sort((a, b) => a.range.start - b.range.start);
  return { ...note, citations };
}
