/** What a `.csl` file says of itself, read before an engine is made of it. */
export interface StyleFacts {
  title?: string;
  /** The id of the style that this one follows in everything, without the address before it. */
  parent?: string;
  /** The language that it is written for, where it says so. */
  locale?: string;
  hasBibliography: boolean;
}

const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** The facts, or why the text is no style: with the line, where its tags do not match. */
export function readStyle(xml: string): StyleFacts | { unread: string } {
  const root = /<style\b([^<>]*)>/.exec(xml);
  if (!root) return { unread: 'it has no <style> element' };
  const mismatch = firstMismatch(xml);
  if (mismatch !== undefined) return { unread: mismatch };
  const defined = new Set(
    [...xml.matchAll(/<macro\b[^<>]*\sname\s*=\s*["']([^"']*)["']/g)].map((found) => found[1]),
  );
  for (const [, macro] of xml.matchAll(/\smacro\s*=\s*["']([^"']*)["']/g))
    if (!defined.has(macro)) return { unread: `it uses a macro ${macro ?? ''} that it does not define` };
  const link = [...xml.matchAll(/<link\b([^<>]*)>/g)].map(([, attributes = '']) => attributes);
  const parent = link.find((each) => /rel\s*=\s*["']independent-parent["']/.test(each));
  const title = /<title>([^<>]*)<\/title>/.exec(xml)?.[1];
  const locale = attribute(root[1] ?? '', 'default-locale');
  const address = parent && attribute(parent, 'href');
  return {
    ...(title !== undefined && { title: decoded(title.trim()) }),
    ...(address && { parent: address.slice(address.lastIndexOf('/') + 1) }),
    ...(locale && { locale }),
    hasBibliography: /<bibliography\b/.test(xml),
  };
}

const attribute = (text: string, name: string): string | undefined =>
  new RegExp(`(?:^|\\s)${name}\\s*=\\s*["']([^"']*)["']`).exec(text)?.[1];

const decoded = (text: string): string =>
  text.replace(/&(\w+);/g, (entity, name: string) => named[name] ?? entity);

/** Where the tags of a text first fail to match, as words; undefined where all do. The parser behind would hang or guess there. */
function firstMismatch(xml: string): string | undefined {
  const open: { name: string; at: number }[] = [];
  const lineAt = (index: number): number => xml.slice(0, index).split('\n').length;
  const tags =
    /<!--[\s\S]*?-->|<\?[\s\S]*?\?>|<!\[CDATA\[[\s\S]*?\]\]>|<(\/?)([A-Za-z][\w:.-]*)((?:[^<>"']|"[^"<]*"|'[^'<]*')*)>|</g;
  for (const found of xml.matchAll(tags)) {
    const [whole, slash, name, rest] = found;
    if (whole === '<') return `a tag in line ${lineAt(found.index)} is not complete`;
    if (name === undefined || rest?.endsWith('/')) continue;
    if (slash === '') open.push({ name, at: found.index });
    else if (open.pop()?.name !== name) return `</${name}> in line ${lineAt(found.index)} closes nothing`;
  }
  const left = open.pop();
  return left && `<${left.name}> in line ${lineAt(left.at)} is never closed`;
}
