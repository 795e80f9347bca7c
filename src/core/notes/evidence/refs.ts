/** References to claims and to evidence: `#id`, `[text](path#id)`, `[[note#^id]]`. */
import { decoded } from '../../decoded.js';
import { isSyntax, rangeOf, type Prose } from '../prose/prose.js';
import type { Ref } from '../types.js';

const hash = /#([\p{L}\p{N}_](?:[\p{L}\p{N}\p{M}_:.-]*[\p{L}\p{N}\p{M}_-])?)/uy;
const wikilink = /\[\[([^[\]|#\n]*)#\^?([\p{L}\p{N}_][\p{L}\p{N}\p{M}_:.-]*)(?:\|[^[\]\n]*)?\]\]/uy;
const identifier = /^[\p{L}\p{N}_][\p{L}\p{N}\p{M}_:.-]*$/u;
/** The address of a link: Obsidian writes `note.md#^id`. */
const anchor = /^([^#]*)#\^?([^#^]+)$/u;

/** The reference at a place of the prose, and where it ends. */
export function readRef(prose: Prose, at: number): { ref: Ref; end: number } | undefined {
  const { text } = prose;
  if (text[at] === '#' && isSyntax(prose, at)) {
    const match = matchAt(hash, text, at);
    const id = match?.[1];
    if (id === undefined) return undefined;
    const end = at + 1 + id.length;
    return { ref: { form: 'hash', id, range: rangeOf(prose, at + 1, end) }, end };
  }
  if (text[at] !== '[' || !isSyntax(prose, at)) return undefined;
  return readWikilink(prose, at) ?? readLink(prose, at);
}

function readWikilink(prose: Prose, at: number): { ref: Ref; end: number } | undefined {
  const match = matchAt(wikilink, prose.text, at);
  const [whole, path, id] = match ?? [];
  if (whole === undefined || path === undefined || id === undefined) return undefined;
  const start = at + whole.indexOf(id, whole.indexOf('#'));
  const ref: Ref = {
    form: 'wikilink',
    id,
    range: rangeOf(prose, start, start + id.length),
    ...(path && { path }),
  };
  return { ref, end: at + whole.length };
}

function readLink(prose: Prose, at: number): { ref: Ref; end: number } | undefined {
  const link = prose.links?.find(({ start }) => start === at);
  const match = link && anchor.exec(link.url);
  const [, path, written] = match ?? [];
  const id = written === undefined ? undefined : idIn(written);
  if (!link || written === undefined || id === undefined) return undefined;
  const start = prose.text.indexOf(written, prose.text.indexOf('#', link.textEnd));
  if (start < link.textEnd) return undefined;
  const ref: Ref = {
    form: 'link',
    id,
    range: rangeOf(prose, start, start + written.length),
    ...(path && { path }),
  };
  return { ref, end: link.end };
}

/** The id in an address, where editors write letters beyond ASCII as `%C3%A9`. */
function idIn(written: string): string | undefined {
  const id = decoded(written);
  return identifier.test(id) ? id : undefined;
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}
