import type { CompletionList } from 'vscode-languageserver-types';
import type { EvidenceBase, FileName } from '../../core/base/types.js';
import { lineStartsOf } from '../../core/position.js';
import { editorRange } from '../places.js';
import type { Search } from '../search.js';
import { attributeCompletions } from './attributes.js';
import { blockCompletions } from './blocks.js';
import { citekeyCompletions } from './citekeys.js';
import { claimCompletions } from './claims.js';
import { completionContext } from './context.js';
import { factCompletions } from './facts.js';
import { locatorCompletions } from './locators.js';
import { relationCompletions } from './relations.js';
import type { Offer } from './offer.js';
import { valueCompletions } from './values.js';

/** Characters after which an editor asks without being told to. */
export const completionTriggers = ['@', '#', '-', ' ', '[', '{', '(', ':', '=', '"', ',', '.', '!'];

/** Completions at an offset of a note's current text; `recent`: keys that were cited lately, the last first. */
export function completionsAt(
  base: EvidenceBase,
  search: Search,
  file: FileName,
  text: string,
  offset: number,
  recent: readonly string[] = [],
): CompletionList {
  const context = completionContext(text, offset);
  if (!context) return { isIncomplete: false, items: [] };
  const lineStarts = lineStartsOf(text);
  const offer: Offer = {
    base,
    search,
    file,
    recent,
    typed: text.slice(context.range.start, context.range.end),
    edit: (newText) => ({ range: editorRange(lineStarts, context.range), newText }),
  };
  switch (context.kind) {
    // What fits is found here, typing mistakes forgiven, so the editor has to ask again at the next letter.
    case 'claim':
      return { isIncomplete: true, items: claimCompletions(offer, context.hash) };
    case 'citekey':
      return { isIncomplete: true, items: citekeyCompletions(offer, context.bracketed) };
    case 'relation':
      return { isIncomplete: false, items: relationCompletions(offer) };
    case 'locator':
      return { isIncomplete: false, items: locatorCompletions(offer) };
    case 'attribute':
      return { isIncomplete: false, items: attributeCompletions(offer, context.carrier, context.written) };
    case 'value':
      return { isIncomplete: false, items: valueCompletions(offer, context.name, context) };
    case 'fact':
      return { isIncomplete: false, items: factCompletions(offer, context.of) };
    case 'factValue':
      return context.name === 'citekey' || context.name === 'includes'
        ? { isIncomplete: true, items: citekeyCompletions(offer, false) }
        : { isIncomplete: false, items: valueCompletions(offer, context.name, { carrier: context.of }) };
    case 'block':
      return { isIncomplete: false, items: blockCompletions(offer, context.form, text, context.range) };
  }
}
