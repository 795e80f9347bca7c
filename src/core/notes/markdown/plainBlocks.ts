/**
 * Reads blocks that are plain without the parser: headings with `#`, paragraphs, and flat lists with `-` or `+`, whose text has no mark
 * that could be markup, as most annotations are written. Whatever is not plain for certain is left to the parser, whose result this
 * equals (CommonMark 0.31, sections 4.2, 4.8, 5.2 and 5.3; link definitions are off).
 */
import { proseOf } from '../prose/fromNodes.js';
import type { Block, Item, List, Paragraph } from './tree.js';

/** Marks that may be markup wherever they stand; a tab, a lone carriage return or a byte order mark, which shift what stands after them. */
const markup = /[\\<`*_\t\0\uFEFF]|\]\(|\r(?!\n)/;
/** A line that starts so is a paragraph's, or goes on with one. */
const paragraphLine = /^(?![#>\-+=~: ]|\d{1,9}[.)])./;
const headingLine = /^(#{1,6}) (?![ #])(.*)$/;
const itemLine = /^[-+] (?! )/;
/** The width of a marker and the space after it: what stands so far in belongs to the item. */
const itemIndent = 2;

interface Line {
  start: number;
  end: number;
  text: string;
}

/** The blocks of a chunk, as the parser gives them; nothing where one of them may be more than plain. */
export function plainBlocks(source: string): Block[] | undefined {
  if (markup.test(source)) return undefined;
  const blocks: Block[] = [];
  let paragraph: Paragraph | undefined;
  let list: { marker: string; block: List } | undefined;
  let item: Item | undefined;
  for (const { start, end, text } of linesOf(source)) {
    if (text === '') {
      paragraph = undefined;
      continue;
    }
    if (/[ #]$/.test(text)) return undefined;
    const inItem = item !== undefined && text.startsWith('  ');
    const from = inItem ? start + itemIndent : start;
    const inner = inItem ? text.slice(itemIndent) : text;
    if (itemLine.test(inner)) {
      // In an item it would be a list of its own; after a line of text it may be that text.
      const marker = inner.charAt(0);
      if (inItem || (paragraph && !item) || (list && list.marker !== marker)) return undefined;
      if (!paragraphLine.test(inner.slice(itemIndent))) return undefined;
      if (!list) {
        list = { marker, block: { kind: 'list', start, end, items: [] } };
        blocks.push(list.block);
      }
      paragraph = { kind: 'paragraph', start: start + itemIndent, end, prose: { text: '', lines: [] } };
      item = { start, end, children: [paragraph] };
      list.block.items.push(item);
      list.block.end = end;
      continue;
    }
    const heading = inItem || (item && paragraph) ? null : headingLine.exec(inner);
    if (heading) {
      const [, marks = '', words = ''] = heading;
      if (words === '') return undefined;
      const at = start + marks.length + 1;
      blocks.push({
        kind: 'heading',
        start,
        end,
        level: marks.length,
        prose: proseOf(source, at, end, 0, []),
      });
      paragraph = list = item = undefined;
      continue;
    }
    if (!paragraphLine.test(inner)) return undefined;
    if (item && !inItem) return undefined;
    if (paragraph) paragraph.end = end;
    else {
      paragraph = { kind: 'paragraph', start: from, end, prose: { text: '', lines: [] } };
      if (item) item.children.push(paragraph);
      else blocks.push(paragraph);
    }
    if (item) item.end = end;
    if (list) list.block.end = end;
  }
  for (const block of blocks) addProse(source, block);
  return blocks;
}

/** A paragraph's text is known when its last line is. */
function addProse(source: string, block: Block): void {
  if (block.kind === 'paragraph') block.prose = proseOf(source, block.start, block.end, 0, []);
  else if (block.kind === 'list')
    for (const item of block.items) for (const child of item.children) addProse(source, child);
}

function* linesOf(source: string): Generator<Line> {
  for (let start = 0; start < source.length;) {
    const lineBreak = source.indexOf('\n', start);
    const next = lineBreak < 0 ? source.length : lineBreak;
    const end = source.charCodeAt(next - 1) === 13 && next > start ? next - 1 : next;
    yield { start, end, text: source.slice(start, end) };
    start = next + 1;
  }
}
