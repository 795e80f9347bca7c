/** What is said after references were added. */
import type { AddResult } from '../protocol.js';

/** "Added @bovaird2007beyond." "@old2001 is there already." */
export function addedWords({ added, known, unread }: Pick<AddResult, 'added' | 'known' | 'unread'>): string {
  const named = (keys: string[]): string =>
    keys.length > 3 ? `${keys.length} references` : keys.map((key) => `@${key}`).join(', ');
  const sentences = [
    ...(added.length > 0 ? [`Added ${named(added.map(({ citekey }) => citekey))}.`] : []),
    ...(known.length > 0 ? [`${named(known)} ${known.length === 1 ? 'is' : 'are'} there already.`] : []),
    ...(unread.length > 0 ? [`Not added: ${unread.slice(0, 3).join('; ')}.`] : []),
  ];
  return sentences.join(' ') || 'There was nothing to add.';
}
