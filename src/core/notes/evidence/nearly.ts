/** Items that are prose by the grammar, yet look as though their author meant evidence. */
import { nearest } from '../../nearest.js';
import type { Range } from '../../position.js';
import type { Leaf } from '../leaf.js';
import { rangeOf } from '../prose/prose.js';
import { relationForms } from '../relations.js';
import { readRef } from './refs.js';
import { readRelation, skipMarkup, skipSpace } from './relationWords.js';

/** With a relation word: one word and a colon, a word that looks like a citation key, or a citation right before a colon. */
export function isNearlyEvidence({ prose, groups }: Leaf): boolean {
  const word = readRelation(prose, 0);
  if (!word) return false;
  const rest = prose.text.slice(skipSpace(prose, word.end));
  if (/^[\p{L}\p{N}_-]+(?:,[^:\n]{0,40})?\s*:/u.test(rest)) return true;
  if (/^[\p{L}_-]+\d{4}[\p{L}\d_-]*(?![\p{L}\p{N}])/u.test(rest)) return true;
  return groups.some(({ end }) => prose.text[skipSpace(prose, end)] === ':');
}

interface Mistyped {
  written: string;
  range: Range;
  /** The relation that is most like it, with its first letter as written. */
  meant: string;
  namesClaim?: true;
}

/** Up to three words, and what stands behind them: a citation, or the id of a claim. */
const wordsBefore = /([\p{L}’']+(?: [\p{L}’']+){0,2})[*_]*\s+(?=[*_]*[#@[-])/uy;

/** Slips of a relation word: letters left out, doubled or in the wrong place. */
const mostEdits = 2;

/** A relation word with a slip in it, right before a citation or the id of a claim, as in `suports [@a]`. */
export function mistypedRelation(leaf: Leaf): Mistyped | undefined {
  const { prose, groups } = leaf;
  const start = skipMarkup(prose, 0);
  wordsBefore.lastIndex = start;
  const [whole, written] = wordsBefore.exec(prose.text) ?? [];
  if (whole === undefined || written === undefined) return undefined;
  const meant = relationLike(written);
  if (meant === undefined) return undefined;
  const at = skipMarkup(prose, start + whole.length);
  const namesClaim = readRef(prose, at) !== undefined;
  if (!namesClaim && !groups.some((group) => group.start === at)) return undefined;
  const range = rangeOf(prose, start, start + written.length);
  return { written, range, meant, ...(namesClaim && { namesClaim }) };
}

function relationLike(written: string): string | undefined {
  const lower = written.toLowerCase();
  // With the letter that it starts with, which people seldom miss, and of its length or nearly: "reports" and "sports" are no slips.
  const alike = relationForms.filter((form) => form.startsWith(lower.charAt(0)));
  const [best] = alike.includes(`${lower} by`)
    ? [`${lower} by`]
    : nearest(
        lower,
        alike.filter((form) => Math.abs(form.length - lower.length) <= 1),
        1,
        mostEdits,
      );
  const capital = lower.charAt(0) !== written.charAt(0);
  return best !== undefined && capital ? best.charAt(0).toUpperCase() + best.slice(1) : best;
}
