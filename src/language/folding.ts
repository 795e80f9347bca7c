import type { FoldingRange } from 'vscode-languageserver-types';
import { endOfLine, startsFence } from './lines.js';

/** The `:::` blocks of a note's text, innermost too; one that is never closed ends with the text. Headings are folded by the editor. */
export function foldingRanges(text: string): FoldingRange[] {
  const ranges: FoldingRange[] = [];
  const open: number[] = [];
  let code = '';
  let number = 0;
  for (let start = 0; start <= text.length; number++) {
    const end = endOfLine(text, start);
    const line = text.slice(start, Math.min(end, start + 400)).replace(/^[ >]+/, '');
    const fence = startsFence(line);
    if (code !== '') {
      if (fence !== '' && line.trimEnd() === fence && fence.startsWith(code)) code = '';
    } else if (fence !== '') code = fence;
    else if (/^:{3,}[ \t]*$/.test(line)) {
      const startLine = open.pop();
      if (startLine !== undefined && number > startLine) ranges.push({ startLine, endLine: number });
    } else if (/^:{3,}[ \t]*\S/.test(line)) open.push(number);
    start = text.startsWith('\r\n', end) ? end + 2 : end + 1;
  }
  for (const startLine of open) if (number - 1 > startLine) ranges.push({ startLine, endLine: number - 1 });
  return ranges.sort((a, b) => a.startLine - b.startLine);
}
