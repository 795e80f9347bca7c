import type { Queries } from '../../core/query/index.js';
import { inTurns } from './inTurns.js';

/** What `offer` offers; the values that it looks at are read in turns before. */
export async function withValues<Offers>(
  queries: Queries,
  offer: (queries: Queries) => Offers,
): Promise<Offers> {
  const wanted: Parameters<Queries['values']>[] = [];
  const offers = offer({
    ...queries,
    values(...asked) {
      wanted.push(asked);
      return new Map();
    },
  });
  if (wanted.length === 0) return offers;
  for (const [name, space] of wanted) await inTurns((mayGoOn) => queries.prepareValues(name, space, mayGoOn));
  return offer(queries);
}
