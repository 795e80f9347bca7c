/** Selected words as a quotation with its source: `"words" [@key, p. 12]`. */
import type { Note } from '../../core/notes/types.js';
import { touches, type Range } from '../../core/position.js';
import { endOfLine, startOfLine } from '../lines.js';
import { mentionOf } from '../../core/notes/citations/key.js';
import { passageOf, quoted } from './passage.js';
import type { TextChange } from './types.js';

/**
 * In evidence, whose head names the source already, the quotation marks alone; elsewhere the citation too: of the paper that the words name,
 * else of the note's own. Undefined where the words cannot be a quotation or nobody knows what they are from.
 */
export function quoteSelection(text: string, note: Note, selection: Range): TextChange | undefined {
  const words = text.slice(selection.start, selection.end);
  if (words.trim() === '' || words.trim() !== words || /(?:\r\n|[\n\r])[ \t]*(?:\r\n|[\n\r])/.test(words))
    return undefined;
  if (/^["“„«]/.test(words) || /["“„«]$/.test(text.slice(0, selection.start))) return undefined;
  const line = text.slice(startOfLine(text, selection.start), endOfLine(text, selection.start));
  if (/^\s*(?:#{1,6}[ \t]|:::|```|~~~|[-*+][ \t]+$)/.test(line)) return undefined;
  const { quote, locator, citekey } = passageOf(words);
  const item = note.evidence.find(({ range }) => touches(range, selection.start));
  if (item) {
    const isBody = selection.start > item.headRange.end && selection.end <= item.range.end;
    return isBody && !item.quote ? { range: selection, newText: quoted(words) } : undefined;
  }
  const key = citekey ?? note.citekey?.value;
  if (key === undefined) return undefined;
  return { range: selection, newText: `${quoted(quote)} [${mentionOf(key)}, ${locator ?? 'p. '}]` };
}
