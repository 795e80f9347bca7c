/** What of a note's last state says the same in the new one: an edit costs what it changes, and most of a note it only moves. */
import type { ClaimAnnotation, EvidenceItem, ImplicitTarget, Note } from '../notes/types.js';
import type { ClaimRecord, ItemRecord, NoteRecord, Parts } from './records.js';
import { sameEnds } from './sameEnds.js';

/** By the index of a claim or an item of the new state: the record of the last one that says the same, as far as its own words go. */
interface Former {
  claims: (ClaimRecord | undefined)[];
  items: (ItemRecord | undefined)[];
}

/**
 * What stands before all changes of a note, which defines no id twice, and behind them. Nothing where it did: which definition is meant
 * depends on their order.
 */
export function formerOf(before: NoteRecord, note: Note): Former | undefined {
  if (before.definesTwice ?? definesTwice(before.note)) return undefined;
  return {
    claims: aligned(before.claims, note.claims, ({ annotation }, now) => isSameClaim(annotation, now)),
    items: aligned(before.items, note.evidence, ({ item }, now) => isSameItem(item, now)),
  };
}

/** Whether an item that says the same bears by its place on the same, too; `now`: the records of the new state, those before it at least. */
export function isCarriedOver(old: EvidenceItem, item: EvidenceItem, before: Parts, now: Parts): boolean {
  const [was, is] = [targetIn(old.implicitTarget, before), targetIn(item.implicitTarget, now)];
  return was === is && (is !== undefined || !item.implicitTarget);
}

function targetIn(
  target: ImplicitTarget | undefined,
  { claims, items }: Parts,
): ClaimRecord | ItemRecord | undefined {
  if (!target) return undefined;
  return 'claim' in target ? claims[target.claim] : items[target.evidence];
}

/** Whether an item that says the same has the parts of the old one themselves, moved: what was made of those holds for it. */
export const sharesParts = (old: EvidenceItem, item: EvidenceItem): boolean =>
  old.relations === item.relations && old.sources.every(({ range }, i) => range === item.sources[i]?.range);

/** Whether one id is defined twice in a note. */
export function definesTwice({ claims, evidence }: Note): boolean {
  const ids = new Set<string>();
  for (const list of [claims, evidence])
    for (const { id } of list) {
      if (!id) continue;
      const before = ids.size;
      if (ids.add(id.value).size === before) return true;
    }
  return false;
}

/** By the index of each part of `after`: the like of it in `before`, as far as they are alike from their starts and from their ends. */
function aligned<Before, After>(
  before: readonly Before[],
  after: readonly After[],
  isLike: (one: Before, other: After) => boolean,
): (Before | undefined)[] {
  const { start, end } = sameEnds(before, after, isLike);
  return after.map((_, i) => {
    if (i < start) return before[i];
    return i < after.length - end ? undefined : before[i - after.length + before.length];
  });
}

/** What a part of a claim or an item is: its words, or what it has from its place. Of items that is compared by what it means. */
type PartKind = 'word' | 'place';
const claimParts: Record<keyof ClaimAnnotation, PartKind> = {
  form: 'word',
  text: 'word',
  id: 'word',
  attributes: 'word',
  range: 'place',
  textRange: 'place',
  scope: 'place',
};
const itemParts: Record<keyof EvidenceItem, PartKind> = {
  comment: 'word',
  id: 'word',
  quote: 'word',
  relations: 'word',
  sources: 'word',
  effects: 'word',
  attributes: 'word',
  range: 'place',
  headRange: 'place',
  implicitTarget: 'place',
  parent: 'place',
};
const wordsIn = <Name extends string>(parts: Record<Name, PartKind>): Name[] =>
  (Object.keys(parts) as Name[]).filter((name) => parts[name] === 'word');
const claimWords = wordsIn(claimParts);
const itemWords = wordsIn(itemParts);

function isSameClaim(one: ClaimAnnotation, other: ClaimAnnotation): boolean {
  for (const name of claimWords) if (!saysSame(one[name], other[name])) return false;
  return (one.scope === undefined) === (other.scope === undefined);
}

function isSameItem(one: EvidenceItem, other: EvidenceItem): boolean {
  for (const name of itemWords) if (!saysSame(one[name], other[name])) return false;
  return true;
}

/** Whether two parts of a note are alike but for their places. */
function saysSame(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (!isObject(one) || !isObject(other)) return false;
  if (Array.isArray(one)) return Array.isArray(other) && sameLists(one, other);
  // All numbers of a record are places: what people write is text.
  if (typeof one.start === 'number') return typeof other.start === 'number';
  let left = 0;
  for (const _ in other) left++;
  for (const name in one) {
    left--;
    // No value is undefined, so that a name that the other does not have is a difference.
    if (!saysSame(one[name], other[name])) return false;
  }
  return left === 0;
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

function sameLists(one: readonly unknown[], other: readonly unknown[]): boolean {
  if (one.length !== other.length) return false;
  for (let i = 0; i < one.length; i++) if (!saysSame(one[i], other[i])) return false;
  return true;
}
