/**
 * How long remark-parse takes for a text, roughly: it is slow on some marks, and grows with the square of others. A note of many blocks,
 * each below the caps, could hold up all others for minutes; so what one note may hand to the parser is capped, too.
 */

import { opensBlock } from './chunks.js';

/**
 * In microseconds of a machine of 2024, for each of what stands in a text. Fitted to the odd inputs of the tests in paragraphs, lists,
 * quotes and `:::` blocks, where it is seldom more than twice too low, and to real texts, where it is about half as much again too high.
 */
const cost = {
  unit: 1.6,
  lineBreak: 10,
  /** Lines that are not blank. */
  line: 10,
  squareOfLines: 0.035,
  /** What opens a quote, an item or a heading. */
  opening: 37,
  bracket: 15,
  /** Marks of emphasis and code, backslashes. */
  mark: 5,
  squareOfBracketsAndMarks: 0.03,
  /** `<`: where HTML that never ends begins, the rest is searched for its end. */
  angle: 8,
  squareOfAngles: 0.05,
  /** `!`: each may begin a picture. */
  exclamation: 30,
  /** `&`: each may be a character reference. */
  ampersand: 10,
};

/** The most that one note may hand to the parser: of what people write, some 200,000 characters in blocks that are not plain. */
export const mostParsing = 500_000;

/** What a text costs. */
export function parsingCost(source: string): number {
  let [lineBreaks, lines, openings, brackets, marks, angles, exclamations, ampersands] = [
    0, 0, 0, 0, 0, 0, 0, 0,
  ];
  let atStart = true;
  let blank = true;
  for (let i = 0; i < source.length; i++) {
    const unit = source.charCodeAt(i);
    if (unit === 10 || unit === 13) {
      lineBreaks++;
      if (!blank) lines++;
      blank = atStart = true;
      continue;
    }
    if (unit === 32 || unit === 9) continue;
    blank = false;
    if (atStart) {
      if (opensBlock(unit)) openings++;
      // Digits and what may stand beside them in a marker: another may follow.
      atStart = (unit >= 41 && unit <= 57) || unit === 62;
    }
    if (unit === 60) angles++;
    else if (unit === 38) ampersands++;
    else if (unit === 33) exclamations++;
    else if (unit === 91) brackets++;
    else if (unit === 42 || unit === 95 || unit === 96 || unit === 92) marks++;
  }
  if (!blank) lines++;
  return (
    cost.unit * source.length +
    cost.lineBreak * lineBreaks +
    cost.line * lines +
    cost.squareOfLines * lines ** 2 +
    cost.opening * openings +
    cost.bracket * brackets +
    cost.mark * marks +
    cost.squareOfBracketsAndMarks * (brackets + marks) ** 2 +
    cost.angle * angles +
    cost.squareOfAngles * angles ** 2 +
    cost.exclamation * exclamations +
    cost.ampersand * ampersands
  );
}
