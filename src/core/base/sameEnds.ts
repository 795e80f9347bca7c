/** How many of two lists are alike from their starts, and of the rest from their ends: an edit leaves most of both as it was. */
export function sameEnds<One, Other>(
  one: readonly One[],
  other: readonly Other[],
  areAlike: (a: One, b: Other) => boolean,
): { start: number; end: number } {
  const isLike = (i: number, j: number): boolean => areAlike(one[i] as One, other[j] as Other);
  const most = Math.min(one.length, other.length);
  let start = 0;
  while (start < most && isLike(start, start)) start++;
  let end = 0;
  while (end < most - start && isLike(one.length - 1 - end, other.length - 1 - end)) end++;
  return { start, end };
}
