import { toText } from '../../bibliography/richText.js';
import type { Report } from './types.js';

/** A report as plain text; the cells of tables are set apart by tabs. */
export function writeText({ blocks }: Report): string {
  const lines = blocks.map((block, index) => {
    const gap = index === 0 || (block.kind === 'item' && blocks[index - 1]?.kind === 'item') ? '' : '\n';
    if (block.kind === 'table')
      return `${gap}${[block.head, ...block.rows].map((cells) => `${cells.map(oneLine).join('\t')}\n`).join('')}`;
    return `${gap}${block.kind === 'item' ? '- ' : ''}${toText(block.runs)}\n`;
  });
  return lines.join('');
}

const oneLine = (cell: string): string => cell.replace(/\s+/g, ' ');
