/** Citation keys for records that come without one, from databases and screening tools. */
import { ownCopy } from './text.js';
import type { ReferenceEntry } from './types.js';

/** A record as a scan finds it: its place, and what a key is made of. */
export interface UnkeyedRecord {
  start: number;
  /** Where its first line ends: the place that stands for a made key. */
  headEnd: number;
  end: number;
  type: string;
  id: { text: string; start: number } | undefined;
  author: string;
  year: string;
  title: string;
}

/** Words that tell nothing of a title. */
export const fillers = new Set([
  'a',
  'an',
  'and',
  'das',
  'de',
  'der',
  'die',
  'for',
  'from',
  'how',
  'in',
  'la',
  'le',
  'of',
  'on',
  'the',
  'to',
]);

/** The records as entries, each with its own id for a key or a made one. */
export function keyed(text: string, records: UnkeyedRecord[]): ReferenceEntry[] {
  const taken = new Set(records.flatMap(({ id }) => (id ? [id.text] : [])));
  /** Where counting goes on for a key that many records would have. */
  const next = new Map<string, number>();
  return records.map((record): ReferenceEntry => {
    const { start, headEnd, end, type, id } = record;
    const base = {
      range: { start, end },
      type: ownCopy(type),
      source: text.slice(start, end),
    };
    if (id) {
      const keyRange = { start: id.start, end: id.start + id.text.length };
      return { citekey: ownCopy(id.text), keyRange, ...base };
    }
    const made = madeKey(record);
    let citekey = made;
    let n = next.get(made) ?? 2;
    for (; taken.has(citekey); n++) citekey = `${made}-${n}`;
    next.set(made, n);
    taken.add(citekey);
    return { citekey, keyRange: { start, end: headEnd }, ...base };
  });
}

/** `bovaird2015activating`: the same record always gets the same key, wherever in the file it stands. */
function madeKey({ author, year, title }: UnkeyedRecord): string {
  const plain = (piece: string): string =>
    piece
      .normalize('NFKD')
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, '');
  const family = author.includes(',') ? author.slice(0, author.indexOf(',')) : author;
  const word = title
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .find((each) => each.length > 1 && !fillers.has(each));
  return plain(family) + year + plain(word ?? '') || 'untitled';
}
