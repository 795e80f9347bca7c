/** What all finished records have that have nothing of a kind, of which there are more than of others: it is shared, and nothing can be added. */
export const noItems: readonly unknown[] = Object.freeze([]);
export const noValues: object = Object.freeze({});
