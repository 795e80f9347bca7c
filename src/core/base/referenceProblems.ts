/** Citation keys that no bibliography has. */
import type { Range } from '../position.js';
import { problem, type Problem } from '../problem.js';
import type { Lookups } from './lookups.js';
import { citedKeys } from './namesIn.js';
import type { NoteRecord } from './records.js';

export function referenceProblems(record: NoteRecord, lookups: Lookups, hasBibliography: boolean): Problem[] {
  const unknown = unknownCitations(record, lookups);
  const [firstUnknown] = unknown;
  if (!firstUnknown) return [];
  if (!hasBibliography) {
    const count = citedKeys(record).size;
    const keys = count === 1 ? 'its citation key cannot' : `its ${count} citation keys cannot`;
    return [
      problem(
        'unknown-reference',
        firstUnknown.range,
        `there is no bibliography in this folder, so ${keys} be looked up; add a .bib file`,
      ),
    ];
  }
  return unknown.map(({ citekey, range }) =>
    problem(
      'unknown-reference',
      range,
      `@${citekey} is in no bibliography${lookups.closeKeys.for(citekey) || '; add its entry, or correct the key'}`,
    ),
  );
}

/**
 * Citation keys that ought to be known and are not, each place once. A bare `@name` in a note without annotations or a bracketed citation
 * may be a person's handle in any README, and is let be.
 */
function unknownCitations(
  { note }: NoteRecord,
  { references }: Lookups,
): { citekey: string; range: Range }[] {
  const unknown: { citekey: string; range: Range }[] = [];
  const add = (citekey: string, range: Range): void => {
    if (!references.has(citekey)) unknown.push({ citekey, range });
  };
  if (note.citekey) add(note.citekey.value, note.citekey.range);
  const isBare = (items: { mode: string }[]): boolean => items.length === 1 && items[0]?.mode !== 'normal';
  const scholarly =
    note.claims.length > 0 ||
    note.evidence.length > 0 ||
    note.citekey !== undefined ||
    note.bibliography.length > 0 ||
    note.citations.some(({ items }) => !isBare(items));
  if (!scholarly) return unknown;
  for (const { items } of note.citations) for (const { citekey, keyRange } of items) add(citekey, keyRange);
  return unknown;
}
