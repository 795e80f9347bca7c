/** How much one item may say: as many pieces of evidence come of it as it names claims times sources. */
const mostClaims = 50;
const mostPieces = 1000;

/** What to say of an item that is beyond; nothing of all that people write. */
export function beyondPieces(claims: number, sources: number): string | undefined {
  const pieces = claims * sources;
  if (claims > mostClaims) return unread(`it names ${inWords(claims)} claims`, mostClaims);
  return pieces > mostPieces
    ? unread(`it is ${inWords(pieces)} pieces of evidence, claims by sources`, mostPieces)
    : undefined;
}

const unread = (what: string, most: number): string =>
  `this item is not read: ${what}, more than ${inWords(most)}; divide it`;

const inWords = (count: number): string => count.toLocaleString('en');
