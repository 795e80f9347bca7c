/** What stands under a query while it is written, as plain data: that it can be run, or what is wrong; then what may come next. */
import type { QueryHelp, QueryResult } from '../../protocol.js';
import { mistakeWords, spaceWords } from './model.js';

export type AskedRow =
  /** On a click the query is run; with how much it finds. */
  | { kind: 'run'; label: string; detail?: string }
  | { kind: 'mistake' | 'hint'; label: string; detail?: undefined }
  /** On a click `text` takes the place of what is written. */
  | { kind: 'offer'; label: string; detail?: string; text: string };

const nothingYet = 'A query is words and qualifiers, such as verdict:contested';

/** `act` says what becomes of the query; `result` is null where nothing is written. */
export function askedRows(
  written: string,
  act: string,
  { mistakes, offers }: QueryHelp,
  result: QueryResult | null,
): AskedRow[] {
  const grave = mistakes.filter((mistake) => mistake.grave);
  const first: AskedRow[] =
    written.trim() === ''
      ? [{ kind: 'hint', label: nothingYet }]
      : grave.length > 0
        ? grave.map((mistake) => ({ kind: 'mistake', label: mistakeWords(written, mistake) }))
        : [{ kind: 'run', label: act, ...(result && { detail: foundWords(result) }) }];
  const mild = mistakes
    .filter((mistake) => !mistake.grave)
    .map((mistake): AskedRow => ({ kind: 'hint', label: mistakeWords(written, mistake) }));
  const next = offers.flatMap(({ label, detail, text, start, length }): AskedRow[] => {
    const whole = written.slice(0, start) + text + written.slice(start + length);
    // What is there already is not offered.
    return whole === written
      ? []
      : [{ kind: 'offer', label, ...(detail !== undefined && { detail }), text: whole }];
  });
  return [...first, ...mild, ...next];
}

/** What can be written and still not be answered, such as changes where git is not asked, says why. */
function foundWords({ count, found, mistakes }: QueryResult): string {
  if (!found) return mistakes[0]?.message ?? '';
  return spaceWords(found.space, count);
}
