/** Reads notes that are read again and again, as while someone types: an edit costs the blocks that it touched. */
import { detach } from './detach.js';
import type { NodeFacts } from './facts.js';
import { readFrontMatter } from './frontMatter/readFrontMatter.js';
import { readBy, readChunk, type ChunkOf, type ReadChunk, type Reading } from './readNote.js';
import { shift } from './shift.js';
import type { Note } from './types.js';

export interface NoteReader {
  /** As `readNote`; chunks that were read lately are not read again. */
  read: (text: string) => Note;
}

/**
 * What a chunk said when it was read, at the place where it stood last. The facts themselves are never changed, since notes hold parts of
 * them: where the chunk moves, it gets others.
 */
interface Known {
  facts: readonly NodeFacts[];
  cost: number;
  /** The chunk's start there. */
  at: number;
}

/** A chunk of the text that was read last. */
interface Placed {
  start: number;
  end: number;
  claimText: boolean;
  known: Known;
}

/** A reader that remembers. */
export function createNoteReader(): NoteReader {
  const memory = new Memory();
  let last: { text: string; chunks: readonly Placed[] } = { text: '', chunks: [] };
  return {
    read(text) {
      const unchanged = new Unchanged(last.text, text, last.chunks);
      const chunks: Placed[] = [];
      const ofChunk: ReadChunk = (chunk, mostCost) => {
        const found = unchanged.find(chunk) ?? memory.find(chunk, mostCost);
        // What is left out hangs on what was read before.
        if (!('at' in found)) return found;
        if (found.cost > mostCost) return readChunk(chunk, mostCost);
        const { start, end, claimText } = chunk;
        if (found.at !== start) {
          found.facts = shift(found.facts, start - found.at);
          found.at = start;
        }
        chunks.push({ start, end, claimText, known: found });
        return { facts: found.facts.map(lent), cost: found.cost };
      };
      const note = readBy(ofChunk, text, detach(readFrontMatter(text)));
      last = { text, chunks };
      return note;
    },
  };
}

/** Facts with claims and items of their own: the note gives them what they have from their place in it. */
function lent(facts: NodeFacts): NodeFacts {
  if (facts.claims.length + facts.drafts.length === 0) return facts;
  return {
    ...facts,
    claims: facts.claims.map((claim) => ({ ...claim })),
    drafts: facts.drafts.map((draft) => ({ ...draft, item: { ...draft.item } })),
  };
}

/** The chunks of the last text that stand before or behind all that differs in the next one. Asked in order. */
class Unchanged {
  private readonly start: number;
  private readonly end: number;
  private readonly by: number;
  private index = 0;

  constructor(
    before: string,
    private readonly after: string,
    private readonly chunks: readonly Placed[],
  ) {
    this.by = after.length - before.length;
    const most = Math.min(before.length, after.length);
    this.start = alikeFromStart(before, after, most);
    this.end = alikeFromEnd(before, after, most - this.start);
  }

  find({ start, end, claimText }: ChunkOf): Known | undefined {
    const moved = this.movedBy(start, end);
    if (moved === undefined) return undefined;
    const { chunks } = this;
    while ((chunks[this.index]?.start ?? Infinity) < start - moved) this.index++;
    const chunk = chunks[this.index];
    const isSame =
      chunk?.start === start - moved && chunk.end === end - moved && chunk.claimText === claimText;
    return isSame ? chunk.known : undefined;
  }

  /** How far a part of the text was moved that stands before or behind what differs; what starts the line after it counts. */
  private movedBy(start: number, end: number): number | undefined {
    if (end + longestStart <= this.start) return 0;
    return start >= this.after.length - this.end ? this.by : undefined;
  }
}

/** As much as is looked at of the line after a chunk, at most. */
const longestStart = 2;

/** Compared at once: the engine compares texts faster than we do units. */
const block = 4096;

function alikeFromStart(one: string, other: string, most: number): number {
  let at = 0;
  while (at + block <= most && one.slice(at, at + block) === other.slice(at, at + block)) at += block;
  while (at < most && one.charCodeAt(at) === other.charCodeAt(at)) at++;
  return at;
}

function alikeFromEnd(one: string, other: string, most: number): number {
  const from = (text: string, at: number): string => text.slice(text.length - at - block, text.length - at);
  let at = 0;
  while (at + block <= most && from(one, at) === from(other, at)) at += block;
  while (at < most && one.charCodeAt(one.length - 1 - at) === other.charCodeAt(other.length - 1 - at)) at++;
  return at;
}

/** How many chunks are remembered by their texts, at least. */
const remembered = 4_000;

/** What chunks said, by their texts. */
class Memory {
  private young = new Map<string, Known>();
  private old = new Map<string, Known>();

  /** What a chunk says: as remembered, else read for at most a cost, and remembered if all of it could be. */
  find(chunk: ChunkOf, mostCost: number): Known | Reading {
    const { text, start, end, claimText } = chunk;
    const source = text.slice(start, end);
    const after = chunk.next();
    // Joined, it has units of its own; added up, it would keep the whole text alive that the chunk was cut from.
    const key = [source, after, claimText ? ' ' : ''].join('');
    let known = this.young.get(key) ?? this.old.get(key);
    if (!known) {
      const alone = { text: source, start: 0, end: source.length, next: () => after, claimText };
      const read = detach(readChunk(alone, mostCost));
      if (read.leftOut)
        return { ...read, facts: shift(read.facts, start), leftOut: shift(read.leftOut, start) };
      known = { facts: read.facts, cost: read.cost, at: 0 };
    }
    if (this.young.size >= remembered) {
      this.old = this.young;
      this.young = new Map();
    }
    this.young.set(key, known);
    return known;
  }
}
