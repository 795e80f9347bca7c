/** Pandoc as an oracle: what its own reader makes of a text. A call takes a while to start, so many texts go into one. */
import { convert } from 'pandoc-wasm';

/** A node of Pandoc's JSON: `{ t: 'Para', c: […] }`. */
export interface PandocNode {
  t: string;
  c?: unknown;
}

interface PandocCitation {
  citationId: string;
  citationPrefix: PandocNode[];
  citationSuffix: PandocNode[];
  citationMode: { t: 'NormalCitation' | 'AuthorInText' | 'SuppressAuthor' };
}

export interface CitedItem {
  key: string;
  mode: string;
  prefix: string;
  suffix: string;
}

const modes = { NormalCitation: 'normal', AuthorInText: 'intext', SuppressAuthor: 'suppress' };

/** The blocks of a Markdown text, as `pandoc -f markdown -t json` reads them. */
export async function pandocBlocks(markdown: string, from = 'markdown'): Promise<PandocNode[]> {
  const { stdout, stderr } = await convert({ from, to: 'json' }, markdown, {});
  if (stdout === '') throw new Error(stderr);
  return (JSON.parse(stdout) as { blocks: PandocNode[] }).blocks;
}

/** Every citation within a part of Pandoc's tree, outer ones before those within them. */
export function citationsIn(node: unknown): CitedItem[][] {
  if (Array.isArray(node)) return node.flatMap(citationsIn);
  if (typeof node !== 'object' || node === null) return [];
  const { t, c } = node as PandocNode;
  if (t === 'Cite') {
    const [items] = c as [PandocCitation[], PandocNode[]];
    const inner = items.flatMap((item) => citationsIn([item.citationPrefix, item.citationSuffix]));
    return [items.map(toItem), ...inner];
  }
  return Object.values(node).flatMap(citationsIn);
}

const toItem = (item: PandocCitation): CitedItem => ({
  key: item.citationId,
  mode: modes[item.citationMode.t],
  prefix: written(item.citationPrefix),
  suffix: written(item.citationSuffix),
});

/** Inlines as text: marks of emphasis, code and math as they are written, typography as Pandoc prints it. */
export function written(nodes: PandocNode[]): string {
  return nodes.map(inline).join('');
}

const inline = ({ t, c }: PandocNode): string => {
  switch (t) {
    case 'Str':
      return (c as string).replaceAll('\u00a0', ' ');
    case 'Space':
    case 'SoftBreak':
      return ' ';
    case 'Emph':
      return `*${written(c as PandocNode[])}*`;
    case 'Strong':
      return `**${written(c as PandocNode[])}**`;
    case 'Quoted': {
      const [{ t: kind }, inner] = c as [PandocNode, PandocNode[]];
      const [open, close] = kind === 'DoubleQuote' ? ['“', '”'] : ['‘', '’'];
      return open + written(inner) + close;
    }
    case 'Code':
      return `\`${(c as [unknown, string])[1]}\``;
    case 'Math':
      return `$${(c as [unknown, string])[1]}$`;
    case 'RawInline':
      return (c as [unknown, string])[1];
    case 'Link': {
      const [, text, [url]] = c as [unknown, PandocNode[], [string, string]];
      return `[${written(text)}](${url})`;
    }
    case 'Span':
    case 'Cite':
      return written((c as [unknown, PandocNode[]])[1]);
    default:
      throw new Error(`no way to write ${t}`);
  }
};

const csl = (labels: readonly string[]): string => {
  const shown = (label: string): string =>
    `<group><text value="⟦${label}|"/><text variable="locator"/><text value="⟧"/></group>`;
  const cases = labels.map((label, i) => {
    const tag = i === 0 ? 'if' : 'else-if';
    return `<${tag} locator="${label.replace(' ', '-')}">${shown(label)}</${tag}>`;
  });
  return `<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" class="in-text"><info><title>t</title><id>t</id><updated>2024-01-01T00:00:00Z</updated></info>
<citation><layout delimiter="‖"><text value="T"/><choose>${cases.join('')}<else>${shown('other')}</else></choose></layout></citation></style>`;
};

/**
 * What Pandoc's citeproc makes of suffixes: for each the locator as `label|value`, its label `other` where it has none, or nothing; and
 * what is left of the suffix.
 */
export async function pandocLocators(
  suffixes: readonly string[],
  labels: readonly string[],
): Promise<{ locator?: string; rest: string }[]> {
  const options = { from: 'markdown', to: 'json', citeproc: true, csl: 't.csl', bibliography: ['t.json'] };
  const text = suffixes.map((suffix) => `[@a${suffix}]`).join('\n\n');
  const files = { 't.csl': csl(labels), 't.json': '[{"id":"a","type":"book","title":"T"}]' };
  const { stdout, stderr } = await convert(options, text, files);
  if (stdout === '') throw new Error(stderr);
  const { blocks } = JSON.parse(stdout) as { blocks: PandocNode[] };
  return blocks.slice(0, suffixes.length).map(({ c }) => {
    const shown = written(c as PandocNode[]);
    const [, locator, rest = ''] = /^T(?:⟦(.*?)⟧)?(.*)$/su.exec(shown) ?? [];
    return { ...(locator !== undefined && { locator }), rest };
  });
}
