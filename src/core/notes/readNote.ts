/** Reads a note in two steps: a scanner finds the chunks that may say something, and remark-parse reads those. */
import { lineStartsOf, type Range } from '../position.js';
import { problem } from '../problem.js';
import { Assembler } from './assemble.js';
import { readBlocks } from './blockFacts.js';
import { beyondCap, chunksOf } from './chunks.js';
import { emptyFacts, type NodeFacts } from './facts.js';
import { readFrontMatter } from './frontMatter/readFrontMatter.js';
import { parseBlocks } from './markdown/remark.js';
import { mayHoldClaims, plainFacts } from './plainChunk.js';
import { shift } from './shift.js';
import type { CitationGroup, Note } from './types.js';

/** Reads a chunk; the ranges of what it yields count from the chunk's start, and it may yield the same twice. */
type ReadChunk = (source: string, isLast: boolean) => NodeFacts[];

/** All that a note says. Never throws: what cannot be read is a problem at its place. */
export const readNote = (text: string): Note => read(text, readChunk);

/** The citations of a Markdown text, in order. */
export const readCitations = (text: string): CitationGroup[] => readNote(text).citations;

export interface NoteReader {
  /** As `readNote`; chunks that were read lately are not read again. */
  read: (text: string) => Note;
}

/** How many chunks a reader remembers, at least. */
const remembered = 4_000;

/** A reader for notes that are read again and again, as while someone types. */
export function createNoteReader(): NoteReader {
  let young = new Map<string, NodeFacts[]>();
  let old = new Map<string, NodeFacts[]>();
  const readRemembered: ReadChunk = (source, isLast) => {
    // What is never closed ends otherwise at the end of a note. No text has a null character after its line ends but by mischief.
    const key = isLast ? `${source}\0` : source;
    let facts = young.get(key) ?? old.get(key);
    facts ??= shift(readChunk(source, isLast), 0);
    if (young.size >= remembered) {
      old = young;
      young = new Map();
    }
    young.set(key, facts);
    return facts;
  };
  return { read: (text) => read(text, readRemembered) };
}

function read(text: string, ofChunk: ReadChunk): Note {
  const lineStarts = lineStartsOf(text);
  const head = shift(readFrontMatter(text), 0);
  const note = new Assembler(text, lineStarts, head);
  const headings = mayHoldClaims(text);
  const chunks = chunksOf(text, lineStarts, head.end);
  for (const [index, chunk] of chunks.entries()) {
    // With the blank lines after it: what is never closed holds them.
    const source = text.slice(chunk.start, chunks[index + 1]?.start);
    const plain = note.wantsMore ? undefined : plainFacts(source, headings);
    const facts = plain ?? ofChunk(source, index === chunks.length - 1);
    for (const node of facts) note.add(shift(node, chunk.start));
  }
  return note.finish();
}

function readChunk(source: string, isLast: boolean): NodeFacts[] {
  const beyond = beyondCap(source);
  if (beyond !== undefined) return [unread(source, beyond)];
  try {
    // Followed by a paragraph, as it is in the note: an open block ends otherwise at the end of all text.
    const blocks = parseBlocks(isLast ? source : `${source}.`);
    return readBlocks(
      source,
      blocks.filter(({ start }) => start < source.length),
    );
  } catch (error) {
    // Whatever the parser stumbles over must not take the rest of the note with it.
    return [
      unread(
        source,
        error instanceof RangeError ? 'nested too deep' : 'beyond what the Markdown parser can read',
      ),
    ];
  }
}

function unread(source: string, why: string): NodeFacts {
  const whole: Range = { start: 0, end: source.length };
  const firstLine = { start: 0, end: Math.min(200, /^[^\r\n]*/.exec(source)?.[0].length ?? 0) };
  const message = `this block is not read: it is ${why}; divide it by blank lines`;
  return { ...emptyFacts('other', whole), problems: [problem('block-too-complex', firstLine, message)] };
}
