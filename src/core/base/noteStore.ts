/**
 * The notes of a base. What a folder says is many small records, and little of it is looked at at any time: notes that have not been asked
 * for lately are kept packed, and unpacked when they are asked for.
 */
import { packNote, unpackNote, type PackedNote } from '../notes/packed/note.js';
import { recordNote, type NoteRecord } from './records.js';
import type { FileName } from './types.js';

/** What is held of a note: its record, or what it was packed into, or both. */
interface Held {
  /** Another one whenever the note is. */
  version: number;
  /** How many claims it makes. */
  claims: number;
  record: NoteRecord | undefined;
  packed: PackedNote | undefined;
  /**
   * A record that was given and then put away. Within that turn of the event loop it is there, as the language says of what is referred to
   * so: whoever compares records of one turn has one of each thing. Afterwards it is for as long as nothing needs its room.
   */
  last: WeakRef<NoteRecord> | undefined;
}

export class NoteStore {
  private readonly held = new Map<FileName, Held>();
  private readonly atHand: Ring;
  private versions = 0;

  /** `mostAtHand`: how many notes are kept as records, the last that were set or asked for. */
  constructor(mostAtHand: number) {
    this.atHand = new Ring(mostAtHand);
  }

  get(file: FileName): NoteRecord | undefined {
    const held = this.held.get(file);
    if (!held) return undefined;
    if (held.record) return held.record;
    const record = held.last?.deref() ?? (held.packed && recordNote(file, unpackNote(held.packed)));
    if (!record) return undefined;
    held.record = record;
    putAway(this.atHand.add(held));
    return record;
  }

  /** A note that holds on to its text is to be packed as soon as all that is said of it has been taken from it: see `packAtOnce`. */
  set(file: FileName, record: NoteRecord): void {
    let held = this.held.get(file);
    if (!held) {
      held = {
        version: 0,
        claims: 0,
        record: undefined,
        packed: undefined,
        last: undefined,
      };
      this.held.set(file, held);
    }
    held.version = ++this.versions;
    held.claims = record.claims.length;
    held.packed = undefined;
    held.last = undefined;
    const isKept = held.record !== undefined;
    held.record = record;
    if (!isKept && !record.note.holdsText) putAway(this.atHand.add(held));
  }

  /** Packs a note that was just set and that nobody has. While it is fresh in the machine's memory, that takes a third of the time. */
  packAtOnce(file: FileName): void {
    const held = this.held.get(file);
    if (!held?.record) return;
    held.packed ??= packNote(held.record.note);
    held.record = undefined;
  }

  delete(file: FileName): void {
    const held = this.held.get(file);
    if (!held) return;
    this.held.delete(file);
    held.record = undefined;
  }

  has(file: FileName): boolean {
    return this.held.has(file);
  }

  get size(): number {
    return this.held.size;
  }

  files(): IterableIterator<FileName> {
    return this.held.keys();
  }

  /** How many claims each note makes. */
  *claimCounts(): Generator<[FileName, number]> {
    for (const [file, { claims }] of this.held) yield [file, claims];
  }

  /** Stands for the state of a note: another one whenever that was replaced. */
  version(file: FileName): number | undefined {
    return this.held.get(file)?.version;
  }
}

/** The last ones of all that were added. */
class Ring {
  private readonly all: (Held | undefined)[];
  private next = 0;

  constructor(private readonly most: number) {
    this.all = new Array<Held | undefined>(most).fill(undefined);
  }

  /** Gives the one that it takes the place of. */
  add(held: Held): Held | undefined {
    const oldest = this.all[this.next];
    this.all[this.next] = held;
    this.next = (this.next + 1) % this.most;
    return oldest;
  }
}

function putAway(held: Held | undefined): void {
  if (!held?.record) return;
  held.packed ??= packNote(held.record.note);
  held.last = new WeakRef(held.record);
  held.record = undefined;
}
