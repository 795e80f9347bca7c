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
  const near = nearClaims(offer);
  const named = (keys: Iterable<string>): NamedClaim[] =>
    [...keys].flatMap((key) => {
      const claim = search.claim(key);
      return isNamed(claim) ? claim : [];
    });
  const keys = search.claimKeys();
  if (typed.trim() === '') {
    const first = named([...near.own, ...near.sameTopic]);
    const rest = named(keys.slice(0, mostOffered + first.length));
    return [...new Set([...first, ...rest])];
  }
  const distance = ({ key }: NamedClaim): number => (near.own.has(key) ? 0 : near.sameTopic.has(key) ? 1 : 2);
  const begun = named(begunWith(keys, typed, 500)).sort((a, b) => distance(a) - distance(b));
  const hits = search.claimIndex.search(typed, mostOffered);
  const scores = new Map(hits.map(({ key, score }) => [key, score]));
  const score = ({ key }: NamedClaim): number => scores.get(key) ?? 0;
  const found = named(scores.keys()).sort(
    (a, b) => Math.round(10 * (score(b) - score(a))) || distance(a) - distance(b),
  );
  const all = [...new Set([...begun, ...found])];
  return all.length > 0 ? all : named(nearest(typed, keys, 5));
}

/** Claims of the note, and those of the topics that it speaks of, each in order. */
function nearClaims({ base, search, file }: Offer): { own: Set<string>; sameTopic: Set<string> } {
  const note = base.note(file);
  const own = new Set(note?.claims.flatMap(({ id }) => id?.value ?? []).sort());
  const spoken = new Set(own);
  for (const { relations } of note?.evidence ?? [])
    for (const { refs } of relations) for (const { id } of refs) spoken.add(id);
  const topics = new Set([...spoken].flatMap((id) => search.claim(id)?.topics ?? []));
  const sameTopic = [...topics].flatMap((topic) => [...search.claimsOf(topic)]).sort();
  return { own, sameTopic: new Set(sameTopic.slice(0, 500)) };
}
