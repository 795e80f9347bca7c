/**
 * Decides what is evidence, what it bears on and where it comes from, in the order of docs/annotation-language.md: an undercut nested
 * under evidence attacks that evidence; any other nested item shares its parent's claim; else the claim span of the paragraph above the
 * list, the innermost claim block or callout, the claim heading whose section holds it.
 */
import { problem } from '../problem.js';
import { beyondPieces } from './evidence/caps.js';
import type { Draft } from './facts.js';
import type { EvidenceItem, ImplicitTarget, Note, Ref } from './types.js';

export interface Around {
  /** Where the claims of the block start among those of the note. */
  claims: number;
  /** The claims of the paragraph before the block. */
  above: readonly number[];
  /** The claim block, or else the claim heading, that holds the block. */
  innermost: number | undefined;
}

/** Adds the evidence among the drafts of one block to the note. */
export function acceptDrafts(drafts: readonly Draft[], note: Note, around: Around): void {
  /** Where each draft that is evidence stands in the note. */
  const places: (number | undefined)[] = drafts.map(() => undefined);
  for (let index = 0; index < drafts.length; index++) {
    const draft = drafts[index] as Draft;
    const parent = draft.parent === undefined ? undefined : places[draft.parent];
    const candidates = candidatesOf(draft, note, around, parent);
    if (draft.maybe) {
      const elsewhere = draft.sure && isEvidence(draft, note, false);
      if (candidates.length > 0 || elsewhere) note.problems.push(draft.maybe);
      continue;
    }
    if (draft.underUnread && firstWithoutRefs(draft.item)?.relation === 'undercuts') continue;
    if (!isEvidence(draft, note, candidates.length > 0 || parent !== undefined)) continue;
    places[index] = note.evidence.length;
    const { item } = draft;
    if (parent !== undefined) item.parent = parent;
    note.evidence.push(item);
    aim(item, candidates, parent, note);
    attribute(draft, note);
  }
}

/** Prose: neither ref nor citation, outside claims, in a note without `citekey`. */
const isEvidence = ({ item, ownSource }: Draft, note: Note, underClaim: boolean): boolean =>
  underClaim ||
  !ownSource ||
  note.citekey !== undefined ||
  item.relations.some(({ refs }) => refs.length > 0);

/** What a group without refs may bear on; more than one is ambiguous. */
function candidatesOf(
  draft: Draft,
  note: Note,
  around: Around,
  parent: number | undefined,
): ImplicitTarget[] {
  if (parent !== undefined) return parentTarget(draft, note, parent);
  const above = draft.above === 'before' ? around.above : draft.above.map((index) => index + around.claims);
  if (above.length > 0) return above.map((claim) => ({ claim }));
  const innermost = draft.inside === undefined ? around.innermost : draft.inside + around.claims;
  return innermost === undefined ? [] : [{ claim: innermost }];
}

const firstWithoutRefs = (item: EvidenceItem) => item.relations.find(({ refs }) => refs.length === 0);

function parentTarget({ item }: Draft, note: Note, parent: number): ImplicitTarget[] {
  if (firstWithoutRefs(item)?.relation === 'undercuts') return [{ evidence: parent }];
  for (let i: number | undefined = parent; i !== undefined; i = note.evidence[i]?.parent) {
    const ancestor = note.evidence[i];
    if (ancestor?.implicitTarget && 'claim' in ancestor.implicitTarget) return [ancestor.implicitTarget];
    if (ancestor && ancestor.relations.some(isOfClaim)) return [];
  }
  return [];
}

const isOfClaim = ({ refs, relation }: EvidenceItem['relations'][number]): boolean =>
  refs.length > 0 && relation !== 'undercuts';

/** Sets the target, or says why there is none. */
function aim(
  item: EvidenceItem,
  candidates: readonly ImplicitTarget[],
  parent: number | undefined,
  note: Note,
): void {
  const group = firstWithoutRefs(item);
  if (!group) return;
  const [only, other] = candidates;
  if (only && !other) {
    item.implicitTarget = only;
    return;
  }
  const inherited = only || parent === undefined ? [] : inheritedRefs(note, parent);
  const beyond = inherited.length > 0 ? beyondPieces(inherited.length, item.sources.length) : undefined;
  if (beyond) note.problems.push(problem('block-too-complex', group.range, beyond));
  else if (inherited.length > 0) {
    item.relations = item.relations.map((group) =>
      group.refs.length > 0 ? group : { ...group, refs: inherited.map((ref) => ({ ...ref })) },
    );
  } else if (only) {
    const names = candidates.map(
      (target) => ('claim' in target && note.claims[target.claim]?.id?.value) || '(no id)',
    );
    const message = `${candidates.length} claims in the paragraph above; name one: ${names.map((id) => `#${id}`).join(', ')}`;
    note.problems.push(problem('ambiguous-claim', group.range, message.replaceAll('#(no id)', '(no id)')));
  } else {
    const message = 'which claim? write `supports #id …` or put it under a claim';
    note.problems.push(problem('evidence-no-claim', group.range, message));
  }
}

/** The refs of the nearest item above that names claims: an item nested under it shares them. */
function inheritedRefs(note: Note, parent: number): Ref[] {
  for (let i: number | undefined = parent; i !== undefined; i = note.evidence[i]?.parent) {
    const refs = note.evidence[i]?.relations.filter(isOfClaim).flatMap((group) => group.refs) ?? [];
    if (refs.length > 0) return refs;
  }
  return [];
}

/** Gives the note's own key to evidence without a citation, and says what is wrong with the item. */
function attribute({ item, ownSource, problems }: Draft, note: Note): void {
  if (ownSource && !note.citekey) {
    const range = item.relations[0]?.range ?? item.headRange;
    const message = 'no citation here and the note has no `citekey` in its front matter';
    note.problems.push(problem('evidence-no-source', range, message));
    item.sources = [];
    note.problems.push(
      ...problems.filter(({ code }) => code !== 'quote-no-locator' && code !== 'bad-locator'),
    );
    return;
  }
  const citekey = note.citekey?.value;
  if (ownSource && citekey !== undefined)
    item.sources = item.sources.map((source) => ({ ...source, citekey }));
  note.problems.push(...problems);
}
