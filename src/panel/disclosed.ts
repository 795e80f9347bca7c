import type { Dispatch, Model } from './model.js';

/** What is open inside an opened claim. Kept in the model: a row that is scrolled away is not drawn, and must come back as it was. */
export interface Disclosed {
  has(part: string): boolean;
  toggle(part: string): void;
}

export function disclosedIn({ kept }: Pick<Model, 'kept'>, row: string, dispatch: Dispatch): Disclosed {
  const parts = kept.disclosed[row] ?? [];
  const has = (part: string): boolean => parts.includes(part);
  return { has, toggle: (part) => dispatch({ kind: 'disclose', row, part, open: !has(part) }) };
}
