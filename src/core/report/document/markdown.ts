import { escaped, toMarkdown } from '../../bibliography/markdown.js';
import type { Block, Report } from './types.js';

/** A report as Markdown: CommonMark, with pipe tables where it has tables. */
export function writeMarkdown({ blocks }: Report): string {
  return blocks
    .map((block, index) => written(block, blocks[index - 1]))
    .join('')
    .trimStart();
}

function written(block: Block, before: Block | undefined): string {
  // The points of one list stand close together.
  const gap = block.kind === 'item' && before?.kind === 'item' ? '' : '\n';
  switch (block.kind) {
    case 'heading':
      return `${gap}${'#'.repeat(block.level)} ${toMarkdown(block.runs)}\n`;
    case 'item':
      return `${gap}- ${toMarkdown(block.runs)}\n`;
    case 'table':
      return `${gap}${row(block.head)}${row(
        block.head.map(() => '---'),
        false,
      )}${block.rows.map((cells) => row(cells)).join('')}`;
    default:
      return `${gap}${toMarkdown(block.runs)}\n`;
  }
}

const row = (cells: string[], escape = true): string =>
  `| ${cells.map((cell) => (escape ? escaped(cell.replace(/\s+/g, ' ')).replaceAll('|', '\\|') : cell)).join(' | ')} |\n`;
