import type { Run } from '../../bibliography/richText.js';
import { isAddress } from './html.js';
import type { Block, Report } from './types.js';

/** A report as RTF (Rich Text Format 1.9.1, Microsoft 2008): ASCII alone, all else as `\u` with a question mark, in the form that no
 * reader confuses with the text behind it, for those that know no `\u`. */
export function writeRtf({ title, blocks }: Report): string {
  const head = `{\\rtf1\\ansi\\ansicpg1252\\uc1\\deff0{\\fonttbl{\\f0\\froman Times New Roman;}}{\\info{\\title ${escapeRtf(title)}}}\\fs24`;
  return `${head}\n${blocks.map(written).join('')}}\n`;
}

function written(block: Block): string {
  switch (block.kind) {
    case 'heading':
      return `{\\pard\\sb240\\sa120\\keepn\\b\\fs${block.level === 1 ? 32 : 28} ${inline(block.runs)}\\par}\n`;
    case 'item':
      return `{\\pard\\fi-360\\li1080\\sa60 \\bullet\\tab ${inline(block.runs)}\\par}\n`;
    case 'table':
      return [block.head, ...block.rows].map((cells, index) => tableRow(cells, index === 0)).join('');
    case 'reference':
      return `{\\pard\\fi-720\\li720\\sa120 ${inline(block.runs)}\\par}\n`;
    default:
      return `{\\pard\\sa120 ${inline(block.runs)}\\par}\n`;
  }
}

/** Width of a page's text in twips. */
const textWidth = 9000;

function tableRow(cells: string[], head: boolean): string {
  const edges = cells.map((_, index) => `\\cellx${Math.round((textWidth * (index + 1)) / cells.length)}`);
  const written = cells.map(
    (cell) => `\\pard\\intbl ${head ? '\\b ' : ''}${escapeRtf(cell)}${head ? '\\b0 ' : ''}\\cell`,
  );
  return `{\\trowd\\trgaph100${head ? '\\trhdr' : ''}${edges.join('')}\n${written.join('\n')}\\row}\n`;
}

function inline(runs: readonly Run[]): string {
  return runs
    .map((run) => {
      const marks = [
        run.italic && '\\i',
        run.bold && '\\b',
        run.script === 'sup' && '\\super',
        run.script === 'sub' && '\\sub',
        run.smallCaps && '\\scaps',
      ].filter(Boolean);
      const text = escapeRtf(run.text);
      const linked =
        run.link && isAddress(run.text)
          ? `{\\field{\\*\\fldinst{HYPERLINK "${escapeRtf(run.text.replaceAll('"', '%22'))}"}}{\\fldrslt ${text}}}`
          : text;
      return marks.length === 0 ? linked : `{${marks.join('')} ${linked}}`;
    })
    .join('');
}

/** Text in which nothing is a command. Units beyond 16 bits are written as their surrogates, as Word does. */
export function escapeRtf(text: string): string {
  let rtf = '';
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    const character = text.charAt(i);
    if (character === '\\' || character === '{' || character === '}') rtf += `\\${character}`;
    else if (unit === 9) rtf += '\\tab ';
    else if (unit === 10) rtf += '\\line ';
    else if (unit < 32) continue;
    else if (unit < 127) rtf += character;
    else rtf += `\\u${unit > 32767 ? unit - 65536 : unit}\\'3f`;
  }
  return rtf;
}
