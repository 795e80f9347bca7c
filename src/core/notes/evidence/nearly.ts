/** Items that start with a relation word and are prose by the grammar, yet look as though their author meant evidence. */
import type { Leaf } from '../leaf.js';
import { readRelation, skipSpace } from './relationWords.js';

/** One word and a colon, a word that looks like a citation key, or a citation right before a colon. */
export function isNearlyEvidence({ prose, groups }: Leaf): boolean {
  const word = readRelation(prose, 0);
  if (!word) return false;
  const rest = prose.text.slice(skipSpace(prose, word.end));
  if (/^[\p{L}\p{N}_-]+(?:,[^:\n]{0,40})?\s*:/u.test(rest)) return true;
  if (/^[\p{L}_-]+\d{4}[\p{L}\d_-]*(?![\p{L}\p{N}])/u.test(rest)) return true;
  return groups.some(({ end }) => prose.text[skipSpace(prose, end)] === ':');
}
