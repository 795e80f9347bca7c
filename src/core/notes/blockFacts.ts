/** Reads the facts of top-level blocks from their trees. */
import type { Range } from '../position.js';
import { problem, type Problem } from '../problem.js';
import { callout } from './callout.js';
import { addClaim } from './claims.js';
import { OpenDivs } from './divs.js';
import { readEvidence, type OwnDraft } from './evidence/item.js';
import { emptyFacts, type Draft, type NodeFacts } from './facts.js';
import { attributesAtEnd } from './headingAttributes.js';
import { readLeaf, type Leaf } from './leaf.js';
import { isGlued } from './lines.js';
import type { Block, Heading, Item, List, Paragraph, Quote } from './markdown/tree.js';
import { plainText, rangeOf } from './prose/prose.js';
import { placeAttributes } from './prose/spans.js';

/** The facts of each block of a source, in order. `texts`: whether the words of paragraphs are wanted, for `:::` claims. */
export function readBlocks(source: string, blocks: readonly Block[], texts = true): NodeFacts[] {
  return blocks.map((block) => new FactsReader(source, block, texts).facts);
}

const none: readonly number[] = [];

/** Where a block stands within the blocks around it. */
interface Place {
  /** The innermost claim block or callout. */
  inside?: number;
  /** The evidence item that holds it. */
  parent?: number;
  underUnread?: true;
}

class FactsReader {
  readonly facts: NodeFacts;

  constructor(
    private readonly source: string,
    block: Block,
    private readonly texts: boolean,
  ) {
    this.facts = emptyFacts(block.kind, block);
    if (block.kind === 'fence') this.facts.fence = block.line;
    else if (block.kind === 'heading') this.heading(block);
    else if (block.kind === 'paragraph') {
      this.paragraph(block);
      if (texts) this.facts.text = plainText(block.prose);
    } else if (block.kind === 'quote') this.quote(block, {});
    else if (block.kind === 'list') {
      this.facts.bullet = bulletOf(block);
      this.list(block, 'before', {});
    }
  }

  private heading(block: Heading): void {
    const { facts } = this;
    const { prose } = block;
    facts.level = block.level;
    readLeaf(prose, facts.citations, facts);
    const found = attributesAtEnd(prose, prose.text.length, this.source[block.start] === '#');
    if (!found?.read.attributes.classes.includes('claim')) return;
    const range = { start: block.start, end: block.end };
    const claim = addClaim(
      {
        form: 'heading',
        range,
        mark: range,
        text: plainText(prose, 0, found.textEnd),
        textRange: rangeOf(prose, 0, found.textEnd),
        attributes: placeAttributes(prose, found.read.attributes),
        wellFormed: found.read.wellFormed,
      },
      facts,
    );
    if (claim !== undefined) facts.headingClaim = claim;
  }

  /** The claims on the paragraph's spans. */
  private paragraph(block: Paragraph): { leaf: Leaf; claims: readonly number[] } {
    const { facts } = this;
    const from = facts.claims.length;
    const leaf = readLeaf(block.prose, facts.citations, facts);
    if (facts.claims.length === from) return { leaf, claims: none };
    const claims = Array.from({ length: facts.claims.length - from }, (_, i) => from + i);
    this.setScope(claims, block);
    return { leaf, claims };
  }

  private setScope(claims: readonly number[], { start, end }: Range): void {
    for (const index of claims) {
      const claim = this.facts.claims[index];
      if (claim) claim.scope = { start: claim.scope?.start ?? start, end };
    }
  }

  private quote(block: Quote, place: Place): void {
    const carrier = callout(block);
    const claim = carrier && addClaim(carrier, this.facts);
    this.children(block.children, claim === undefined ? place : { ...place, inside: claim }, none);
  }

  /** The blocks of an item or a quote. `above`: the claims of a paragraph right before the first. */
  private children(blocks: readonly Block[], place: Place, above: readonly number[]): void {
    const { facts, source } = this;
    const divs = new OpenDivs(facts, place.inside);
    let claims = above;
    let before: Block | undefined;
    for (const block of blocks) {
      const inside = divs.innermost;
      const here: Place = inside === undefined ? place : { ...place, inside };
      let next = none;
      if (block.kind === 'fence') divs.fence(block, block.line, isGlued(source, before, block));
      else if (block.kind === 'heading') this.heading(block);
      else if (block.kind === 'quote') this.quote(block, here);
      else if (block.kind === 'paragraph') {
        next = this.paragraph(block).claims;
        if (this.texts) divs.paragraph(plainText(block.prose), block);
      } else if (block.kind === 'list') {
        this.setScope(claims, block);
        const drafts = facts.drafts.length;
        this.list(block, claims, here);
        const hasEvidence = facts.drafts.slice(drafts).some(({ maybe }) => !maybe);
        if (before?.kind === 'paragraph' && hasEvidence && isGlued(source, before, block)) {
          facts.problems.push(listNeedsBlankLine(bulletOf(block)));
        }
      }
      claims = next;
      before = block;
    }
    divs.end(blocks[blocks.length - 1]?.end ?? 0);
    if (facts.drafts.length + facts.claims.length > 0) facts.problems.push(...divs.doubtful);
  }

  private list(list: List, above: readonly number[] | 'before', place: Place): void {
    for (const item of list.items) this.item(item, above, place);
  }

  private item(item: Item, above: readonly number[] | 'before', place: Place): void {
    const [first, ...rest] = item.children;
    if (first?.kind !== 'paragraph') return this.children(item.children, place, none);
    const { facts } = this;
    const { leaf, claims } = this.paragraph(first);
    const draft = readEvidence(leaf, item, rest);
    if (!draft) return rest.length > 0 ? this.children(rest, place, claims) : undefined;
    facts.drafts.push(placed(draft, place, above));
    if (rest.length === 0) return;
    if (draft.maybe?.code === 'maybe-evidence') return this.children(rest, place, claims);
    if (draft.maybe) return this.children(rest, { ...place, underUnread: true }, claims);
    const { underUnread: _, ...own } = place;
    return this.children(rest, { ...own, parent: facts.drafts.length - 1 }, claims);
  }
}

/** Written out: nearly every item of a note that is annotated is one. */
function placed(own: OwnDraft, { parent, inside, underUnread }: Place, above: Draft['above']): Draft {
  const draft: Draft = { item: own.item, ownSource: own.ownSource, problems: own.problems, above };
  if (own.maybe) draft.maybe = own.maybe;
  if (own.sure) draft.sure = own.sure;
  if (parent !== undefined) draft.parent = parent;
  if (inside !== undefined) draft.inside = inside;
  if (underUnread) draft.underUnread = underUnread;
  return draft;
}

const bulletOf = ({ items, start }: List): Range => {
  const at = items[0]?.start ?? start;
  return { start: at, end: at + 1 };
};

/** The hint at a list that stands right below a paragraph. */
export const listNeedsBlankLine = (bullet: Range): Problem =>
  problem('list-needs-blank-line', bullet, 'Pandoc/Quarto: leave a blank line before a list');
