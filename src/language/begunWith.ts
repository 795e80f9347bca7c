/** Of sorted names those that begin with some letters, at most so many; in time that does not grow with the names. */
export function begunWith(sorted: readonly string[], beginning: string, most: number): string[] {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? '') < beginning) low = middle + 1;
    else high = middle;
  }
  const found: string[] = [];
  for (let i = low; found.length < most && sorted[i]?.startsWith(beginning); i++) found.push(sorted[i] ?? '');
  return found;
}
