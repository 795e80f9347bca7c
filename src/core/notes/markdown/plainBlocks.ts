/**
 * Blocks that are so plain that the parser has nothing to find in them: a heading of one line, a paragraph, a list of one-line items, with no
 * markup but the language's own. Most annotations are written so, and reading them directly is many times as fast. Anything else is for
 * the parser; a test holds both to the same result.
 */
import { proseOf } from '../prose/fromNodes.js';
import type { Block, Item, Paragraph } from './tree.js';

/** Marks of inline Markdown, line ends other than LF, white space that ends a line, and what the parser replaces. */
const markup = /[\\`*_<>&!~\r\0\t\uFEFF]|\]\(|[^\S\n](?:\n|$)|:::/;
/** A line that can only be text: it starts with a letter or with what opens a span, a citation or a quotation. */
const text = /^[\p{L}@["“„«(]/u;
const heading = /^(#{1,6}) (?=[^\s#])([^\n#]|#(?=[\p{L}\p{N}_]))*$/u;
const item = /^- (?=[\p{L}@["“„«(])/u;

/** The blocks of a source that is plain all through; nothing where the parser must read it. */
export function plainBlocks(source: string): Block[] | undefined {
  const end = source.trimEnd().length;
  const body = source.slice(0, end);
  if (markup.test(body)) return undefined;
  const head = heading.exec(body);
  if (head) {
    const level = head[1]?.length ?? 1;
    return [{ kind: 'heading', start: 0, end, level, prose: proseOf(source, level + 1, end, 0, []) }];
  }
  const lines = body.split('\n');
  if (lines.every((line) => text.test(line))) return [paragraph(source, 0, end)];
  if (!lines.every((line) => item.test(line))) return undefined;
  const items: Item[] = [];
  let start = 0;
  for (const line of lines) {
    const itemEnd = start + line.length;
    items.push({ start, end: itemEnd, children: [paragraph(source, start + 2, itemEnd)] });
    start = itemEnd + 1;
  }
  return [{ kind: 'list', start: 0, end, items }];
}

const paragraph = (source: string, start: number, end: number): Paragraph => ({
  kind: 'paragraph',
  start,
  end,
  prose: proseOf(source, start, end, 0, []),
});
