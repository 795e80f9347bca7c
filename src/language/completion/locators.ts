import { CompletionItemKind, type CompletionItem } from 'vscode-languageserver-types';
import { inOrder, type Offer } from './offer.js';

/** Terms for places in a source as they are written, the usual ones first. */
const terms: readonly [written: string, meaning: string][] = [
  ['p. ', 'page'],
  ['pp. ', 'pages'],
  ['abstract', 'the abstract alone was read'],
  ['sec. ', 'section'],
  ['ch. ', 'chapter'],
  ['tbl. ', 'table'],
  ['fig. ', 'figure'],
  ['para. ', 'paragraph'],
  ['appendix ', 'appendix'],
  ['eq. ', 'equation'],
  ['n. ', 'note'],
  ['timestamp ', 'time in a recording'],
];

export function locatorCompletions({ edit }: Offer): CompletionItem[] {
  return terms.map(([written, meaning], position) => ({
    label: written.trim(),
    kind: CompletionItemKind.Unit,
    detail: meaning,
    sortText: inOrder(position),
    textEdit: edit(written),
  }));
}
