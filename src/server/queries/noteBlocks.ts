/** The evidence blocks of every note, open or not. A note's text is not kept, so they are taken from it as it is read. */
import type { EvidenceBase, FileName } from '../../core/base/types.js';
import type { Note } from '../../core/notes/types.js';
import type { Problem } from '../../core/problem.js';
import { readBlock, type Queries } from '../../core/query/index.js';
import { problemsOfBlocks, writtenBlocks, type WrittenBlock } from '../../language/index.js';

export interface NoteBlocks {
  /** Reads a note by `read` and takes its blocks. */
  reading(read: (text: string) => Note): (text: string) => Note;
  /** Takes over that files of the base changed. */
  changed(files: Iterable<FileName>): void;
  /** The notes that ask something: what their names of things find may change with every other note. */
  files(): ReadonlySet<FileName>;
  /** Names that nothing has are told as they were, or not yet, where what they are looked up in is being read. */
  problemsOf(file: FileName): Problem[];
  /** Reads what the names of all blocks are looked up in, until `mayGoOn` says no; whether all is read. */
  prepare(mayGoOn: () => boolean): boolean;
}

export function createNoteBlocks(base: EvidenceBase, queries: Queries): NoteBlocks {
  const blocksOf = new WeakMap<Note, WrittenBlock[]>();
  /** What was last told of them, until all is read anew. */
  const told = new WeakMap<WrittenBlock[], Problem[]>();
  const asking = new Set<FileName>();
  const areRead = (those: readonly WrittenBlock[], mayGoOn: () => boolean): boolean =>
    those.every(({ text }) => queries.prepare(readBlock(text).query, mayGoOn));
  const blocksIn = (file: FileName): WrittenBlock[] | undefined => {
    const note = base.note(file);
    return note && blocksOf.get(note);
  };
  return {
    reading: (read) => (text) => {
      const note = read(text);
      const blocks = writtenBlocks(text);
      if (blocks.length > 0) blocksOf.set(note, blocks);
      return note;
    },
    changed(files) {
      for (const file of files) {
        if (blocksIn(file)) asking.add(file);
        else asking.delete(file);
      }
    },
    files: () => asking,
    problemsOf(file) {
      const those = blocksIn(file);
      if (!those) return [];
      if (!areRead(those, () => false))
        return told.get(those) ?? problemsOfBlocks(base, queries, those, () => false);
      const found = problemsOfBlocks(base, queries, those);
      told.set(those, found);
      return found;
    },
    prepare: (mayGoOn) => [...asking].every((file) => areRead(blocksIn(file) ?? [], mayGoOn)),
  };
}
