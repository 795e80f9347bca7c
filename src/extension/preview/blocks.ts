/** Whole blocks of a note, dressed: claims as cards, items that are evidence, fences of `:::` claims. */
import type Token from 'markdown-it/lib/token.mjs';
import type { NoteView, ViewedClaim } from '../../protocol.js';
import { escaped, ratingLine } from './html.js';
import { htmlToken } from './inline.js';
import { linesOf } from './lines.js';

/** A text without the fences of its claims, which Markdown knows nothing of: each line as many blanks. */
export function withoutFences(text: string, claims: readonly ViewedClaim[]): string {
  const blocks = claims.filter(({ form }) => form === 'block');
  if (blocks.length === 0) return text;
  const lines = linesOf(text);
  const blank = (line: number): void => {
    lines[line] = (lines[line] ?? '').replace(/:{3,}.*$/, (fence) => ' '.repeat(fence.length));
  };
  for (const { range, closed } of blocks) {
    blank(range.start.line);
    if (closed) blank(range.end.line);
  }
  return lines.join('\n');
}

/** Dresses the blocks of a note's tokens, which are changed; gives them with what is added between them. */
export function dressedBlocks(
  tokens: Token[],
  { claims, evidence }: NoteView,
  TokenOf: typeof Token,
): Token[] {
  const before = new Map<Token, Token[]>();
  const after = new Map<Token, Token[]>();
  const add = (where: Map<Token, Token[]>, at: Token, html: string, first = false): void => {
    const known = where.get(at) ?? [];
    const token = htmlToken(TokenOf, html);
    where.set(at, first ? [token, ...known] : [...known, token]);
  };
  const starts = startsByLine(tokens);

  for (const { range, relation } of evidence) {
    // Of lists that begin in one line, the innermost item.
    const item = starts.get(`list_item_open ${range.start.line}`);
    item?.attrJoin('class', `corroborate-evidence corroborate-is-${relation}`);
  }
  for (const claim of claims) {
    const { form, range } = claim;
    if (form === 'heading') {
      const open = starts.get(`heading_open ${range.start.line}`);
      const close = open && tokens[tokens.indexOf(open) + 2];
      if (close?.type !== 'heading_close') continue;
      open?.attrJoin('class', 'corroborate-claim');
      add(after, close, ratingLine(claim));
    } else if (form === 'callout') {
      const open = starts.get(`blockquote_open ${range.start.line}`);
      const title = open && paragraphIn(tokens, tokens.indexOf(open) + 1);
      if (!open || !title) continue;
      open.attrJoin('class', 'corroborate-claim corroborate-callout');
      add(after, title, anchor(claim) + ratingLine(claim));
    } else if (form === 'block') {
      const within = blocksIn(tokens, range.start.line, claim.closed ? range.end.line : range.end.line + 1);
      const [head, end] = within ?? [];
      if (!head || !end) continue;
      add(before, head, `<div class="corroborate-claim corroborate-block"${idOf(claim)}>\n`);
      const words = head.type === 'paragraph_open' ? paragraphIn(tokens, tokens.indexOf(head)) : undefined;
      if (words) add(after, words, ratingLine(claim), true);
      else add(before, head, ratingLine(claim));
      add(after, end, '</div>\n');
    }
  }
  if (before.size + after.size === 0) return tokens;
  return tokens.flatMap((token) => [...(before.get(token) ?? []), token, ...(after.get(token) ?? [])]);
}

/** Of each kind and line the last block that starts there. */
function startsByLine(tokens: readonly Token[]): Map<string, Token> {
  const starts = new Map<string, Token>();
  for (const token of tokens) if (token.map) starts.set(`${token.type} ${token.map[0]}`, token);
  return starts;
}

/** The end of the paragraph that starts at a place, its `paragraph_close`. */
function paragraphIn(tokens: readonly Token[], at: number): Token | undefined {
  const close = tokens[at + 2];
  return tokens[at]?.type === 'paragraph_open' && close?.type === 'paragraph_close' ? close : undefined;
}

/** The first and the last token of the blocks between two lines that stand in one place of the tree. */
function blocksIn(tokens: readonly Token[], open: number, close: number): [Token, Token] | undefined {
  const from = tokens.findIndex(({ map }) => map && map[0] > open);
  const head = tokens[from];
  if (!head?.map || head.map[0] >= close) return undefined;
  let to = from;
  while (to + 1 < tokens.length) {
    const next = tokens[to + 1];
    if (
      !next ||
      next.level < head.level ||
      (next.level === head.level && next.nesting < 0 && isOuterEnd(tokens, from, to + 1))
    )
      break;
    if (next.level === head.level && next.map && next.map[0] >= close) break;
    to++;
  }
  const end = tokens[to];
  return end && [head, end];
}

/** Whether a closing token closes what was opened before the blocks. */
function isOuterEnd(tokens: readonly Token[], from: number, at: number): boolean {
  let depth = 0;
  for (let index = from; index < at; index++) depth += tokens[index]?.nesting ?? 0;
  return depth === 0;
}

const idOf = ({ id, restated }: ViewedClaim): string =>
  id === null || restated ? '' : ` id="${escaped(id)}"`;

/** What links to the claim lead to. */
export const anchor = (claim: ViewedClaim): string =>
  idOf(claim) === '' ? '' : `<span class="corroborate-anchor"${idOf(claim)}></span>`;
