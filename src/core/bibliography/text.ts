/**
 * A copy of a piece of text that does not keep the text alive that it was cut from: engines cut by reference, so that a key of ten
 * characters would hold a file of megabytes for as long as someone remembers the key.
 */
export function ownCopy(piece: string): string {
  return ` ${piece}`.slice(1);
}

/** The plain text of a CSL value: without the few HTML tags that CSL allows in values. */
export function plainText(value: unknown): string {
  if (typeof value === 'number') return String(value);
  if (typeof value !== 'string') return '';
  return value
    .replace(/<\/?(?:i|b|sup|sub|sc|span)(?: [^<>]*)?>/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}
