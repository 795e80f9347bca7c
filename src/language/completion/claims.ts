import { CompletionItemKind, type CompletionItem } from 'vscode-languageserver-types';
import type { SearchableClaim } from '../../core/query/index.js';
import { nearest } from '../../core/nearest.js';
import { begunWith } from '../begunWith.js';
import { mostOffered, inOrder, type CompletionData, type Offer } from './offer.js';

/** Claims found by id and by words of their text; of equally good ones those of the note, then those of its topics, come first. */
export function claimCompletions(offer: Offer, hash: boolean): CompletionItem[] {
  const { typed, edit } = offer;
  return ranked(offer)
    .slice(0, mostOffered)
    .map(({ key, id, text }, position) => ({
      label: id,
      kind: CompletionItemKind.Reference,
      detail: text,
      filterText: typed === '' ? `${id} ${text}` : typed,
      sortText: inOrder(position),
      textEdit: edit(hash ? id : `#${id}`),
      data: { claim: key } satisfies CompletionData,
    }));
}

type NamedClaim = SearchableClaim & { id: string };
/** One that another claim's id is taken by cannot be referred to. */
const isNamed = (claim: SearchableClaim | undefined): claim is NamedClaim =>
  claim !== undefined && claim.id !== null && claim.key === claim.id;

function ranked(offer: Offer): NamedClaim[] {
  const { search, typed } = offer;
  const near = nearTo(offer);
  const named = (keys: Iterable<string>): NamedClaim[] =>
    [...keys].flatMap((key) => {
      const claim = search.claim(key);
      return isNamed(claim) ? claim : [];
    });
  const keys = search.claimKeys();
  const distance = ({ key, topics }: SearchableClaim): number =>
    near.own.has(key) ? 0 : topics.some((topic) => near.topics.has(topic)) ? 1 : 2;
  if (typed.trim() === '') {
    const sameTopic = near.topics.size > 0 ? firstWhere(search, keys, (claim) => distance(claim) === 1) : [];
    const first = named([...[...near.own].sort(), ...sameTopic]);
    const rest = named(keys.slice(0, mostOffered + first.length));
    return [...new Set([...first, ...rest])];
  }
  const begun = named(begunWith(keys, typed, 500)).sort((a, b) => distance(a) - distance(b));
  // Those begun with it come first, and no more are shown than there are of them.
  if (begun.length >= mostOffered) return begun;
  const hits = search.claimIndex.search(typed, mostOffered);
  const scores = new Map(hits.map(({ key, score }) => [key, score]));
  const score = ({ key }: NamedClaim): number => scores.get(key) ?? 0;
  const found = named(scores.keys()).sort(
    (a, b) => Math.round(10 * (score(b) - score(a))) || distance(a) - distance(b),
  );
  const all = [...new Set([...begun, ...found])];
  return all.length > 0 ? all : named(nearest(typed, keys, 5));
}

/** As many claims as are offered that something holds for, in order. */
function firstWhere(
  search: Offer['search'],
  keys: readonly string[],
  holds: (claim: SearchableClaim) => boolean,
): string[] {
  const found: string[] = [];
  for (const key of keys) {
    const claim = search.claim(key);
    if (claim && holds(claim) && found.push(key) === mostOffered) break;
  }
  return found;
}

/** Claims of the note, and the topics that it speaks of. */
function nearTo({ base, search, file }: Offer): { own: Set<string>; topics: Set<string> } {
  const note = base.note(file);
  const own = new Set(note?.claims.flatMap(({ id }) => id?.value ?? []));
  const spoken = new Set(own);
  for (const { relations } of note?.evidence ?? [])
    for (const { refs } of relations) for (const { id } of refs) spoken.add(id);
  return { own, topics: new Set([...spoken].flatMap((id) => search.claim(id)?.topics ?? [])) };
}
