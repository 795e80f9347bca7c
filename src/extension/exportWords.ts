/** What is said after an export. */
import type { BibliographyResult, ExportProgress, ReferenceGrouping } from '../protocol.js';
import { counted, thousands } from './words.js';

/** "12 references exported.", and in what form, where that is not the usual one. */
export const exportedWords = ({
  count,
  missing,
  note,
}: Pick<BibliographyResult, 'count' | 'missing' | 'note'>): string => {
  if (count > 0) return [`${counted(count, 'reference')} exported.`, ...(note ? [note] : [])].join(' ');
  return missing.length > 0
    ? 'Nothing could be exported.'
    : 'Nothing to export: no note cites a reference here.';
};

/** "2 left out: @a (no bibliography has it), @b (…)"; from the fourth on only their number. */
export function missingWords(missing: BibliographyResult['missing']): string {
  const shown = missing.slice(0, 3).map(({ citekey, reason }) => `@${citekey} (${reason})`);
  const more = missing.length - shown.length;
  return `${missing.length} left out: ${[...shown, ...(more > 0 ? [`${more} more`] : [])].join(', ')}`;
}

/** "reading 120 of 1,000 references". */
export function progressWords({ step, done, of }: Pick<ExportProgress, 'step' | 'done' | 'of'>): string {
  if (step === 'writing') return 'writing';
  if (step === 'comparing') return `looking through ${thousands(done)} of ${counted(of, 'claim')}`;
  if (step === 'formatting') return `formatting ${counted(of, 'reference')}`;
  return `reading ${thousands(done)} of ${counted(of, 'reference')}`;
}

/** What a bibliography holds beside its references, and which of them. */
export interface Contents {
  evidenceOnly?: boolean | undefined;
  annotated?: boolean | undefined;
  groupBy?: ReferenceGrouping | undefined;
}

/** "evidence only, annotated, by topic"; "all references" where nothing is left out. */
export const contentsWords = ({ evidenceOnly, annotated, groupBy }: Contents): string =>
  [
    evidenceOnly ? 'evidence only' : 'all references',
    ...(annotated ? ['annotated'] : []),
    ...(groupBy ? [`by ${groupBy}`] : []),
  ].join(', ');
