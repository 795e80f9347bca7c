/** Numbers, ratings and states as the editor's own interface writes them. */
import type { ClaimSummary, Counts, EvidenceSummary, Status, Strength, Verdict } from '../protocol.js';

export const verdictWords: Record<Verdict, string> = {
  supported: 'supported',
  'not-supported': 'not supported',
  contradicted: 'contradicted',
  contested: 'contested',
  untested: 'untested',
};

/** How a claim's evidence is grouped, in the order in which it is read. */
export const relationWords: Record<EvidenceSummary['relation'], string> = {
  supports: 'Supports',
  contradicts: 'Contradicts',
  null: 'Does not support',
  qualifies: 'Qualifies',
  mentions: 'Mentions',
  undercuts: 'Undercuts',
};

/** "1,000". */
export const thousands = (value: number): string => value.toLocaleString('en-GB');

/** "1 claim", "1,000 claims". */
export const counted = (count: number, one: string, many = `${one}s`): string =>
  `${thousands(count)} ${count === 1 ? one : many}`;

/** "Medium", or the reviewer's own rating: "Strong (yours)". */
export const strengthWords = (strength: Strength, own: ClaimSummary['own']): string =>
  own ? `${own.label} (yours)` : strength.label;

/**
 * "+3 −1 ±1 ○1": independent studies that support, contradict, find it in part, looked and did not find it.
 * For and against always stand together; empty without any study that counts.
 */
export function countWords(counts: Counts): string {
  const { supports, contradicts, qualifies, null: none } = counts;
  if (supports + contradicts + qualifies + none === 0) return '';
  return [
    `+${supports}`,
    `−${contradicts}`,
    ...(qualifies > 0 ? [`±${qualifies}`] : []),
    ...(none > 0 ? [`○${none}`] : []),
  ].join(' ');
}

/** The same in full, for a screen reader: "3 studies support, 1 contradicts, 1 did not find it". */
export function spokenCounts(counts: Counts): string {
  const { supports, contradicts, qualifies, null: none, notCounted } = counts;
  const parts = [
    ...(supports > 0 ? [`${supports} support`] : []),
    ...(contradicts > 0 ? [`${contradicts} contradict`] : []),
    ...(qualifies > 0 ? [`${qualifies} mixed`] : []),
    ...(none > 0 ? [`${none} did not find it`] : []),
  ];
  const units = supports + contradicts + qualifies + none;
  const counting =
    units === 0
      ? 'no independent studies'
      : `${counted(units, 'independent study', 'independent studies')}: ${parts.join(', ')}`;
  return notCounted > 0 ? `${counting}; ${notCounted} not counted` : counting;
}

/** What the status bar shows: progress while notes are read, counts afterwards; null where there is nothing to count. */
export function statusWords(status: Status): { text: string; tooltip: string } | null {
  const { state, read, total, notes, claims, references, problems, filesWithProblems } = status;
  if (state === 'reading') {
    const progress = total > 0 ? ` ${thousands(read)}/${thousands(total)}` : '';
    return {
      text: `$(sync~spin) Reading notes${progress}`,
      tooltip: `Corroborate is reading notes: ${counted(claims, 'claim')} so far`,
    };
  }
  if (notes === 0 && problems === 0) return null;
  const lines = [
    `${counted(claims, 'claim')} in ${counted(notes, 'note')}`,
    counted(references, 'reference'),
    problems === 0
      ? 'No problems'
      : `${counted(problems, 'problem')} in ${counted(filesWithProblems, 'file')}`,
  ];
  return { text: `$(law) ${counted(claims, 'claim')}`, tooltip: lines.join(' · ') };
}

/** Why an error happened, in one line. */
export const reason = (error: unknown): string => (error instanceof Error ? error.message : String(error));
