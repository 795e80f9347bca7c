/** Evidence blocks in LSP types: what an editor asks at a place of a note. Undefined outside of blocks. */
import { CompletionItemKind, MarkupKind, type CompletionList, type Hover } from 'vscode-languageserver-types';
import type { EvidenceBase } from '../../core/base/types.js';
import { lineStartsOf } from '../../core/position.js';
import type { Queries } from '../../core/query/index.js';
import { inOrder } from '../completion/offer.js';
import { editorRange } from '../places.js';
import { blockAt } from './blocks.js';
import { queryCompletions } from './completion.js';
import { queryHover } from './hover.js';

export function blockCompletionsAt(
  base: EvidenceBase,
  queries: Queries,
  text: string,
  offset: number,
): CompletionList | undefined {
  const block = blockAt(text, offset);
  if (!block) return undefined;
  const { start, end } = block.body;
  const lineStarts = lineStartsOf(text);
  const offers = queryCompletions(base, queries, text.slice(start, end), offset - start, true);
  const items = offers.map(({ label, detail, words, text: newText, range }, position) => ({
    label,
    kind: label.endsWith(':') ? CompletionItemKind.Property : CompletionItemKind.EnumMember,
    ...(detail !== undefined && { detail }),
    filterText: `${newText} ${words ?? label}`,
    sortText: inOrder(position),
    textEdit: {
      range: editorRange(lineStarts, { start: range.start + start, end: range.end + start }),
      newText,
    },
  }));
  // What holds the typed letters anywhere is offered too, so the editor has to ask again.
  return { isIncomplete: true, items };
}

export function blockHoverAt(base: EvidenceBase, text: string, offset: number): Hover | undefined {
  const block = blockAt(text, offset);
  const { start, end } = block?.body ?? { start: 0, end: 0 };
  const hover = block && queryHover(base, text.slice(start, end), offset - start);
  if (!hover) return undefined;
  const range = { start: hover.range.start + start, end: hover.range.end + start };
  return {
    contents: { kind: MarkupKind.Markdown, value: hover.markdown },
    range: editorRange(lineStartsOf(text), range),
  };
}
