import { toMarkdown } from './markdown.js';
import { plainRuns, toText, type Run } from './richText.js';
import { shortCitation } from './shortCitation.js';
import type { PrintItems, StyledEntry, StyleEngine } from './styleEngine.js';
import { loadStyle } from './styles/loadStyle.js';
import { plainText } from './text.js';
import type { CslItem } from './types.js';

export interface FormattedReference {
  citekey: string;
  runs: readonly Run[];
}

/**
 * References as a loaded style prints them, in the style's order (that of `items`, where the style has none), each with its citation key.
 * What the style cannot print, or says nothing of, stands at the end in plain words: no reference is lost.
 */
export function formatReferences(items: readonly CslItem[], print: PrintItems): FormattedReference[] {
  if (items.length === 0) return [];
  const { styled, bad } = printable(items, print);
  const seen = new Set([...styled.map(({ item }) => item), ...bad]);
  const unsaid = items.filter((item) => !seen.has(item));
  return [
    ...styled.map(({ item, runs }) => ({ citekey: item.id, runs })),
    ...[...unsaid, ...bad].map((item) => ({ citekey: item.id, runs: plainRuns(inPlainWords(item)) })),
  ];
}

/** One item that citeproc stumbles over does not lose the others. */
function printable(items: readonly CslItem[], print: PrintItems): { styled: StyledEntry[]; bad: CslItem[] } {
  try {
    return { styled: print(items), bad: [] };
  } catch {
    const bad = items.filter((item) => !printsAlone(item, print));
    if (bad.length === 0) return { styled: [], bad: [...items] };
    const good = items.filter((item) => !bad.includes(item));
    const rest = printable(good, print);
    return { styled: rest.styled, bad: [...bad, ...rest.bad] };
  }
}

function printsAlone(item: CslItem, print: PrintItems): boolean {
  try {
    print([item]);
    return true;
  } catch {
    return false;
  }
}

/** References as they are cited together in running text; in plain words where the style says nothing or stumbles. */
export function formatCitation(items: readonly CslItem[], { cite }: Pick<StyleEngine, 'cite'>): Run[] {
  try {
    const runs = cite(items);
    if (runs) return [...runs];
  } catch {
    // As it would be left out of a bibliography.
  }
  return plainRuns(`(${items.map(shortCitation).join('; ')})`);
}

function inPlainWords(item: CslItem): string {
  return [shortCitation(item), plainText(item.title)].filter(Boolean).join('. ');
}

/** References in APA style, as Markdown (emphasis as `*…*`, addresses as links, the rest escaped) or as plain text. */
export async function formatBibliography(
  items: readonly CslItem[],
  { style, format }: { style: string; format: 'markdown' | 'text' },
): Promise<{ citekey: string; text: string }[]> {
  const loaded = await loadStyle(style);
  if (!loaded.ok) throw new Error(loaded.message);
  const write = format === 'markdown' ? toMarkdown : toText;
  return formatReferences(items, loaded.print).map(({ citekey, runs }) => ({ citekey, text: write(runs) }));
}
