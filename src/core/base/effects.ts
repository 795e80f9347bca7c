/** The effects that an item of evidence carries: in spans of class effect, and in attributes of the span round its quote. */
import { readEffect, type PublishedEffect } from '../notes/evidence/effect.js';
import type { AttributeValue, EvidenceItem } from '../notes/types.js';
import type { Range } from '../position.js';
import type { RatedEffect } from '../rating/types.js';

/** One effect as read, or why it cannot be. */
export interface ItemEffect {
  text: string;
  range: Range;
  effect?: RatedEffect;
  problem?: string;
}

const none: readonly never[] = [];

type Attributes = Readonly<Record<string, AttributeValue>>;

export function effectsOf({ effects, attributes }: EvidenceItem): readonly ItemEffect[] {
  if (effects.length === 0 && !attributes.effect) return none;
  const spans = effects.map(({ text, attributes: own, range }) => itemEffect(text, range, own, attributes));
  const written = attributes.effect;
  return written ? [...spans, itemEffect(written.value, written.range, attributes, attributes)] : spans;
}

/** What an attribute adds is written behind the text, so that both are read alike. */
function itemEffect(text: string, range: Range, own: Attributes, item: Attributes): ItemEffect {
  const added = [
    own.ci && `CI ${own.ci.value}`,
    own.se && `SE ${own.se.value}`,
    own.n && `n = ${own.n.value}`,
  ].filter((part) => part !== undefined);
  const read = readEffect([text, ...added].join(', '));
  if ('problem' in read) return { text, range, problem: read.problem };
  const reverse = isTrue(own.reverse) || isTrue(item.reverse);
  return { text, range, effect: ratedEffect(read.effect, reverse) };
}

const isTrue = (attribute: AttributeValue | undefined): boolean =>
  attribute !== undefined && /^(?:true|yes)$/i.test(attribute.value);

const ratedEffect = (effect: PublishedEffect, reverse: boolean): RatedEffect => ({
  ...effect,
  ...(reverse && { reverse }),
});
