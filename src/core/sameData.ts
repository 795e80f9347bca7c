/** Whether two pieces of plain data are written alike: what is equal and in another order counts as different. */
export const sameData = (one: unknown, other: unknown): boolean =>
  one === other || JSON.stringify(one) === JSON.stringify(other);
