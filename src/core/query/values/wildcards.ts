/** Patterns in which `*` stands for any run of characters, none included. No regular expression is made, so none can explode. */

export const hasWildcard = (pattern: string): boolean => pattern.includes('*');

/**
 * Whether a text is as a pattern says. The parts between the stars are looked for from left to right, each at its first place: with stars
 * alone nothing is ever tried twice.
 */
export function wildcardTest(pattern: string): (text: string) => boolean {
  const parts = pattern.split('*');
  const first = parts[0] ?? '';
  if (parts.length === 1) return (text) => text === first;
  const last = parts[parts.length - 1] ?? '';
  const inner = parts.slice(1, -1).filter((part) => part !== '');
  if (inner.length === 0 && last === '') return (text) => text.startsWith(first);
  return (text) => {
    if (text.length < first.length + last.length || !text.startsWith(first) || !text.endsWith(last))
      return false;
    const end = text.length - last.length;
    let at = first.length;
    for (const part of inner) {
      const found = text.indexOf(part, at);
      if (found < 0 || found + part.length > end) return false;
      at = found + part.length;
    }
    return true;
  };
}
