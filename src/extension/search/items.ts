/** What the quick pick of Search Claims shows for each hit. */
import type { SearchHit } from '../../protocol.js';
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

/** What stands in an empty list. */
export function emptyWords(text: string, claims: number | undefined): string {
  if (claims === 0) return 'No claims yet: give a heading {.claim #id}';
  return text.trim() === '' ? 'Type words of a claim' : 'No claim matches';
}
