import { CompletionItemKind, type CompletionItem } from 'vscode-languageserver-types';
import type { Range } from '../../core/position.js';
import type { Offer } from './offer.js';
import { startOfLine } from '../lines.js';

/** Whole constructs as plain text, with the blank lines that Pandoc needs. */
export function blockCompletions(
  { edit }: Offer,
  form: 'fence' | 'callout',
  text: string,
  range: Range,
): CompletionItem[] {
  if (form === 'callout') {
    return [
      {
        label: '[!claim]',
        kind: CompletionItemKind.Snippet,
        detail: 'a claim as a callout',
        textEdit: edit('[!claim] What it says {#its-name}'),
      },
    ];
  }
  const lineStart = startOfLine(text, range.start);
  const above = text.slice(startOfLine(text, Math.max(0, lineStart - 1)), Math.max(0, lineStart - 1));
  const blank = lineStart === 0 || above.trim() === '' ? '' : '\n';
  return [
    {
      label: '::: {.claim}',
      kind: CompletionItemKind.Snippet,
      detail: 'a claim as a block',
      filterText: '::: claim',
      textEdit: edit(`${blank}::: {.claim #its-name}\nWhat it says.\n:::\n`),
    },
  ];
}
