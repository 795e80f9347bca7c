/** Why a rating came out as it did, in lines for people: the four dimensions, the rules tried, what was adjusted. */
import type { Facts, Rating, Rubric } from './types.js';
import { levelLabel } from './words.js';

export interface DimensionLine {
  name: 'quality' | 'size' | 'consistency' | 'context';
  value: string;
  /** Dots filled, of dots. */
  rank: number;
  of: number;
  /** The fact behind it. */
  fact: string;
}

export interface RuleLine {
  rule: string;
  label: string;
  fitted: boolean;
  words: string;
}

const graded = ['none', 'low', 'moderate', 'high'];
const contexts = ['none', 'partial', 'relevant'];

/** The four dimensions of a body of evidence, each with the fact that it rests on; empty without units. */
export function dimensions(rating: Rating, rubric: Rubric): DimensionLine[] {
  const { facts } = rating;
  if (facts.k === 0) return [];
  const sizes = [...rubric.body.size].sort((a, b) => a.min - b.min).map(({ id }) => id);
  const value = (name: DimensionLine['name']): string => String(facts[name]);
  const line = (name: DimensionLine['name'], scale: readonly string[], fact: string): DimensionLine => ({
    name,
    value: value(name),
    rank: Math.max(0, scale.indexOf(value(name))),
    of: scale.length - 1,
    fact,
  });
  return [
    line('quality', graded, qualityFact(facts)),
    line('size', sizes, sizeFact(facts)),
    line('consistency', graded, consistencyFact(facts)),
    line('context', contexts, contextFact(facts, rubric)),
  ];
}

function qualityFact({ quality, k_high, k_low, k_side }: Facts): string {
  const side = Number(k_side);
  const [count, grade] = quality === 'low' ? [Number(k_low), 'low'] : [Number(k_high), 'high'];
  return `${count} of ${side} ${side === 1 ? 'weighs' : 'weigh'} as ${grade}`;
}

function sizeFact({ size_k, k_side }: Facts): string {
  if (size_k !== k_side) return `${String(size_k)} studies, reviews opened`;
  return size_k === 1 ? '1 independent study' : `${String(size_k)} independent studies`;
}

function consistencyFact({ agreement, participants_disagree }: Facts): string {
  const share = `${Math.round(Number(agreement) * 100)} % of the weight agrees`;
  return participants_disagree === true ? `${share}, participants do not` : share;
}

function contextFact({ countries, context }: Facts, rubric: Rubric): string {
  const count = countries === 1 ? '1 country' : `${String(countries)} countries`;
  return context === 'partial' && Number(countries) < rubric.body.context.minCountries
    ? `${count}, ${rubric.body.context.minCountries} needed`
    : count;
}

/** The start rules in order, up to the one that fitted: what each lacked, or why it fitted. */
export function ruleLines(rating: Rating, rubric: Rubric): RuleLine[] {
  const lacked = rating.tried.filter(({ step }) => step === 'start');
  const lines = lacked
    // "No evidence" fits only an empty body: nothing that a reader has to be told of one that is not.
    .filter(
      ({ level }) => level !== undefined && (rubric.scale.find(({ id }) => id === level)?.rank ?? 0) > 0,
    )
    .map(({ rule, level, missed }): RuleLine => ({
      rule,
      label: levelLabel(rubric, level ?? ''),
      fitted: false,
      words: `needs ${missed.map((one) => needWords(one.fact, one.words, rubric)).join(', ')}`,
    }));
  const [first] = rating.ledger;
  return first
    ? [...lines, { rule: first.rule, label: levelLabel(rubric, first.to), fitted: true, words: first.reason }]
    : lines;
}

const needWords = (fact: string, words: string, rubric: Rubric): string =>
  fact === 'context'
    ? `a ${words} (${rubric.body.context.minCountries} countries, or those that the claim names)`
    : words;

/** Adjustments and caps that applied, in order: "Strong → Medium: reason". */
export function adjustmentLines(rating: Rating, rubric: Rubric): string[] {
  return rating.ledger
    .slice(1)
    .map(
      ({ from, to, reason }) => `${levelLabel(rubric, from ?? '')} → ${levelLabel(rubric, to)}: ${reason}`,
    );
}
