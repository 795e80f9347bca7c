import { CompletionItemKind, type CompletionItem } from 'vscode-languageserver-types';
import type { SearchableClaim } from '../../core/query/index.js';
import { nearest } from '../../core/nearest.js';
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

function ranked({ base, search, file, typed }: Offer): NamedClaim[] {
  const note = base.note(file);
  const own = new Set(note?.claims.flatMap(({ id }) => id?.value ?? []));
  const topics = new Set<string>();
  for (const { relations } of note?.evidence ?? []) {
    for (const { refs } of relations)
      for (const { id } of refs) for (const topic of base.claimById(id)?.topics ?? []) topics.add(topic);
  }
  for (const id of own) for (const topic of base.claimById(id)?.topics ?? []) topics.add(topic);
  const distance = (claim: NamedClaim): number =>
    own.has(claim.id) ? 0 : claim.topics.some((topic) => topics.has(topic)) ? 1 : 2;
  const named = [...search.claims()].filter(isNamed);
  const byNearness = (a: NamedClaim, b: NamedClaim): number =>
    distance(a) - distance(b) || compare(a.id, b.id);
  if (typed.trim() === '') return named.sort(byNearness);

  const lower = typed.toLowerCase();
  const begun = named.filter(({ id }) => id.toLowerCase().startsWith(lower)).sort(byNearness);
  const hits = search.claimIndex.search(typed, mostOffered).flatMap(({ key, score }) => {
    const claim = base.claim(key);
    return claim && isNamed({ ...claim, citations: [] }) && !begun.some((one) => one.key === key)
      ? { claim: { ...claim, citations: [] } as NamedClaim, score }
      : [];
  });
  hits.sort((a, b) => Math.round(10 * (b.score - a.score)) || distance(a.claim) - distance(b.claim));
  const found = [...begun, ...hits.map(({ claim }) => claim)];
  if (found.length > 0) return found;
  const close = new Set(
    nearest(
      typed,
      named.map(({ id }) => id),
      5,
    ),
  );
  return named.filter(({ id }) => close.has(id));
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
