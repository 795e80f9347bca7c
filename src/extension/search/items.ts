/** What the quick pick of Search Claims shows for each hit. */
import type { QuoteHit, ReferenceHit, SearchAllResult, SearchHit, Target } from '../../protocol.js';
import { verdictWords } from '../words.js';

export interface SearchItem {
  label: string;
  /** "Medium · supported". */
  description: string;
  /** Topics and id. */
  detail: string;
  /** The server has chosen already: what it found is shown whatever the quick pick would match. */
  alwaysShow: true;
  hit: SearchHit;
}

export function searchItem(hit: SearchHit): SearchItem {
  const { text, id, strength, verdict, topics } = hit;
  return {
    label: text,
    description: `${strength.label} · ${verdictWords[verdict]}`,
    detail: [...topics, ...(id === null ? [] : [`#${id}`])].join(' · '),
    alwaysShow: true,
    hit,
  };
}

/** A quote or a reference: opened, not shown in the map. */
export interface PlaceItem {
  label: string;
  description: string;
  detail?: string;
  alwaysShow: true;
  target: Target;
}

export function quoteItem({ text, matches, citation, locator, claim }: QuoteHit): Omit<PlaceItem, 'target'> {
  return {
    label: `“${excerpt(text, matches)}”`,
    description: [citation, ...(locator === null ? [] : [locator])].join(', '),
    ...(claim !== null && { detail: claim }),
    alwaysShow: true,
  };
}

export function referenceItem({ text, citekey, citation }: ReferenceHit): Omit<PlaceItem, 'target'> {
  return { label: citation, description: `@${citekey}`, detail: text, alwaysShow: true };
}

const longest = 120;

/** A part of a text that shows the first of what matched, with some words before it. */
export function excerpt(text: string, matches: readonly [number, number][]): string {
  const line = text.replace(/\s/g, ' ');
  if (line.length <= longest) return line;
  const first = matches[0]?.[0] ?? 0;
  const from = first < longest / 2 ? 0 : line.lastIndexOf(' ', Math.max(0, first - 30)) + 1;
  const part = line.slice(from, from + longest);
  return `${from > 0 ? '…' : ''}${part.trimEnd()}${from + longest < line.length ? '…' : ''}`;
}

export interface Section {
  separator: string;
  items: (SearchItem | PlaceItem)[];
}

/** What was found by its kind; kinds of which nothing was found are left out. */
export function sections({ claims, quotes, references }: SearchAllResult): Section[] {
  const all: Section[] = [
    { separator: 'Claims', items: claims.map(searchItem) },
    { separator: 'Quotes', items: quotes.map((hit) => ({ ...quoteItem(hit), target: hit.target })) },
    {
      separator: 'References',
      items: references.map((hit) => ({ ...referenceItem(hit), target: hit.target })),
    },
  ];
  return all.filter(({ items }) => items.length > 0);
}

/** What stands in an empty list. */
export function emptyWords(text: string, claims: number | undefined): string {
  if (claims === 0) return 'No claims yet: give a heading {.claim #id}';
  return text.trim() === '' ? 'Type words of a claim, a quote or a reference' : 'Nothing matches';
}
