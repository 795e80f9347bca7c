/** Part of an address as people read it, `%C3%A9` as a letter; as it is written where that cannot be read. */
export function decoded(written: string): string {
  try {
    return decodeURIComponent(written);
  } catch {
    return written;
  }
}
