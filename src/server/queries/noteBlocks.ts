/** The evidence blocks of every note, open or not. A note's text is not kept, so they are taken from it as it is read. */
import type { EvidenceBase, FileName } from '../../core/base/types.js';
import type { Problem } from '../../core/problem.js';
import { readBlock, type Queries } from '../../core/query/index.js';
import { problemsOfBlocks, writtenBlocks, type WrittenBlock } from '../../language/index.js';
import type { ReadNote } from '../../workspace/index.js';

export interface NoteBlocks {
  /** Reads a note by `read` and takes its blocks; `changed` is to be told of it next. */
  reading(read: ReadNote): ReadNote;
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
  /** Of what was read and not yet told of. */
  const justRead = new Map<FileName, WrittenBlock[]>();
  /** What was last told of the blocks of a note, until all is read anew: the note may have been read again meanwhile and say the same. */
  const told = new Map<FileName, { of: string; problems: Problem[] }>();
  /** The blocks of the notes that have any, and the state of the note that they are of. */
  const asking = new Map<FileName, { version: number; blocks: readonly WrittenBlock[] }>();
  const areRead = (those: readonly WrittenBlock[], mayGoOn: () => boolean): boolean =>
    those.every(({ text }) => queries.prepare(readBlock(text).query, mayGoOn));
  return {
    reading: (read) => (text, file) => {
      const blocks = writtenBlocks(text);
      if (blocks.length > 0) justRead.set(file, blocks);
      return read(text, file);
    },
    changed(files) {
      for (const file of files) {
        const version = base.noteVersion(file);
        // Only what it says of others may differ: its blocks are those that are known.
        if (version !== undefined && asking.get(file)?.version === version) continue;
        const blocks = justRead.get(file);
        justRead.delete(file);
        if (version !== undefined && blocks) asking.set(file, { version, blocks });
        else {
          asking.delete(file);
          told.delete(file);
        }
      }
    },
    files: () => new Set(asking.keys()),
    problemsOf(file) {
      const those = asking.get(file)?.blocks;
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
    prepare: (mayGoOn) => [...asking.values()].every(({ blocks }) => areRead(blocks, mayGoOn)),
  };
}
