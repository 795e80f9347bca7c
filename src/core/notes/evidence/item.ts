/** A list item that is evidence, as far as the item itself can tell. */
import type { Range } from '../../position.js';
import { problem, type Problem } from '../../problem.js';
import type { Draft } from '../facts.js';
import type { Leaf } from '../leaf.js';
import type { Block, Item } from '../markdown/tree.js';
import { plainText, rangeOf } from '../prose/prose.js';
import type { CitationItem, EvidenceItem, Source } from '../types.js';
import { readBody, type Body } from './body.js';
import { beyondPieces } from './caps.js';
import { readHead, type Head } from './head.js';
import { isNearlyEvidence, mistypedRelation } from './nearly.js';
import { readRelation } from './relationWords.js';

export type OwnDraft = Omit<Draft, 'above' | 'inside' | 'parent' | 'underUnread'>;

/** The evidence of an item with this first paragraph and these blocks after it; nothing where it is no evidence. */
export function readEvidence(leaf: Leaf, item: Item, rest: readonly Block[]): OwnDraft | undefined {
  const head = readHead(leaf);
  if (head === undefined) return mistyped(leaf);
  if (head === 'prose') return isNearlyEvidence(leaf) ? nearly(leaf, item) : undefined;
  const body = readBody(leaf, head.bodyStart);
  const quoted = rest.find((block) => block.kind === 'quote');
  const quote = quoted ? blockQuote(quoted.children) : inlineQuote(leaf, body);
  const comment = rest.length > 0 ? commentOf(body, rest) : body.comment;
  const { sources, ownSource } = sourcesOf(head);
  const refs = head.relations.reduce((sum, group) => sum + Math.max(1, group.refs.length), 0);
  const beyond = beyondPieces(refs, sources.length);
  if (beyond) {
    const { range } = head.relations[0] ?? { range: { start: item.start, end: item.start } };
    return { ...noEvidence(problem('block-too-complex', range, beyond)), ownSource, sure: true };
  }
  const evidence: EvidenceItem = {
    relations: head.relations,
    sources,
    effects: body.effects,
    attributes: body.attributes,
    range: { start: item.start, end: item.end },
    headRange: rangeOf(leaf.prose, head.start, head.end),
  };
  if (body.id) evidence.id = body.id;
  if (quote) evidence.quote = quote;
  if (comment) evidence.comment = comment;
  return {
    item: evidence,
    ownSource,
    problems: problemsOf(leaf, head, body, evidence, quoted !== undefined),
  };
}

/** The annotator's own words: those of the first paragraph, then the paragraphs below. */
function commentOf(body: Body, rest: readonly Block[]): string {
  const below = rest.flatMap((block) => (block.kind === 'paragraph' ? [plainText(block.prose)] : []));
  return [body.comment, ...below].filter((part) => part !== '').join('\n\n');
}

function nearly(leaf: Leaf, item: Item): OwnDraft {
  const word = readRelation(leaf.prose, 0);
  const range = word ? rangeOf(leaf.prose, word.start, word.end) : { start: item.start, end: item.start };
  const message = 'looks like evidence: expected a citation, a #claim, or ":" after the relation';
  return noEvidence(problem('maybe-evidence', range, message));
}

function mistyped(leaf: Leaf): OwnDraft | undefined {
  const found = mistypedRelation(leaf);
  if (!found) return undefined;
  const { written, range, meant, namesClaim } = found;
  const message = `“${written}” is no relation, so this is not read as evidence; write “${meant}”`;
  const draft = noEvidence(problem('unknown-relation', range, message, [meant]));
  return { ...draft, ownSource: leaf.groups.length === 0, ...(namesClaim && { sure: true }) };
}

function noEvidence(maybe: Problem): OwnDraft {
  const { range } = maybe;
  const empty = { relations: [], sources: [], effects: [], attributes: {}, range, headRange: range };
  return { item: empty, ownSource: false, problems: [], maybe };
}

/** The sources in the head. One that is the note's own gets its key when the note is put together. */
function sourcesOf({ source, relations }: Head): { sources: Source[]; ownSource: boolean } {
  if (source?.kind === 'citation') return { sources: source.items.map(sourceOf), ownSource: false };
  const { start, end } = relations[0]?.range ?? { start: 0, end: 0 };
  const own: Source = { citekey: '', implicit: true, mode: 'normal', range: { start, end } };
  if (source?.locator) own.locator = source.locator;
  return { sources: [own], ownSource: true };
}

function sourceOf({ item: { citekey, mode, locator, keyRange } }: { item: CitationItem }): Source {
  const source: Source = { citekey, implicit: false, mode, range: keyRange };
  if (locator) source.locator = locator;
  return source;
}

function inlineQuote({ prose }: Leaf, { quote }: Body): EvidenceItem['quote'] {
  if (!quote?.closed) return undefined;
  const { textStart, textEnd } = quote;
  return { text: plainText(prose, textStart, textEnd), range: rangeOf(prose, textStart, textEnd) };
}

function blockQuote(children: readonly Block[]): EvidenceItem['quote'] {
  const paragraphs = children.filter((block) => block.kind === 'paragraph');
  const first = paragraphs[0];
  const last = paragraphs[paragraphs.length - 1];
  if (!first || !last) return undefined;
  const text = paragraphs.map(({ prose }) => plainText(prose)).join('\n\n');
  return { text, range: { start: first.start, end: last.end } };
}

function problemsOf(
  leaf: Leaf,
  head: Head,
  body: Body,
  evidence: EvidenceItem,
  blockquote: boolean,
): Problem[] {
  const { prose } = leaf;
  const whole = rangeOf(prose, head.start, prose.text.trimEnd().length);
  const problems: Problem[] = [];
  const rest = prose.text.slice(head.bodyStart).trim();
  if (!head.colon && rest !== '') {
    const message = 'put a colon between the source and what follows';
    problems.push(problem('missing-colon', rangeOf(prose, head.start, head.end), message));
  }
  const unclosed = !blockquote && body.quote && !body.quote.closed ? body.quote : undefined;
  if (unclosed) {
    const range = rangeOf(prose, unclosed.start, prose.text.trimEnd().length);
    problems.push(problem('quote-unclosed', range, 'quotation mark is never closed'));
  }
  const locators = badLocators(head);
  problems.push(...locators);
  if (evidence.quote && evidence.sources.length > 1) {
    problems.push(problem('quote-many-sources', whole, 'one quote, several sources'));
  } else if (evidence.quote && locators.length === 0 && evidence.sources.some(({ locator }) => !locator)) {
    problems.push(problem('quote-no-locator', whole, 'quote without a locator (p., sec., tbl. …)'));
  }
  if (!evidence.quote && !unclosed && !evidence.comment && evidence.effects.length === 0) {
    problems.push(problem('evidence-no-quote', whole, 'evidence has neither a quote nor a note'));
  }
  return problems;
}

function badLocators({ source, misplacedLocator }: Head): Problem[] {
  if (misplacedLocator) {
    const message = 'write the locator in square brackets: @key [p. 3]';
    return [problem('bad-locator', misplacedLocator, message)];
  }
  if (source?.kind === 'locator') return source.locator ? [] : [unknownLocator(source.text, source.range)];
  return (source?.items ?? [])
    .filter(({ item, suffixText }) => !item.locator && suffixText !== '')
    .map(({ suffix, suffixText }) => unknownLocator(suffixText, suffix));
}

const unknownLocator = (text: string, range: Range): Problem =>
  problem('bad-locator', range, `“${text}” is no locator that is known (p., sec., tbl. …)`);
