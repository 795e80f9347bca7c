/** Reads a note in two steps: a scanner finds the chunks that may say something, and remark-parse reads those. */
import { lineStartsOf, type Range } from '../position.js';
import { problem, type Problem } from '../problem.js';
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
import { ownNames } from './ownNames.js';
import { mostParsing, parsingCost } from './parsingCost.js';
import { Marks, mayHoldClaims, plainLevel } from './plainChunk.js';
import { shift } from './shift.js';
import type { CitationGroup, Note } from './types.js';

/** A chunk of a text, between two offsets. */
export interface ChunkOf {
  text: string;
  start: number;
  end: number;
  /**
   * What starts the line after it, where it does not stand in the text: what is never closed ends otherwise before different lines.
   */
  next?: string;
  /** Whether it may hold the words of a `:::` claim above it. */
  claimText: boolean;
}

/** What a chunk says, at its place. */
export interface Reading {
  facts: readonly NodeFacts[];
  /** What the parser was given of it costs so much. */
  cost: number;
  /** The first block that was left unread because it costs more than was left. */
  leftOut?: Range;
}

/**
 * Reads a chunk for at most a cost. What it yields is the caller's: the claims and items may be given what they have from their place in
 * the note, while all that they hold stays as it is.
 */
export type ReadChunk = (chunk: ChunkOf, mostCost: number) => Reading;

/** All that a note says. Never throws: what cannot be read is a problem at its place. */
export const readNote = (text: string): Note => detach(readBy(readChunk, text, readFrontMatter(text)), true);

/** As `readNote`, of many notes that are packed one after the other: what is packed need not be freed of its text before. */
export function readToPack(text: string): Note {
  const note = ownNames(readBy(readChunk, text, readFrontMatter(text)));
  note.holdsText = true;
  return note;
}

/** The citations of a Markdown text, in order. */
export const readCitations = (text: string): CitationGroup[] => readNote(text).citations;

/** All that a note says whose chunks are read by `ofChunk`, in order, and whose front matter is read already. */
export function readBy(ofChunk: ReadChunk, text: string, head: FrontMatter): Note {
  const lineStarts = lineStartsOf(text);
  const note = new Assembler(text, lineStarts, head);
  const headings = mayHoldClaims(text);
  const marks = new Marks(text);
  const chunks = chunksOf(text, lineStarts, head.end);
  let left = mostParsing;
  let leftOut: Range | undefined;
  let index = 0;
  for (const chunk of chunks) {
    const { start } = chunk;
    // With the blank lines after it: what is never closed holds them.
    const end = chunks[++index]?.start ?? text.length;
    const { wantsMore } = note;
    const level = chunk.verbatim ? 0 : wantsMore ? undefined : plainLevel(text, chunk, end, headings, marks);
    if (level === 0) {
      note.pass();
      continue;
    }
    if (level !== undefined) {
      note.heading(level, start);
      continue;
    }
    const reading = ofChunk({ text, start, end, claimText: wantsMore }, left);
    for (const facts of reading.facts) note.add(facts);
    left -= reading.cost;
    leftOut ??= reading.leftOut;
  }
  if (leftOut) note.tell(notAllRead(text, leftOut));
  return note.finish();
}

/** What starts the line after a chunk; nothing at the end of a note. */
export const nextOf = ({ text, end, next }: ChunkOf): string => next ?? startOf(text, end);

/**
 * As much of the line at a chunk's start as tells what kind of line it is. No chunk starts with a list's item, but the bullet of `-- a` or
 * `*a*` alone would be one, and belong to the list before it.
 */
const startOf = (text: string, at: number): string =>
  text.slice(at, at + (/[-+*]/.test(text.charAt(at)) ? 2 : 1));

/** Reads a chunk as if for the first time. */
export function readChunk(chunk: ChunkOf, mostCost: number): Reading {
  const { text, start, end, claimText } = chunk;
  const source = text.slice(start, end);
  const fence = fenceAlone(source, start);
  if (fence) return { facts: readBlocks(text, [fence]), cost: 0 };
  const beyond = beyondCap(source, text);
  if (beyond !== undefined) {
    const parts = partsOf(source);
    if (parts.length < 2) return { facts: [shift(unread(source, beyond), start)], cost: 0 };
    return readParts(text, start, parts, mostCost);
  }
  const texts = claimText || source.includes(':::');
  const plain = plainBlocks(text, start, end);
  if (plain) return { facts: readBlocks(text, plain, texts), cost: 0 };
  const cost = parsingCost(source);
  if (cost > mostCost)
    return { facts: [emptyFacts('other', { start, end })], cost: 0, leftOut: { start, end } };
  return { facts: shift(parsedFacts(source, nextOf(chunk), texts), start), cost };
}

function readParts(text: string, at: number, parts: readonly Range[], mostCost: number): Reading {
  const read: NodeFacts[] = [];
  const all: Reading = { facts: read, cost: 0 };
  for (const { start, end } of parts) {
    const part = { text, start: at + start, end: at + end, next: '', claimText: true };
    const { facts, cost, leftOut } = readChunk(part, mostCost - all.cost);
    read.push(...facts);
    all.cost += cost;
    if (leftOut) all.leftOut ??= leftOut;
  }
  return all;
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
  const message = `this block is not read: it is ${why}; divide it by blank lines`;
  return {
    ...emptyFacts('other', whole),
    problems: [problem('block-too-complex', firstLineOf(source, whole), message)],
  };
}

/** One problem for all that is left out: to divide the note is one thing to do. */
const notAllRead = (text: string, leftOut: Range): Problem =>
  problem(
    'block-too-complex',
    firstLineOf(text, leftOut),
    'this block, and others below that take as long to read, are not read: too much of this note is lists in lists, quotes, pictures or HTML; divide it into several notes',
  );

/** As much of a block's first line as is marked. */
function firstLineOf(text: string, { start, end }: Range): Range {
  const line = text.slice(start, Math.min(end, start + 200)).replace(/[\r\n][^]*$/, '');
  return { start, end: start + line.length };
}
