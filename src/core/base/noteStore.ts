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
  record: NoteRecord | undefined;
  packed: PackedNote | undefined;
  /**
   * The record once it has been asked for. Within that turn of the event loop it is there, as the language says of what is referred to
   * so: whoever compares records of one turn has one of each thing. Afterwards it is for as long as nothing needs its room.
   */
  last: WeakRef<NoteRecord> | undefined;
}

/** How many notes are kept as records, at least. */
const mostUnpacked = 32;

export class NoteStore {
  private readonly held = new Map<FileName, Held>();
  /** Those with a record, in the order in which they got it: a ring. */
  private readonly unpacked = new Array<Held | undefined>(mostUnpacked).fill(undefined);
  private next = 0;
  private versions = 0;

  get(file: FileName): NoteRecord | undefined {
    const held = this.held.get(file);
    if (!held) return undefined;
    const known = held.record ?? held.last?.deref();
    const record = known ?? (held.packed && recordNote(file, unpackNote(held.packed)));
    if (!record) return undefined;
    if (held.last?.deref() !== record) held.last = new WeakRef(record);
    if (!held.record) this.keep(held, record);
    return record;
  }

  set(file: FileName, record: NoteRecord): void {
    let held = this.held.get(file);
    if (!held) {
      held = { version: 0, record: undefined, packed: undefined, last: undefined };
      this.held.set(file, held);
    }
    held.version = ++this.versions;
    held.packed = undefined;
    held.last = undefined;
    if (held.record) held.record = record;
    else this.keep(held, record);
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

  /** Stands for the state of a note: another one whenever that was replaced. */
  version(file: FileName): number | undefined {
    return this.held.get(file)?.version;
  }

  private keep(held: Held, record: NoteRecord): void {
    held.record = record;
    const oldest = this.unpacked[this.next];
    this.unpacked[this.next] = held;
    this.next = (this.next + 1) % mostUnpacked;
    if (oldest?.record && oldest !== held) putAway(oldest, oldest.record);
  }
}

function putAway(held: Held, record: NoteRecord): void {
  held.packed ??= packNote(record.note);
  held.record = undefined;
}
