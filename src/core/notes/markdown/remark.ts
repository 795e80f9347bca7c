/**
 * Blocks read by remark-parse. Link definitions are switched off: `[@a, p. 3]: Yes` would be one, and what a block says would hang on
 * the rest of the note. Without them the blocks of a note can be parsed one by one.
 */
import type { PhrasingContent, RootContent } from 'mdast';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { readFenceLine } from '../fenceLine.js';
import { proseOf } from '../prose/fromNodes.js';
import { offsetsOf } from './offsets.js';
import type { Block, Fence, Item } from './tree.js';

const processor = unified()
  .use(remarkParse)
  .data('micromarkExtensions', [{ disable: { null: ['definition'] } }])
  .freeze();

/** Blocks nested deeper are left out. */
const deepest = 64;

/** The top-level blocks of a text, with offsets into it. */
export function parseBlocks(source: string): Block[] {
  const fences = new Map<number, Fence>();
  const root = processor.parse(withFencesAsHeadings(withoutByteOrderMark(source), fences));
  return convertAll(root.children, { source, fences }, 0, 0);
}

/** The parser leaves out a byte order mark at the start and counts from after it; a word joiner is as invisible and is counted. */
const withoutByteOrderMark = (source: string): string =>
  source.startsWith('\uFEFF') ? `\u2060${source.slice(1)}` : source;

interface Context {
  source: string;
  fences: Map<number, Fence>;
}

/** A fence may stand right after the marks of the quotes and items that hold it. */
const fenceCandidate = /^((?:[ \t>]|(?:[-+*]|\d{1,9}[.)])[ \t])*)(:{3,}[^\r\n]*)/gm;

/**
 * Fences become headings of the same length, which no paragraph can swallow and which stay in the block that holds them; in code and
 * HTML they are text still.
 */
function withFencesAsHeadings(source: string, fences: Map<number, Fence>): string {
  if (!source.includes(':::')) return source;
  return source.replace(fenceCandidate, (whole, indent: string, text: string, offset: number) => {
    const start = offset + indent.length;
    const line = readFenceLine(text, start);
    if (!line) return whole;
    fences.set(start, { kind: 'fence', start, end: start + text.trimEnd().length, line });
    return `${indent}# ${text.slice(2)}`;
  });
}

function convertAll(nodes: readonly RootContent[], context: Context, quotes: number, depth: number): Block[] {
  const blocks: Block[] = [];
  for (const node of nodes) {
    const block = convert(node, context, quotes, depth);
    if (block) blocks.push(block);
  }
  return blocks;
}

function convert(node: RootContent, context: Context, quotes: number, depth: number): Block | undefined {
  const { start, end } = offsetsOf(node);
  switch (node.type) {
    case 'paragraph':
      return { kind: 'paragraph', start, end, prose: leaf(node.children, context, start, end, quotes) };
    case 'heading': {
      const fence = context.fences.get(start);
      if (fence) return fence;
      const first = node.children[0];
      const last = node.children[node.children.length - 1];
      const from = first ? offsetsOf(first).start : end;
      const to = last ? offsetsOf(last).end : end;
      return {
        kind: 'heading',
        start,
        end,
        level: node.depth,
        prose: leaf(node.children, context, from, to, quotes),
      };
    }
    case 'blockquote': {
      const children = depth < deepest ? convertAll(node.children, context, quotes + 1, depth + 1) : [];
      return { kind: 'quote', start, end, children };
    }
    case 'list': {
      const items = node.children.map((item): Item => {
        const children = depth < deepest ? convertAll(item.children, context, quotes, depth + 1) : [];
        return { ...offsetsOf(item), children };
      });
      return { kind: 'list', start, end, items };
    }
    default:
      return { kind: 'other', start, end };
  }
}

const leaf = (
  children: readonly PhrasingContent[],
  { source }: Context,
  start: number,
  end: number,
  quotes: number,
) => proseOf(source, start, end, quotes, children);
