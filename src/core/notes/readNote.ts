/** Reads a note in two steps: a scanner finds the chunks that may say something, and remark-parse reads those. */
import { lineStartsOf, type Range } from '../position.js';
import { problem } from '../problem.js';
import { Assembler } from './assemble.js';
import { readBlocks } from './blockFacts.js';
import { beyondCap, chunksOf, partsOf } from './chunks.js';
import { detach } from './detach.js';
import { emptyFacts, type NodeFacts } from './facts.js';
import { readFrontMatter, type FrontMatter } from './frontMatter/readFrontMatter.js';
import { readFenceLine } from './fenceLine.js';
import { plainBlocks } from './markdown/plainBlocks.js';
import { parseBlocks } from './markdown/remark.js';
import type { Fence } from './markdown/tree.js';
import { Marks, mayHoldClaims, plainFacts } from './plainChunk.js';
import { shift } from './shift.js';
import type { CitationGroup, Note } from './types.js';

/**
 * Reads the chunk of a text between two offsets; what it yields is the caller's to change. `next`: what starts the line after it (nothing
 * at the end of a note), since what is never closed ends otherwise before different lines. `claimText`: whether the chunk may hold the
 * words of a `:::` claim above it.
 */
type ReadChunk = (
  text: string,
  start: number,
  end: number,
  next: () => string,
  claimText: boolean,
) => NodeFacts[];

/** All that a note says. Never throws: what cannot be read is a problem at its place. */
export const readNote = (text: string): Note => detach(read(text, readFrontMatter(text), readChunk), true);

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
  const readRemembered: ReadChunk = (text, start, end, next, claimText) => {
    const source = text.slice(start, end);
    const after = next();
    const key = source + after + (claimText ? ' ' : '');
    let facts = young.get(key) ?? old.get(key);
    facts ??= detach(readChunk(source, 0, source.length, () => after, claimText));
    if (young.size >= remembered) {
      old = young;
      young = new Map();
    }
    young.set(key, facts);
    return shift(facts, start);
  };
  return { read: (text) => read(text, detach(readFrontMatter(text)), readRemembered) };
}

const nothing = (): string => '';

function read(text: string, head: FrontMatter, ofChunk: ReadChunk): Note {
  const lineStarts = lineStartsOf(text);
  const note = new Assembler(text, lineStarts, head);
  const headings = mayHoldClaims(text);
  const marks = new Marks(text);
  const chunks = chunksOf(text, lineStarts, head.end);
  let index = 0;
  for (const chunk of chunks) {
    const { start } = chunk;
    // With the blank lines after it: what is never closed holds them.
    const end = chunks[++index]?.start ?? text.length;
    const { wantsMore } = note;
    const plain = chunk.verbatim
      ? emptyFacts('other', { start, end })
      : wantsMore
        ? undefined
        : plainFacts(text, chunk, end, headings, marks);
    if (plain) note.add(plain);
    else for (const facts of ofChunk(text, start, end, () => startOf(text, end), wantsMore)) note.add(facts);
  }
  return note.finish();
}

/**
 * As much of the line at a chunk's start as tells what kind of line it is. No chunk starts with a list's item, but the bullet of `-- a` or
 * `*a*` alone would be one, and belong to the list before it.
 */
const startOf = (text: string, at: number): string =>
  text.slice(at, at + (/[-+*]/.test(text.charAt(at)) ? 2 : 1));

function readChunk(
  text: string,
  start: number,
  end: number,
  next: () => string,
  claimText: boolean,
): NodeFacts[] {
  const source = text.slice(start, end);
  const fence = fenceAlone(source, start);
  if (fence) return readBlocks(text, [fence]);
  const beyond = beyondCap(source, text);
  if (beyond !== undefined) {
    const parts = partsOf(source);
    if (parts.length < 2) return [shift(unread(source, beyond), start)];
    return parts.flatMap((part) => readChunk(text, start + part.start, start + part.end, nothing, true));
  }
  const texts = claimText || source.includes(':::');
  const plain = plainBlocks(text, start, end);
  return plain ? readBlocks(text, plain, texts) : shift(parsedFacts(source, next(), texts), start);
}

function parsedFacts(source: string, next: string, texts: boolean): NodeFacts[] {
  try {
    const blocks = parseBlocks(source + next);
    return readBlocks(
      source,
      blocks.filter(({ start }) => start < source.length),
      texts,
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

/** A chunk of one `:::` line, the commonest of all that must be read: the parser would say the same. */
function fenceAlone(source: string, start: number): Fence | undefined {
  if (!source.startsWith(':::')) return undefined;
  const text = source.trimEnd();
  const line = /[\r\n]/.test(text) ? undefined : readFenceLine(text, start);
  return line && { kind: 'fence', start, end: start + text.length, line };
}

function unread(source: string, why: string): NodeFacts {
  const whole: Range = { start: 0, end: source.length };
  const firstLine = { start: 0, end: Math.min(200, source.replace(/[\r\n][^]*$/, '').length) };
  const message = `this block is not read: it is ${why}; divide it by blank lines`;
  return { ...emptyFacts('other', whole), problems: [problem('block-too-complex', firstLine, message)] };
}
