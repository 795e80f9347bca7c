/** What the figures say in words: labels, tooltips and text equivalents. */
import type { Direction, FigureMark, Quality } from './types.js';

/** What a study did, as a verb after its citation. */
export const findingWords: Record<Direction, string> = {
  supports: 'finds what the claim says',
  contradicts: 'finds the opposite',
  null: 'looked for it, did not find it',
  qualifies: 'finds it in part, or under conditions',
};

export const qualityWords: Record<Quality, string> = {
  high: 'high quality',
  moderate: 'moderate quality',
  low: 'low quality',
  unclear: 'not appraised',
};

/** A mark's tooltip: "Jakobsen & Andersen 2013 finds what the claim says. High quality, weighs 3." */
export function markTitle(mark: FigureMark): string {
  const said = `${mark.label} ${findingWords[mark.direction]}`;
  if (!mark.counted) return `${said}. Listed, not counted.`;
  const quality = qualityWords[mark.quality];
  return `${said}. ${quality.charAt(0).toUpperCase()}${quality.slice(1)}, weighs ${mark.weight}.`;
}

/** Strength and verdict as the text equivalent needs them. */
export interface RatedWords {
  /** "Medium". */
  strength: string;
  /** "not supported". */
  verdict: string;
  /** The reviewer's own strength, where there is one; `strength` is then the suggestion. */
  own?: string | null;
}

/** The text equivalent of a strip: “Medium, supported. 5 independent studies: 4 support, 1 mixed; 1 not counted.” */
export function textEquivalent(rated: RatedWords, marks: readonly FigureMark[]): string {
  const { strength, verdict, own } = rated;
  const rating = own ? `${own} (yours), ${verdict}. Suggested: ${strength}.` : `${strength}, ${verdict}.`;
  return `${rating} ${countWords(marks)}.`;
}

/** “5 independent studies: 4 support, 1 mixed; 1 not counted”. */
export function countWords(marks: readonly FigureMark[]): string {
  const counted = marks.filter((mark) => mark.counted);
  const listed = marks.length - counted.length;
  const found = (direction: Direction, one: string, many = one): string[] => {
    const count = counted.filter((mark) => mark.direction === direction).length;
    return count === 0 ? [] : [`${count} ${count === 1 ? one : many}`];
  };
  const parts = [
    ...found('supports', 'supports', 'support'),
    ...found('contradicts', 'contradicts', 'contradict'),
    ...found('null', 'null'),
    ...found('qualifies', 'mixed'),
  ];
  const head =
    counted.length === 0
      ? 'No independent study'
      : `${counted.length} independent ${counted.length === 1 ? 'study' : 'studies'}: ${parts.join(', ')}`;
  return listed === 0 ? head : `${head}; ${listed} not counted`;
}
