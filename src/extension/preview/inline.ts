/** Running text after markdown-it has read it: each mark becomes what it shows. */
import type MarkdownIt from 'markdown-it';
import type Token from 'markdown-it/lib/token.mjs';
import type { ViewedClaim } from '../../protocol.js';
import { badge, citation, claimTitle, escaped, relationClose, relationOpen } from './html.js';
import { holdsMarks, markOf, restored, type PlacedMark } from './places.js';

export const ownHtml = 'corroborate_html';

/** A token of HTML that is ours and escaped. */
export function htmlToken(TokenOf: typeof Token, html: string): Token {
  const token = new TokenOf(ownHtml, '', 0);
  token.content = html;
  return token;
}

export interface InlineContext {
  md: MarkdownIt;
  TokenOf: typeof Token;
  claims: readonly ViewedClaim[];
  references: ReadonlyMap<string, string>;
  placed: readonly PlacedMark[];
}

/** Opens with one of our elements what another closes. */
interface Opened {
  token: Token;
  depth: number;
  html: { open: string; close: string };
}

/** The children of an inline token, dressed. */
export function dressedChildren(children: readonly Token[], context: InlineContext): Token[] {
  const out: Token[] = [];
  const opened = new Map<string, Opened>();
  let depth = 0;
  for (const token of children) {
    depth += token.nesting;
    // An element of ours may not reach out of the one that it was opened in.
    if (token.nesting < 0) for (const [key, { depth: at }] of opened) if (depth < at) opened.delete(key);
    if (token.type !== 'text' || !holdsMarks(token.content)) {
      restoreIn(token, context.placed);
      out.push(token);
      continue;
    }
    for (const part of partsOf(token.content, context.placed)) {
      if (typeof part === 'string') {
        const text = new context.TokenOf('text', '', 0);
        text.content = part;
        text.level = token.level;
        out.push(text);
      } else out.push(...shown(part, context, opened, depth));
    }
  }
  return out;
}

interface Part {
  one: PlacedMark;
  index: number;
  second: boolean;
}

/** A text's words and marks, in order. */
function partsOf(content: string, placed: readonly PlacedMark[]): (string | Part)[] {
  const parts: (string | Part)[] = [];
  let from = 0;
  let at = 0;
  const upTo = (end: number): void => {
    if (end > from) parts.push(content.slice(from, end));
  };
  for (const character of content) {
    const found = markOf(character);
    const one = found && placed[found.index];
    if (found && one) {
      const inWritten = one.closing === undefined ? one.written.indexOf(character) : 0;
      const written = one.closing === undefined ? one.written : character;
      if (at - inWritten >= from && content.startsWith(written, at - inWritten)) {
        upTo(at - inWritten);
        from = at - inWritten + written.length;
        parts.push({ one, ...found });
      } else {
        // Something has come between: only the sign goes.
        upTo(at);
        from = at + character.length;
      }
    }
    at += character.length;
  }
  upTo(content.length);
  return parts;
}

function shown(
  { one: { mark, source }, index, second }: Part,
  { md, TokenOf, claims, references }: InlineContext,
  opened: Map<string, Opened>,
  depth: number,
): Token[] {
  const open = (key: string, html: Opened['html']): Token[] => {
    const token = htmlToken(TokenOf, '');
    opened.set(key, { token, depth, html });
    return [token];
  };
  const close = (key: string): Token[] => {
    const start = opened.get(key);
    if (start?.depth !== depth) return [];
    start.token.content = start.html.open;
    opened.delete(key);
    return [htmlToken(TokenOf, start.html.close)];
  };
  switch (mark.kind) {
    case 'hidden':
      return [];
    case 'citation':
      return [htmlToken(TokenOf, citation(mark.items, references))];
    case 'relation': {
      const key = `relation ${index}`;
      if (second) return close(key);
      return open(key, { open: relationOpen(mark.relation), close: relationClose(mark.undercut) });
    }
    case 'open':
    case 'close': {
      const claim = claims[mark.claim];
      const key = `claim ${mark.claim}`;
      if (!claim) return [];
      return mark.kind === 'close' ? close(key) : open(key, claimSpan(claim));
    }
    case 'ref':
      return refTokens(md, TokenOf, mark, source);
  }
}

function claimSpan({ id, text, rating, restated }: ViewedClaim): Opened['html'] {
  const anchor = id === null || restated ? '' : ` id="${escaped(id)}"`;
  return {
    open: `<span class="corroborate-claim-words"${anchor} title="${escaped(claimTitle(text, rating))}">`,
    close: `</span>${rating ? badge(rating) : ''}`,
  };
}

/** As a link where it leads somewhere, so that the editor's own handling of links applies. */
function refTokens(
  md: MarkdownIt,
  TokenOf: typeof Token,
  {
    id,
    text,
    rating,
    href,
  }: { id: string; text: string | null; rating: ViewedClaim['rating']; href: string | null },
  source: string,
): Token[] {
  const words = new TokenOf('text', '', 0);
  words.content = source.startsWith('[[') ? `#${id}` : source;
  const title = claimTitle(text, rating);
  if (href === null || !md.validateLink(href)) {
    return [
      htmlToken(TokenOf, `<span class="corroborate-ref" title="${escaped(title)}">`),
      words,
      htmlToken(TokenOf, '</span>'),
    ];
  }
  const open = new TokenOf('link_open', 'a', 1);
  open.attrs = [
    ['href', md.normalizeLink(href)],
    ['class', 'corroborate-ref'],
    ['title', title],
  ];
  return [open, words, new TokenOf('link_close', 'a', -1)];
}

/** Where a mark ended up in code, an address or the words of a picture, what was written stands again. */
export function restoreIn(token: Token, placed: readonly PlacedMark[]): void {
  token.content = restored(token.content, placed);
  for (const pair of token.attrs ?? []) pair[1] = restored(pair[1], placed);
  for (const child of token.children ?? []) restoreIn(child, placed);
}
