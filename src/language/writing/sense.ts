import type { EvidenceItem, Note } from '../../core/notes/types.js';

/** What an item says, wherever it stands. */
export const sense = (note: Note, item: EvidenceItem | undefined): string => {
  const target = item?.implicitTarget;
  return JSON.stringify([
    item?.relations.map(({ relation, refs }) => [relation, refs.map(({ id }) => id)]),
    item?.sources.map(({ citekey, locator }) => [citekey, locator]),
    item?.quote?.text,
    item?.comment,
    target && 'claim' in target ? note.claims[target.claim]?.text : target !== undefined,
  ]);
};
