import { runsOf, toMarkdown, toText } from './richText.js';
import { shortCitation } from './shortCitation.js';
import type { StyledEntry } from './styleEngine.js';
import { plainText } from './text.js';
import type { CslItem } from './types.js';

export interface FormatOptions {
  style: 'apa';
  format: 'markdown' | 'text';
}

export interface FormattedReference {
  citekey: string;
  text: string;
}

let apa: Promise<(items: readonly CslItem[]) => StyledEntry[]> | undefined;

/**
 * References as a style prints them, in the style's order, each with its citation key. Markdown has emphasis as `*…*`, addresses as links
 * and everything else escaped; text has neither. The first call loads the style, which takes about a second. What the style cannot print
 * stands at the end in plain words.
 */
export async function formatBibliography(
  items: readonly CslItem[],
  { format }: FormatOptions,
): Promise<FormattedReference[]> {
  if (items.length === 0) return [];
  apa ??= import('./styleEngine.js').then(({ createStyle }) => createStyle());
  const styled = styledOrPlain(await apa, items);
  return styled.map(({ item, html }) => {
    const runs = runsOf(html);
    return { citekey: item.id, text: format === 'markdown' ? toMarkdown(runs) : toText(runs) };
  });
}

/** One item that citeproc stumbles over does not lose the others. */
function styledOrPlain(
  style: (items: readonly CslItem[]) => StyledEntry[],
  items: readonly CslItem[],
): StyledEntry[] {
  try {
    return style(items);
  } catch {
    const [good, bad]: [CslItem[], CslItem[]] = [[], []];
    for (const item of items) {
      try {
        style([item]);
        good.push(item);
      } catch {
        bad.push(item);
      }
    }
    return [...(good.length < items.length ? styledOrPlain(style, good) : []), ...bad.map(inPlainWords)];
  }
}

function inPlainWords(item: CslItem): StyledEntry {
  const words = [shortCitation(item), plainText(item.title)].filter(Boolean).join('. ');
  return { item, html: words.replaceAll('&', '&amp;').replaceAll('<', '&lt;') };
}
