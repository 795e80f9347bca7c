import { designs, isDesign } from '../../designs.js';
import type { Direction, Rubric, Verdict } from '../types.js';
import { levelLabel, numeral, verdictLabel } from '../words.js';
import { bestDesign, type BodyOfEvidence } from './what.js';
import type { WayUp } from './waysUp.js';

const findings: Record<Direction, [one: string, more: string]> = {
  supports: ['finds it', 'find it'],
  contradicts: ['finds the opposite', 'find the opposite'],
  null: ['looks and does not find it', 'look and do not find it'],
  qualifies: ['finds it in part', 'find it in part'],
};

/** "Strong: two more independent studies of high quality that find it, each from a further country"; `unappraised` studies there are in all. */
export function wayWords(
  { level, verdict, added, appraised }: Omit<WayUp, 'words'>,
  body: BodyOfEvidence,
  rubric: Rubric,
  before: Verdict,
  unappraised: number,
): string {
  const parts: string[] = [];
  if (appraised.length > 0)
    parts.push(`an appraisal of ${listed(appraised, unappraised)} as of high quality`);
  if (added) parts.push(addedWords(added, body, rubric));
  const becomes = verdict === before ? '' : `, which makes it ${verdictLabel(verdict)}`;
  return `${levelLabel(rubric, level)}: ${parts.join(', and ')}${becomes}`;
}

function addedWords(
  { count, direction, quality, newCountries }: NonNullable<WayUp['added']>,
  body: BodyOfEvidence,
  rubric: Rubric,
): string {
  const one = count === 1;
  const studies = one ? 'one more independent study' : `${numeral(count)} more independent studies`;
  const worth = quality === 'high' ? 'of high quality' : 'of at least moderate quality';
  const found = `that ${findings[direction][one ? 0 : 1]}`;
  const where = newCountries === 0 ? '' : `, ${whereWords(count, newCountries)}`;
  // Where designs have scores, not every design would do.
  const design = bestDesign(body.claim, rubric);
  const such = rubric.study.score && isDesign(design) ? ` (${designs[design].toLowerCase()})` : '';
  return `${studies}${such} ${worth} ${found}${where}`;
}

function whereWords(count: number, newCountries: number): string {
  if (newCountries === count) return count === 1 ? 'from a further country' : 'each from a further country';
  const some = numeral(newCountries);
  return newCountries === 1 ? 'one of them from a further country' : `${some} of them from further countries`;
}

function listed(keys: readonly string[], unappraised: number): string {
  if (keys.length > 4) {
    const some = keys.length === unappraised ? 'the' : `${keys.length} of the`;
    return `${some} ${unappraised} studies that no one has appraised`;
  }
  const [last = '', ...rest] = [...keys].reverse();
  return rest.length === 0 ? last : `${rest.reverse().join(', ')} and ${last}`;
}
