/**
 * Reads blocks that are plain without the parser: headings with `#`, paragraphs, comments of one line, and flat lists with `-`, `+` or
 * `*`, as most annotations are written. Whatever is not plain for certain is left to the parser, whose result this equals (CommonMark 0.31, sections 4.2, 4.8, 5.2
 * and 5.3; link definitions are off).
 */
import { ofLast } from '../ofLast.js';
import { plainProse } from '../prose/fromNodes.js';
import type { Prose } from '../prose/prose.js';
import type { Block, Item, List, Paragraph } from './tree.js';

/** A tab, a lone carriage return or a byte order mark shift what stands after them. */
const shifting = /[\t\0\uFEFF]|\r(?!\n)/;
/** Remembered for the last note, whose parts are asked about. */
const mayBeShifted = ofLast((text: string) =>
  ['\t', '\0', '\uFEFF', '\r'].some((unit) => text.includes(unit)),
);
/** A line that starts so is a paragraph's, or goes on with one: it opens no other block, and ends none. */
const paragraphLine = /^(?![#>\-+=~:< ]|\d{1,9}[.)]|\*(?:[* ]|$)|_[_ ]|`{3}).|^\*\*(?=[^* ])/;
const headingLine = /^(#{1,6}) (?![ #])(.*)$/;
const itemLine = /^[-+*] (?! )/;
/** The width of a marker and the space after it: what stands so far in belongs to the item. */
const itemIndent = 2;

/** That of a paragraph whose last line has not been seen. */
const noProse: Prose = { text: '', lines: [] };

/** The blocks of a part of a text, as the parser gives them; nothing where one of them may be more than plain. */
export function plainBlocks(source: string, from = 0, to = source.length): Block[] | undefined {
  if (mayBeShifted(source) && shifting.test(source.slice(from, to))) return undefined;
  const blocks: Block[] = [];
  let paragraph: Paragraph | undefined;
  let list: { marker: string; block: List } | undefined;
  let item: Item | undefined;
  for (let start = from, next: number; start < to; start = next) {
    const lineBreak = source.indexOf('\n', start);
    const stop = lineBreak < 0 || lineBreak > to ? to : lineBreak;
    next = stop + 1;
    const end = source.charCodeAt(stop - 1) === 13 && stop > start ? stop - 1 : stop;
    if (end === start) {
      paragraph = undefined;
      continue;
    }
    const last = source.charCodeAt(end - 1);
    // Two spaces at the end of a line break it.
    if (last === 35 || (last === 32 && source.charCodeAt(end - 2) === 32)) return undefined;
    if (isLetter(source.charCodeAt(start)) && !item) {
      // The commonest of lines: a paragraph's, without more ado.
      if (paragraph) paragraph.end = end;
      else {
        paragraph = { kind: 'paragraph', start, end, prose: noProse };
        blocks.push(paragraph);
      }
      continue;
    }
    if (source.startsWith('<!--', start)) {
      // A comment that ends on its line: it ends whatever stands above it.
      if (last === 32 || !source.slice(start + 4, end).includes('-->')) return undefined;
      blocks.push({ kind: 'other', start, end });
      paragraph = list = item = undefined;
      continue;
    }
    const text = source.slice(start, end);
    const inItem = item !== undefined && text.startsWith('  ');
    const textStart = inItem ? start + itemIndent : start;
    const inner = inItem ? text.slice(itemIndent) : text;
    if (paragraph && !item && text.startsWith(' ')) {
      // However far in, a line goes on with the paragraph above it unless it opens another block.
      if (!paragraphLine.test(text.trimStart())) return undefined;
      paragraph.end = end;
      continue;
    }
    if (itemLine.test(inner)) {
      // In an item it would be a list of its own; after a line of text it may be that text.
      const marker = inner.charAt(0);
      if (inItem || (paragraph && !item) || (list && list.marker !== marker)) return undefined;
      if (!paragraphLine.test(inner.slice(itemIndent))) return undefined;
      if (!list) {
        list = { marker, block: { kind: 'list', start, end, items: [] } };
        blocks.push(list.block);
      }
      paragraph = { kind: 'paragraph', start: start + itemIndent, end, prose: noProse };
      item = { start, end, children: [paragraph] };
      list.block.items.push(item);
      list.block.end = end;
      continue;
    }
    const heading = inItem || (item && paragraph) ? null : headingLine.exec(inner);
    if (heading) {
      const [, marks = '', words = ''] = heading;
      if (words === '' || last === 32) return undefined;
      const at = start + marks.length + 1;
      const prose = plainProse(source, at, end);
      if (!prose) return undefined;
      blocks.push({ kind: 'heading', start, end, level: marks.length, prose });
      paragraph = list = item = undefined;
      continue;
    }
    if (!paragraphLine.test(inner)) return undefined;
    if (item && !inItem) return undefined;
    if (paragraph) paragraph.end = end;
    else {
      paragraph = { kind: 'paragraph', start: textStart, end, prose: noProse };
      if (item) item.children.push(paragraph);
      else blocks.push(paragraph);
    }
    if (item) item.end = end;
    if (list) list.block.end = end;
  }
  return blocks.every((block) => addProse(source, block)) ? blocks : undefined;
}

/** A paragraph's text is known when its last line is. Whether it is plain. */
function addProse(source: string, block: Block): boolean {
  if (block.kind === 'list')
    return block.items.every(({ children }) => children.every((child) => addProse(source, child)));
  if (block.kind !== 'paragraph') return true;
  const prose = plainProse(source, block.start, block.end);
  if (prose) block.prose = prose;
  return prose !== undefined;
}

const isLetter = (unit: number): boolean => (unit >= 97 && unit <= 122) || (unit >= 65 && unit <= 90);
