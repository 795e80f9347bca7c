/** A rating in words, for hovers, lists, the Claim Map and the command line. */
import type { NotCounted, Rating, Rubric, Unit, Verdict } from './types.js';

/** "not supported". */
export const verdictLabel = (verdict: Verdict): string => verdict.replace('-', ' ');

/** "Very strong"; a level that the scale does not have is shown as written. */
export const levelLabel = (rubric: Rubric, level: string): string =>
  rubric.scale.find(({ id }) => id === level)?.label ?? level;

/** `rank` bars of `of`: the levels above no evidence. */
export function levelRank(rubric: Rubric, level: string): { rank: number; of: number } {
  const of = Math.max(...rubric.scale.map(({ rank }) => rank));
  return { rank: rubric.scale.find(({ id }) => id === level)?.rank ?? 0, of };
}

const numerals = [
  'no',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
];
/** "two", up to twelve; then figures. */
export const numeral = (count: number): string => numerals[count] ?? String(count);
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** What studies found, for one and for more. */
const found: Record<Unit['relation'], [string, string]> = {
  supports: ['finds it', 'find it'],
  contradicts: ['finds the opposite', 'find the opposite'],
  null: ['looked and did not find it', 'looked and did not find it'],
  qualifies: ['finds it in part', 'find it in part'],
};

/** One sentence on a body of evidence that could stand in a paper. */
export function sentence({ units, notCounted }: Rating): string {
  if (units.length === 0) return untested(notCounted);
  const shared = units
    .filter(({ studies }) => studies.length > 1)
    .map(
      ({ studies }) =>
        `${studies.length} publications share ${units.length === 1 ? 'its' : 'one'} dataset and count once`,
    );
  const tail = shared.length === 0 ? '.' : `: ${shared.join('; ')}.`;
  const directions = (['supports', 'contradicts', 'null', 'qualifies'] as const).flatMap((relation) => {
    const count = units.filter((unit) => unit.relation === relation).length;
    return count === 0 ? [] : [{ relation, count }];
  });
  const [only] = directions;
  if (units.length === 1 && only)
    return `One independent study bears on this, and ${found[only.relation][0]}${tail}`;
  const bear = `${capital(numeral(units.length))} independent studies bear on this`;
  if (directions.length === 1 && only) {
    const all = units.length === 2 ? 'both' : 'all';
    return `${bear}, and ${all} ${found[only.relation][1]}${tail}`;
  }
  const each = directions.map(
    ({ relation, count }) => `${numeral(count)} ${found[relation][count === 1 ? 0 : 1]}`,
  );
  const last = each.pop() ?? '';
  return `${bear}: ${each.join(', ')} and ${last}${shared.length === 0 ? '' : `; ${shared.join('; ')}`}.`;
}

function untested(notCounted: readonly NotCounted[]): string {
  const count = notCounted.length;
  if (count === 0) return 'No one has tested this yet.';
  return count === 1
    ? 'No one has tested this: one source is listed and not counted.'
    : `No one has tested this: ${numeral(count)} sources are listed and not counted.`;
}

/** "Medium, supported. 5 independent studies: 4 support, 1 mixed; 1 not counted.": what the strip of marks shows. */
export function textEquivalent(rating: Rating, rubric: Rubric): string {
  const { units, notCounted } = rating;
  const verbs: Record<Unit['relation'], [string, string]> = {
    supports: ['supports', 'support'],
    contradicts: ['contradicts', 'contradict'],
    null: ['null', 'null'],
    qualifies: ['mixed', 'mixed'],
  };
  const parts = (['supports', 'contradicts', 'null', 'qualifies'] as const).flatMap((relation) => {
    const count = units.filter((unit) => unit.relation === relation).length;
    return count === 0 ? [] : [`${count} ${verbs[relation][count === 1 ? 0 : 1]}`];
  });
  const studies = units.length === 1 ? '1 independent study' : `${units.length} independent studies`;
  const listed = notCounted.length === 0 ? '' : `; ${notCounted.length} not counted`;
  const detail = parts.length === 0 ? '' : `: ${parts.join(', ')}`;
  return `${levelLabel(rubric, rating.strength)}, ${verdictLabel(rating.verdict)}. ${studies}${detail}${listed}.`;
}
