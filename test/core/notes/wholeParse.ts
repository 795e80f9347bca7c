/** The other way to read a note: one remark parse of all of it, no scanner, no chunks. What reading is compared with. */
import { Assembler } from '../../../src/core/notes/assemble.js';
import { readBlocks } from '../../../src/core/notes/blockFacts.js';
import { readFrontMatter } from '../../../src/core/notes/frontMatter/readFrontMatter.js';
import { parseBlocks } from '../../../src/core/notes/markdown/remark.js';
import { shift } from '../../../src/core/notes/shift.js';
import type { Note } from '../../../src/core/notes/types.js';
import { lineStartsOf } from '../../../src/core/position.js';

export function readWhole(text: string): Note {
  const head = readFrontMatter(text);
  const note = new Assembler(text, lineStartsOf(text), head);
  const body = text.slice(head.end);
  for (const facts of readBlocks(body, parseBlocks(body))) note.add(shift(facts, head.end));
  return note.finish();
}
