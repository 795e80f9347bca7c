import { CompletionItemKind, type CompletionItem } from 'vscode-languageserver-types';
import type { Range } from '../../core/position.js';
import { newlineOf } from '../codeActions/fix.js';
import { endOfLine, startOfLine } from '../lines.js';
import type { Offer } from './offer.js';

/** Whole constructs as plain text, as deep in lists and quotes as the cursor stands, with the blank lines that Pandoc needs on both sides. */
export function blockCompletions(
  { edit }: Offer,
  form: 'fence' | 'callout',
  text: string,
  range: Range,
): CompletionItem[] {
  const newline = newlineOf(text);
  const lineStart = startOfLine(text, range.start);
  const prefix = text.slice(lineStart, range.start);
  const above = lineStart === 0 ? '' : lineAt(text, lineStart - 1);
  const needsGapAbove = contentOf(above) !== '' || (form === 'callout' && above !== '');
  const below = lineBelow(text, range.end);
  // The whole line is replaced: what stands before the sign is written again on every line.
  const whole = (lines: readonly string[], gap: string): Pick<CompletionItem, 'textEdit'> => {
    const { range: typed, newText } = edit(
      [...(needsGapAbove ? [gap] : []), ...lines.map((line) => prefix + line)].join(newline),
    );
    const needsGapBelow = below !== undefined && contentOf(below) !== '';
    const end = form === 'fence' && below === undefined ? newline : needsGapBelow ? newline + gap : '';
    return {
      textEdit: {
        range: { start: { ...typed.start, character: 0 }, end: typed.end },
        newText: newText + end,
      },
    };
  };
  if (form === 'callout') {
    return [
      {
        label: '[!claim]',
        kind: CompletionItemKind.Snippet,
        detail: 'a claim as a callout',
        filterText: `${prefix}[!claim]`,
        // A callout begins its quote, so that what stands above and below it is none of it.
        ...whole(['[!claim] What it says {#its-name}'], ''),
      },
    ];
  }
  return [
    {
      label: '::: {.claim}',
      kind: CompletionItemKind.Snippet,
      detail: 'a claim as a block',
      filterText: `${prefix}::: claim`,
      ...whole(['::: {.claim #its-name}', 'What it says.', ':::'], prefix.trimEnd()),
    },
  ];
}

const lineAt = (text: string, offset: number): string => {
  const end = text.startsWith('\r\n', offset - 1) ? offset - 1 : offset;
  return text.slice(startOfLine(text, end), end);
};

/** The line below, undefined at the end of the text. */
function lineBelow(text: string, offset: number): string | undefined {
  const end = endOfLine(text, offset);
  if (end >= text.length) return undefined;
  const start = text.startsWith('\r\n', end) ? end + 2 : end + 1;
  return text.slice(start, endOfLine(text, start));
}

/** What stands in a line beside the marks of quotes. */
const contentOf = (line: string): string => line.replace(/^[ \t>]+/, '').trim();
