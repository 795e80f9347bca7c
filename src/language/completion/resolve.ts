import { MarkupKind, type CompletionItem } from 'vscode-languageserver-types';
import type { EvidenceBase } from '../../core/base/types.js';
import { shortCitation } from '../../core/bibliography/index.js';
import { levelLabel, verdictLabel } from '../../core/rating/index.js';
import { countsLine, countUnits } from '../counts.js';
import { plain, shortened } from '../markdown.js';
import { studyFacts } from '../studyFacts.js';
import type { CompletionData } from './offer.js';

/** Adds what a person sees beside the chosen completion: a claim's rating, a reference with its study and its abstract. */
export function resolveCompletion(base: EvidenceBase, item: CompletionItem): CompletionItem {
  const data = item.data as Partial<Record<'claim' | 'citekey', unknown>> | undefined;
  const value =
    typeof data?.claim === 'string'
      ? claimDetails(base, data.claim)
      : typeof data?.citekey === 'string'
        ? entryDetails(base, data.citekey)
        : undefined;
  return value === undefined ? item : { ...item, documentation: { kind: MarkupKind.Markdown, value } };
}

export type { CompletionData };

function claimDetails(base: EvidenceBase, key: string): string | undefined {
  const claim = base.claim(key);
  const rating = base.rating(key);
  if (!claim || !rating) return undefined;
  const strength = levelLabel(base.rubric, rating.strength);
  return `${plain(claim.text)}\n\n**${strength}** · ${verdictLabel(rating.verdict)} · ${plain(countsLine(countUnits(rating)))}`;
}

function entryDetails(base: EvidenceBase, citekey: string): string | undefined {
  const entry = base.entry(citekey);
  if (!entry) return undefined;
  if (!entry.ok) return plain(entry.problem.message);
  const { title, 'container-title': container, abstract } = entry.item;
  const facts = studyFacts(base, citekey);
  return [
    shortCitation(entry.item),
    title,
    container,
    facts.length > 0 ? facts.join(' · ') : undefined,
    abstract === undefined ? undefined : shortened(abstract, 600),
  ]
    .flatMap((part) => (part ? plain(part) : []))
    .join('\n\n');
}
