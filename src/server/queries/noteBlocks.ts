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
  /** What was last told of the blocks of a note, until all is read anew: the note may have been read again meanwhile and say the same. */
  const told = new Map<FileName, { of: string; problems: Problem[] }>();
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
        else {
          asking.delete(file);
          told.delete(file);
        }
      }
    },
    files: () => asking,
    problemsOf(file) {
      const those = blocksIn(file);
      if (!those) return [];
      const of = JSON.stringify(those);
      if (!areRead(those, () => false)) {
        const last = told.get(file);
        return last?.of === of ? last.problems : problemsOfBlocks(base, queries, those, () => false);
      }
      const problems = problemsOfBlocks(base, queries, those);
      told.set(file, { of, problems });
      return problems;
    },
    prepare: (mayGoOn) => [...asking].every((file) => areRead(blocksIn(file) ?? [], mayGoOn)),
  };
}
