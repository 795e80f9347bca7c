/** What the YAML parser found, as front matter is read here. */
import { isAlias, isMap, isScalar, isSeq, visit, type Alias, type Document, type Node } from 'yaml';
import type { YamlNode } from './tree.js';

/** Aliases of a document that are followed, and those that a value may unfold into: each adds what it names once more. */
const mostAliases = 100;

/** The tree of a document whose text starts at `offset` of the note. What an alias names is shared, not unfolded. */
export function parsedYaml(document: Document, offset: number): YamlNode | undefined {
  const made = new Map<Node, YamlNode | undefined>();
  const named = namedBy(document);
  let aliases = 0;

  const plainOf = (node: Node) => (): unknown => {
    try {
      const value = node.toJS(document, { maxAliasCount: mostAliases }) as unknown;
      // Throws at what holds itself, which nobody could walk through.
      JSON.stringify(value);
      return value;
    } catch {
      return null;
    }
  };

  function make(node: unknown): YamlNode | undefined {
    if (isAlias(node)) {
      if (++aliases > mostAliases) return undefined;
      const meant = make(named.get(node));
      return meant && { ...meant, ...rangeOf(node), ...(meant.kind === 'scalar' && { quoted: false }) };
    }
    if (!isScalar(node) && !isMap(node) && !isSeq(node)) return undefined;
    if (made.has(node)) return made.get(node);
    // A list that holds itself holds nothing.
    made.set(node, undefined);
    const found = makeNew(node);
    made.set(node, found);
    return found;
  }

  function makeNew(node: Node): YamlNode | undefined {
    const range = rangeOf(node);
    if (isScalar(node)) {
      const { value, source, type } = node;
      const quoted = type === 'QUOTE_DOUBLE' || type === 'QUOTE_SINGLE';
      return { kind: 'scalar', value, ...(source !== undefined && { source }), quoted, ...range };
    }
    if (isSeq(node)) return { kind: 'list', items: node.items.map(make), plain: plainOf(node), ...range };
    if (!isMap(node)) return undefined;
    const entries = node.items.flatMap(({ key, value }) =>
      isScalar(key) ? [{ name: String(key.value), key: rangeOf(key), node: make(value) }] : [],
    );
    return { kind: 'map', entries, plain: plainOf(node), ...range };
  }

  const rangeOf = ({ range }: Node): { start: number; end: number } =>
    range ? { start: offset + range[0], end: offset + range[1] } : { start: offset, end: offset };

  return make(document.contents);
}

/** What each alias stands for: the last node before it with its name. The document's own search walks through all of it for each. */
function namedBy(document: Document): ReadonlyMap<Alias, Node> {
  const anchored = new Map<string, Node>();
  const named = new Map<Alias, Node>();
  visit(document, {
    Node(_, node) {
      if (isAlias(node)) {
        const meant = anchored.get(node.source);
        if (meant) named.set(node, meant);
      } else if (node.anchor !== undefined) anchored.set(node.anchor, node);
    },
  });
  return named;
}
