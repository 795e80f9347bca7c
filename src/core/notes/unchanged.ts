/** What an edit leaves as it was: the chunks that stand before or behind all that differs. */
import type { Range } from '../position.js';
import type { ChunkOf } from './readNote.js';

/** A chunk of the text before. */
export interface Standing extends Range {
  /** As for `ChunkOf`. */
  claimText: boolean;
}

/** The chunks of one text as they are found in the next. Asked in order of the next one's chunks; each is found once. */
export class Unchanged<Chunk extends Standing> {
  private readonly start: number;
  private readonly end: number;
  private readonly by: number;
  private index = 0;

  constructor(
    before: string,
    private readonly after: string,
    private readonly chunks: readonly Chunk[],
  ) {
    this.by = after.length - before.length;
    const most = chunks.length > 0 ? Math.min(before.length, after.length) : 0;
    this.start = alikeFromStart(before, after, most);
    this.end = alikeFromEnd(before, after, most - this.start);
  }

  /** The chunk at its last place; once it is found it may be changed. */
  find({ start, end, claimText }: ChunkOf): Chunk | undefined {
    const moved = this.movedBy(start, end);
    if (moved === undefined) return undefined;
    const { chunks } = this;
    while ((chunks[this.index]?.start ?? Infinity) < start - moved) this.index++;
    const chunk = chunks[this.index];
    const isSame =
      chunk?.start === start - moved && chunk.end === end - moved && chunk.claimText === claimText;
    if (!isSame) return undefined;
    this.index++;
    return chunk;
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
