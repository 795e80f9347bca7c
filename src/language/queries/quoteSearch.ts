/** Finds quotes by words that someone types. The index is made when it is first asked for, in turns, and then follows the base. */
import type { Change, Evidence, EvidenceBase, FileName } from '../../core/base/types.js';
import { createClaimIndex, type ClaimIndex } from '../../core/query/index.js';

export interface QuoteHit {
  piece: Evidence;
  /** Matched stretches of the quote: [start, end) in UTF-16 units. */
  matches: [number, number][];
}

export interface QuoteSearch {
  /** Takes over what an update of the base changed. */
  changed(change: Pick<Change, 'files'>): void;
  /** Reads notes until `mayGoOn` says no; whether all are read. */
  work(mayGoOn: () => boolean): boolean;
  /** The best first, of the notes that are read. */
  search(text: string, limit: number): QuoteHit[];
}

export function createQuoteSearch(base: EvidenceBase): QuoteSearch {
  let index: ClaimIndex | undefined;
  /** How many pieces of evidence of a file are in the index, quoted or not. */
  const read = new Map<FileName, number>();
  let waiting: Iterator<[FileName, unknown]> | undefined;
  const keyOf = (file: FileName, at: number): string => `${at} ${file}`;

  const put = (file: FileName, into: ClaimIndex): void => {
    const pieces = base.evidenceIn(file);
    for (let at = 0; at < Math.max(pieces.length, read.get(file) ?? 0); at++) {
      const { quote, citekey } = pieces[at] ?? {};
      const key = keyOf(file, at);
      if (quote === undefined || citekey === undefined) into.remove(key);
      else into.add({ key, text: quote, id: null, topics: [], citations: [citekey] });
    }
    if (pieces.length > 0) read.set(file, pieces.length);
    else read.delete(file);
  };

  return {
    changed({ files }) {
      // Before anyone has asked there is nothing to keep up; files not yet reached are read in their turn, as they are then.
      if (index) for (const file of files) put(file, index);
    },
    work(mayGoOn) {
      index ??= createClaimIndex();
      waiting ??= base.notes()[Symbol.iterator]();
      while (mayGoOn()) {
        const { done, value } = waiting.next();
        if (done === true) return true;
        if (!read.has(value[0])) put(value[0], index);
      }
      return false;
    },
    search: (text, limit) =>
      (index?.search(text, limit) ?? []).flatMap(({ key, matches }) => {
        const [at = '', file = ''] = [key.slice(0, key.indexOf(' ')), key.slice(key.indexOf(' ') + 1)];
        const piece = base.evidenceIn(file)[Number(at)];
        return piece ? [{ piece, matches }] : [];
      }),
  };
}
