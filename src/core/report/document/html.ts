import type { Run } from '../../bibliography/richText.js';
import type { Block, Report } from './types.js';

/** A report as a page of HTML that stands alone: no script, nothing loaded from elsewhere. */
export function writeHtml({ title, blocks, language }: Report): string {
  return [
    '<!doctype html>',
    `<html lang="${escapeHtml(language)}">`,
    '<head>',
    '<meta charset="utf-8">',
    `<title>${escapeHtml(title)}</title>`,
    '<style>body{max-width:46rem;margin:2rem auto;padding:0 1rem;font-family:serif;line-height:1.5}.reference{padding-left:2em;text-indent:-2em}table{border-collapse:collapse}th,td{border:1px solid;padding:.2em .5em;vertical-align:top;text-align:left}</style>',
    '</head>',
    '<body>',
    ...blocks.map((block, index) => written(block, blocks[index - 1], blocks[index + 1])),
    '</body>',
    '</html>',
    '',
  ].join('\n');
}

function written(block: Block, before: Block | undefined, after: Block | undefined): string {
  switch (block.kind) {
    case 'heading':
      return `<h${block.level}>${inline(block.runs)}</h${block.level}>`;
    case 'item':
      return `${before?.kind === 'item' ? '' : '<ul>\n'}<li>${inline(block.runs)}</li>${after?.kind === 'item' ? '' : '\n</ul>'}`;
    case 'table':
      return [
        '<table>',
        `<thead><tr>${block.head.map((cell) => `<th scope="col">${escapeHtml(cell)}</th>`).join('')}</tr></thead>`,
        '<tbody>',
        ...block.rows.map(
          ([head = '', ...cells]) =>
            `<tr><th scope="row">${escapeHtml(head)}</th>${cells.map((cell) => `<td>${escapeHtml(cell)}</td>`).join('')}</tr>`,
        ),
        '</tbody>',
        '</table>',
      ].join('\n');
    case 'reference':
      return `<p class="reference">${inline(block.runs)}</p>`;
    default:
      return `<p>${inline(block.runs)}</p>`;
  }
}

function inline(runs: readonly Run[]): string {
  return runs
    .map(({ text, italic, bold, script, smallCaps, link }) => {
      let html = escapeHtml(text);
      if (link && isAddress(text)) html = `<a href="${html}">${html}</a>`;
      if (smallCaps) html = `<span style="font-variant:small-caps">${html}</span>`;
      if (script !== '') html = `<${script}>${html}</${script}>`;
      if (bold) html = `<strong>${html}</strong>`;
      return italic ? `<em>${html}</em>` : html;
    })
    .join('');
}

/** Whether a text may be opened from a document: nothing that runs. */
export const isAddress = (text: string): boolean => /^https?:\/\/\S+$/i.test(text);

function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
