/** What the nodes of the Claims tree say beside their labels. */
import type { ClaimSummary, EvidenceSummary } from '../../protocol.js';
import {
  counted,
  countWords,
  relationWords,
  spokenCounts,
  strengthWords,
  thousands,
  verdictWords,
} from '../words.js';

/** "Medium · supported · +3 −1 ±1 ○1". */
export const claimDescription = ({ strength, own, verdict, counts }: ClaimSummary): string =>
  joined([strengthWords(strength, own), verdictWords[verdict], countWords(counts)]);

/** For a screen reader: the claim, then all that icon and signs show. */
export const claimSpoken = ({ text, strength, own, verdict, counts }: ClaimSummary): string =>
  `${text}. Strength: ${strengthWords(strength, own)}. ${verdictWords[verdict]}. ${spokenCounts(counts)}.`;

/** Markdown-free lines of a claim's tooltip. */
export const claimTooltip = (claim: ClaimSummary): string =>
  [
    claim.text,
    joined([claimDescription(claim), claim.id === null ? 'no id' : `#${claim.id}`, claim.place]),
    ...(claim.own
      ? [`Suggested: ${claim.strength.label}. ${claim.own.because ?? 'The reviewer gave no reason.'}`]
      : []),
  ].join('\n\n');

/** "randomised controlled trial · n = 6,400 · p. 12". What is not described is said. */
export function evidenceDescription(evidence: EvidenceSummary): string {
  const { design, n, k, locator, undercut, unit, relation } = evidence;
  const size = k !== null ? counted(k, 'study', 'studies') : n !== null ? `n = ${thousands(n)}` : '';
  const counts = relation !== 'mentions' && relation !== 'undercuts';
  return joined([
    design ?? 'design not described',
    size,
    locator ?? '',
    undercut ? 'undercut' : '',
    counts && unit === null ? 'not counted' : '',
  ]);
}

/** The quote, else the annotator's own words, else that there are none. */
export function evidenceTooltip({ quote, comment, citation, citekey, locator }: EvidenceSummary): string {
  const words = quote !== null ? `“${quote}”` : (comment ?? 'No quote');
  return `${words}\n\n${joined([citation, locator ?? '', `@${citekey}`])}`;
}

export const evidenceSpoken = (evidence: EvidenceSummary): string =>
  `${evidence.citation}, ${relationWords[evidence.relation].toLowerCase()}, ${evidenceDescription(evidence)}. ${
    evidence.quote ?? evidence.comment ?? 'No quote'
  }`;

const joined = (parts: string[]): string => parts.filter((part) => part !== '').join(' · ');
