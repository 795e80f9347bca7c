/** Reads notes that are read again and again, as while someone types: an edit costs the blocks that it touched. */
import type { Range } from '../position.js';
import { detach } from './detach.js';
import type { NodeFacts } from './facts.js';
import { readFrontMatter } from './frontMatter/readFrontMatter.js';
import { nextOf, readBy, readChunk, type ChunkOf, type ReadChunk, type Reading } from './readNote.js';
import { copyOf, moveAll, placed, shift } from './shift.js';
import type { Note } from './types.js';
import { Unchanged, type Standing } from './unchanged.js';

export interface NoteReader {
  /**
   * As `readNote`; chunks that were read lately are not read again. Where a document is named, what an edit of it leaves as it was goes
   * over from its last note into the new one, and its ranges move with it: the last note is of no use any more, but to see what it said.
   */
  read: (text: string, document?: string) => Note;
  /** The next note of this document takes nothing over from the last. */
  forget: (document: string) => void;
}

/** A chunk of a document's last text, and what it says there. */
interface Placed extends Standing {
  facts: readonly NodeFacts[];
  /** The same with claims and items of the note's own. */
  lent: readonly NodeFacts[];
  /** All of the facts', each once. */
  ranges: readonly Range[];
  cost: number;
}

/** A document as it was read last. */
interface LastRead {
  text: string;
  chunks: readonly Placed[];
}

/** A reader that remembers. */
export function createNoteReader(): NoteReader {
  const memory = new Memory();
  const documents = new Map<string, LastRead>();

  const readAlone: ReadChunk = (chunk, mostCost) => {
    const known = memory.find(chunk, mostCost);
    return known.cost > mostCost ? readChunk(chunk, mostCost) : at(chunk.start, known);
  };

  return {
    read(text, document) {
      const head = detach(readFrontMatter(text));
      if (document === undefined) return readBy(readAlone, text, head);
      const last = documents.get(document) ?? { text: '', chunks: [] };
      documents.set(document, last);
      const unchanged = new Unchanged(last.text, text, last.chunks);
      const chunks: Placed[] = [];
      // From here on its chunks are moved, one after the other.
      last.chunks = [];
      const readPlaced: ReadChunk = (chunk, mostCost) => {
        let place = unchanged.find(chunk);
        if (!place) {
          const known = memory.find(chunk, mostCost);
          if (known.leftOut) return at(chunk.start, known);
          place = placedAt(chunk, known);
        }
        // What is left out hangs on what was read before.
        if (place.cost > mostCost) return readChunk(chunk, mostCost);
        moveTo(chunk, place);
        chunks.push(place);
        lendAgain(place);
        return { facts: place.lent, cost: place.cost };
      };
      const note = readBy(readPlaced, text, head);
      last.text = text;
      last.chunks = chunks;
      return note;
    },
    forget: (document) => void documents.delete(document),
  };
}

/** A copy of what a chunk says, at its place. */
const at = (start: number, { facts, cost, leftOut }: Reading): Reading => ({
  facts: shift(facts, start),
  cost,
  ...(leftOut && { leftOut: shift(leftOut, start) }),
});

function placedAt({ start, end, claimText }: ChunkOf, { facts, cost }: Reading): Placed {
  const { value, ranges } = placed(facts, start);
  return { start, end, claimText, facts: value, lent: value.map(lent), ranges, cost };
}

function moveTo({ start, end }: Range, place: Placed): void {
  if (place.start === start) return;
  moveAll(place.ranges, start - place.start);
  place.start = start;
  place.end = end;
}

/** Facts whose claims and items are yet to be lent. */
const lent = (facts: NodeFacts): NodeFacts =>
  facts.claims.length + facts.drafts.length === 0
    ? facts
    : { ...facts, claims: facts.claims.slice(), drafts: facts.drafts.map((draft) => ({ ...draft })) };

/** Each note gives its claims and items what they have from their place in it, and so has its own, which share all that they hold. */
function lendAgain({ facts, lent }: Placed): void {
  for (let i = 0; i < facts.length; i++) {
    const [own, out] = [facts[i], lent[i]];
    if (!own || !out || own === out) continue;
    out.start = own.start;
    out.end = own.end;
    for (let at = 0; at < own.claims.length; at++) {
      const claim = own.claims[at];
      if (claim) out.claims[at] = copyOf(claim);
    }
    for (let at = 0; at < own.drafts.length; at++) {
      const [draft, given] = [own.drafts[at], out.drafts[at]];
      if (draft && given) given.item = copyOf(draft.item);
    }
  }
}

/** How many chunks are remembered by their texts, at least. */
const remembered = 4_000;

/** What chunks said, by their texts, counted from their starts. Never changed, since one text may stand in many places. */
class Memory {
  private young = new Map<string, Reading>();
  private old = new Map<string, Reading>();

  /** What a chunk says: as remembered, else read for at most a cost, and remembered if all of it could be. */
  find(chunk: ChunkOf, mostCost: number): Reading {
    const { text, start, end, claimText } = chunk;
    const source = text.slice(start, end);
    const after = nextOf(chunk);
    // Joined, it has units of its own; added up, it would keep the whole text alive that the chunk was cut from.
    const key = [source, after, claimText ? ' ' : ''].join('');
    let known = this.young.get(key) ?? this.old.get(key);
    if (!known) {
      const alone = { text: source, start: 0, end: source.length, next: after, claimText };
      known = detach(readChunk(alone, mostCost));
      if (known.leftOut) return known;
    }
    if (this.young.size >= remembered) {
      this.old = this.young;
      this.young = new Map();
    }
    this.young.set(key, known);
    return known;
  }
}
