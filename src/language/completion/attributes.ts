import { CompletionItemKind, type CompletionItem } from 'vscode-languageserver-types';
import type { Carrier } from './context.js';
import { inOrder, type Offer } from './offer.js';

type Attribute = readonly [name: string, meaning: string];

const ofClaims: readonly Attribute[] = [
  ['.claim', 'makes it a claim'],
  ['#', 'the name that other notes refer to it by'],
  ['type', 'what the claim says: effect, association, descriptive or experience'],
  ['topic', 'topics, separated by commas'],
  ['countries', 'the context that it is meant for'],
  ['strength', 'a rating of your own'],
  ['because', 'the reason for a rating of your own'],
  ['flags', 'flags that the rubric knows'],
  ['ref', 'the claim that this restates'],
];
const ofEvidence: readonly Attribute[] = [
  ['#', 'the name of this evidence'],
  ['design', 'the study’s design, for this finding'],
  ['n', 'participants, for this finding'],
  ['k', 'studies in a review, for this finding'],
  ['quality', 'the study’s quality, for this finding'],
  ['outcome', 'what was measured'],
  ['study', 'which of the paper’s studies'],
  ['countries', 'where this was found'],
  ['effect', 'the effect’s size'],
  ['ci', 'its interval'],
  ['se', 'its standard error'],
  ['p', 'its p-value'],
  ['reverse', 'a larger value speaks against the claim'],
];
const ofSpans: readonly Attribute[] = [
  ['.claim', 'makes it a claim'],
  ['.effect', 'makes it an effect size'],
];
const ofEffects: readonly Attribute[] = [
  ['.effect', 'makes it an effect size'],
  ['outcome', 'what was measured'],
  ['reverse', 'a larger value speaks against the claim'],
];

/** Attributes that the braces of a carrier may hold and do not hold yet, the project's facets included. */
export function attributeCompletions(
  { base, edit }: Offer,
  carrier: Carrier,
  written: string[],
): CompletionItem[] {
  const facets = Object.entries(base.config.facets)
    .filter(([, { on }]) => on.includes('claim'))
    .map(([name, { label }]): Attribute => [name, label]);
  const attributes: Record<Carrier, readonly Attribute[]> = {
    claim: [...ofClaims, ...facets],
    evidence: [...ofEvidence, ...ofSpans],
    effect: ofEffects,
    span: ofSpans,
  };
  const has = (name: string): boolean =>
    written.includes(name) || (name === '#' && written.some((one) => one.startsWith('#')));
  return attributes[carrier]
    .filter(([name]) => !has(name))
    .map(([name, meaning], position) => ({
      label: name,
      kind: CompletionItemKind.Property,
      detail: meaning,
      sortText: inOrder(position),
      textEdit: edit(/^[.#]/.test(name) ? name : `${name}=`),
    }));
}
