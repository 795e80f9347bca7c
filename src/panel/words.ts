/** Numbers and facts as the panel writes them. */
import type { ChangeLine, EvidenceSummary, Status, Verdict } from '../protocol.js';
import { qualityWords } from '../core/report/figures/index.js';
import type { StudyEvidence } from './sortEvidence.js';

export const verdictWords: Record<Verdict, string> = {
  supported: 'supported',
  'not-supported': 'not supported',
  contradicted: 'contradicted',
  contested: 'contested',
  untested: 'untested',
};

/** "6 400", with a narrow space that does not break. */
export const thousands = (value: number): string =>
  String(value).replace(/\d(?=(?:\d{3})+$)/g, (digit) => `${digit}\u202f`);

/** "1 study", "6 400 studies". */
export const counted = (count: number, one: string, many = `${one}s`): string =>
  `${thousands(count)} ${count === 1 ? one : many}`;

/** "61 %", with a space that does not break. */
export const percent = (share: number): string => `${Math.round(share * 100)}\u00a0%`;

/** "15 claims · 41 studies", filtered: "3 of 15 claims". */
export function countLine(shown: number, total: number, studies: number, filtered: boolean): string {
  if (filtered) return `${thousands(shown)} of ${counted(total, 'claim')}`;
  return `${counted(total, 'claim')} · ${counted(studies, 'study', 'studies')}`;
}

/** "Reading notes: 6 400 of 10 000 · 812 claims so far". */
export function readingLine({ read, total, claims }: Status): string {
  if (total === 0) return 'Reading notes';
  return `Reading notes: ${thousands(read)} of ${thousands(total)} · ${counted(claims, 'claim')} so far`;
}

/** "randomised controlled trial · n = 600 · Denmark · high quality". What is not known is said, or left out where it has no sense. */
export function factsLine(
  evidence: Pick<EvidenceSummary, 'design' | 'n' | 'k' | 'countries' | 'quality'>,
): string {
  const { design, n, k, countries, quality } = evidence;
  return [
    design ?? 'design not described',
    k !== null ? counted(k, 'study', 'studies') : n !== null ? `n = ${thousands(n)}` : null,
    countries.length > 2 ? `${countries.length} countries` : countries.map(countryName).join(', ') || null,
    qualityWords[quality ?? 'unclear'],
  ]
    .filter((fact) => fact !== null)
    .join(' · ');
}

/** "Denmark" for "DK"; what is no country code stays as written. */
export function countryName(code: string): string {
  if (!/^[A-Z]{2}$/.test(code)) return code;
  return new Intl.DisplayNames(['en'], { type: 'region', fallback: 'code' }).of(code) ?? code;
}

export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** "1 more high-quality study for, from a new country"; what changes nothing: "Up to 8 more high-quality studies for". */
export function changeWords({ direction, count, from, becomes }: ChangeLine): string {
  const study = count === 1 ? 'study' : 'studies';
  const kind = { supports: `${study} for`, null: `null ${study}`, contradicts: `${study} against` }[
    direction
  ];
  const where = from === 'known' ? '' : count === 1 ? ', from a new country' : ', each from a new country';
  return `${becomes ? '' : 'Up to '}${count} more high-quality ${kind}${where}`;
}

/** The citation of a study; of several publications their number. */
export function studyTitle({ mark, publications }: StudyEvidence): string {
  const [first] = publications;
  if (!first) return mark.label;
  return publications.length === 1
    ? first.citation
    : `One dataset, ${counted(publications.length, 'publication')}`;
}

/** A concern of GRADE-CERQual: "minor concerns"; none is "no or very minor concerns". */
export const concernWords = (concern: string): string =>
  `${concern === 'none' ? 'no or very minor' : concern} concerns`;
