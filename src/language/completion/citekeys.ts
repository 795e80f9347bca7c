import { CompletionItemKind, type CompletionItem } from 'vscode-languageserver-types';
import { begunWith } from '../begunWith.js';
import type { EntryWords } from '../entryWords.js';
import { inOrder, mostOffered, type CompletionData, type Offer } from './offer.js';

/** Citation keys found by key, author, year and title words; the note's own, those cited lately, and those that it cites come first. */
export function citekeyCompletions(offer: Offer, bracketed: boolean): CompletionItem[] {
  const { search, typed, edit } = offer;
  return ranked(offer)
    .slice(0, mostOffered)
    .map((citekey, position) => {
      const { authors = '', year = '', title = '' } = search.words(citekey) ?? {};
      return {
        label: citekey,
        kind: CompletionItemKind.Value,
        detail: title || undefined,
        filterText: typed === '' ? [citekey, authors, year, title].join(' ').trim() : typed,
        sortText: inOrder(position),
        textEdit: edit(bracketed ? `[@${citekey}]` : citekey),
        data: { citekey } satisfies CompletionData,
      };
    });
}

function ranked({ base, search, file, typed, recent }: Offer): string[] {
  const note = base.note(file);
  const near = new Set<string>();
  if (note?.citekey) near.add(note.citekey.value);
  for (const citekey of recent) near.add(citekey);
  // Those cited last are most likely to be cited again.
  for (const { items } of note?.citations.slice().reverse() ?? [])
    for (const one of items) near.add(one.citekey);
  const known = (citekey: string): boolean => search.words(citekey) !== undefined;
  if (typed.trim() === '') {
    const first = [...near].filter(known);
    const rest = search.citekeys();
    return [...first, ...rest.slice(0, mostOffered + first.length).filter((citekey) => !near.has(citekey))];
  }
  const begun = begunWith(search.citekeys(), typed, 500);
  const found = begun.length < mostOffered ? search.references(typed, mostOffered) : [];
  const all = [...new Set([...begun, ...found])];
  const fits = new Set(all);
  // Among thousands those near by may be too far down to be found by their words.
  for (const citekey of near) if (holds(search.words(citekey), citekey, typed)) fits.add(citekey);
  return [
    ...[...near].filter((citekey) => fits.has(citekey)),
    ...all.filter((citekey) => !near.has(citekey)),
  ];
}

const holds = (words: EntryWords | undefined, citekey: string, typed: string): boolean =>
  words !== undefined &&
  `${citekey} ${words.authors} ${words.year} ${words.title}`.toLowerCase().includes(typed.toLowerCase());
