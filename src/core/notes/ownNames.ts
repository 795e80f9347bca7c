import { ownText } from './detach.js';
import type { CitationGroup, Note, Ref } from './types.js';

/**
 * Gives the names in a note units of their own: ids, citation keys, bibliographies. They outlive the note, since notes are looked up by
 * them, and would keep alive the text that they were cut from. Gives the note.
 */
export function ownNames(note: Note): Note {
  if (note.citekey) ownValue(note.citekey);
  for (const study of note.studies) {
    if (study.id !== undefined) study.id = ownText(study.id);
    study.includes = study.includes.map(ownText);
  }
  for (const { id } of note.claims) if (id) ownValue(id);
  for (const { ref } of note.occurrences) ownValue(ref);
  for (const { id, relations, sources } of note.evidence) {
    if (id) ownValue(id);
    for (const { refs } of relations) ownIds(refs);
    for (const source of sources) source.citekey = ownText(source.citekey);
  }
  ownKeys(note.citations);
  if (note.crossReferences) ownKeys(note.crossReferences);
  if (note.links) ownIds(note.links);
  for (const bibliography of note.bibliography) ownValue(bibliography);
  return note;
}

function ownValue(named: { value: string }): void {
  named.value = ownText(named.value);
}

function ownIds(refs: readonly Ref[]): void {
  for (const ref of refs) ref.id = ownText(ref.id);
}

function ownKeys(groups: readonly CitationGroup[]): void {
  for (const { items } of groups) for (const item of items) item.citekey = ownText(item.citekey);
}
