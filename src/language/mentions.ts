/** Every place at which an id or a citation key stands: what references list and a rename changes. */
import type { EvidenceBase, FileName } from '../core/base/types.js';
import type { Note } from '../core/notes/types.js';
import type { Range } from '../core/position.js';
import { leadsTo } from './leadsTo.js';
import type { Name } from './symbolAt.js';

export interface Mention {
  file: FileName;
  /** The name alone. */
  range: Range;
  /** True where it is defined. */
  definition: boolean;
}

/** In the order of files and places. */
export function mentionsOf(base: EvidenceBase, name: Name): Mention[] {
  const mentions: Mention[] = [];
  const definedIn =
    name.kind === 'id' ? (base.claimById(name.id) ?? base.evidenceById(name.id))?.file : undefined;
  const files = name.kind === 'id' ? base.notesNaming(name.id) : base.notesCiting(name.citekey);
  for (const file of files) {
    const note = base.note(file);
    if (!note) continue;
    const add = (range: Range, definition = false) => mentions.push({ file, range, definition });
    if (name.kind === 'id')
      idIn(note, name.id, add, (path) => definedIn === undefined || leadsTo(file, path, definedIn));
    else keyIn(note, name.citekey, add);
  }
  if (name.kind === 'citekey') {
    for (const [file, { entries }] of base.bibliographies()) {
      for (const { citekey, keyRange } of entries)
        if (citekey === name.citekey) mentions.push({ file, range: keyRange, definition: true });
    }
  }
  return mentions.sort((a, b) => compare(a.file, b.file) || a.range.start - b.range.start);
}

type Add = (range: Range, definition?: boolean) => void;

/** A link with a path is of the id where it leads to the note that defines it: else it names a heading of another. */
function idIn(note: Note, id: string, add: Add, leads: (path: string) => boolean): void {
  for (const { id: own } of note.claims) if (own?.value === id) add(own.range, true);
  for (const { id: own, relations } of note.evidence) {
    if (own?.value === id) add(own.range, true);
    for (const { refs } of relations) for (const ref of refs) if (ref.id === id) add(ref.range);
  }
  for (const { ref } of note.occurrences) if (ref.value === id) add(ref.range);
  for (const link of note.links ?? [])
    if (link.id === id && (link.path === undefined || leads(link.path))) add(link.range);
}

function keyIn(note: Note, citekey: string, add: Add): void {
  if (note.citekey?.value === citekey) add(note.citekey.range, true);
  for (const { items } of note.citations)
    for (const item of items) if (item.citekey === citekey) add(item.keyRange);
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
