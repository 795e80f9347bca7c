import { CompletionItemKind, type CompletionItem } from 'vscode-languageserver-types';
import { relations } from '../../core/notes/relations.js';
import type { Offer } from './offer.js';

/** Relation words, the active forms first. */
export function relationCompletions({ edit }: Offer): CompletionItem[] {
  return Object.values(relations).flatMap(({ forms, meaning }, index) =>
    forms.map((form, voice) => ({
      label: form,
      kind: CompletionItemKind.Keyword,
      detail: meaning,
      sortText: `${voice}${index}`,
      textEdit: edit(`${form} `),
    })),
  );
}
