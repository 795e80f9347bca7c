const syllables =
  'an ar be ci co de do el en er fa ga il in is la le ma mo na ne on or pa re ri ro sa se ta te ti to un ve'.split(
    ' ',
  );

/** Words as a field's language has them: 30,000, the commonest in nearly every sentence (Zipf, 1935). */
export function vocabulary(next: () => number): string[] {
  const words = new Set<string>();
  while (words.size < 30_000) {
    const length = 1 + Math.floor(next() * 4);
    words.add(Array.from({ length }, () => syllables[Math.floor(next() * syllables.length)]).join(''));
  }
  return [...words].sort((a, b) => a.length - b.length);
}
